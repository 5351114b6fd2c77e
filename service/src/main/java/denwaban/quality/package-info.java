/// Quality review: reviewers' keys, and the single objects that members of clients give them.
///
/// - Knows: which object was given to whom, by whom and until when; which reviewers a client
///   approved; reviewers' public keys.
/// - Never knows: a key that opens an object. A reviewer gets a header that a member's browser made
///   for them, or the edge with a member's approval, and only after the client's log has it.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "audit",
      "http",
      "access",
      "people",
      "signin :: guard",
      "client",
      "client :: key",
      "contract",
      "vault",
      "recording",
      "recording :: replay"
    })
package denwaban.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
