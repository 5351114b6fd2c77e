package denwaban.watch.watchlist;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call that came from a watched number, as rules see it.
///
/// @param call id of it, as leaves have it
/// @param family pseudonyms, in the client's log, of the one whose family rang; empty for others
/// @param endedAt null while it goes on
public record WatchedCall(
    String call, WatchedCaller.Why why, Set<UUID> family, @Nullable Instant endedAt) {}
