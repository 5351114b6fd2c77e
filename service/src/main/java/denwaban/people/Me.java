package denwaban.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who is signed in, as their own screen shows it.
///
/// @param csrf always null: the Origin header does that work
record Me(
    String person,
    String name,
    String kana,
    String kind,
    String role,
    @Nullable Company client,
    boolean demo,
    @Nullable String csrf,
    Instant now) {

  record Company(String id, String name, String slug) {}
}
