package denwaban.message;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That something waits; never what.
///
/// @param newest id of the newest item, or null when there is none
record News(int unread, @Nullable UUID newest) {}
