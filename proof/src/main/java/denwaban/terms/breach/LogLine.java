package denwaban.terms.breach;

import java.time.Instant;

/// An entry of a client's log, as far as a contract can be held against it. What an entry does not
/// have is empty.
///
/// @param index its number
/// @param actor pseudonym of the person
/// @param purpose as it stands in a leaf, such as `export`
public record LogLine(
    long index,
    Instant at,
    String act,
    String object,
    String actor,
    String role,
    String purpose,
    String session) {

  /// Whether one of the client's own people did it.
  boolean byClient() {
    return role.startsWith("client-");
  }
}
