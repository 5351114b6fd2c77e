/// Tries every port and endpoint of the running program as an outsider would, and records the
/// results.
///
/// - Knows: which ports and endpoints there are, what each must answer to a caller who has no right
///   to it.
/// - Never knows: an id, a key or a session of anybody but its own probe account.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "network",
      "audit",
      "http",
      "access",
      "access :: passkey",
      "access :: session",
      "people",
      "call :: media"
    })
package denwaban.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
