package denwaban.access;

import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/// A person's access was ended; sessions are gone.
///
/// @param client of a member; null of staff
public record PersonDisabled(PersonId person, @Nullable ClientId client) {}
