/// How long a thing may be kept, its erasure, and the certificate of it.
///
/// - Knows: of each thing its id, its kind, since when it is kept and when its time is over.
/// - Never knows: what it says. What removes it can read no content, what looks afterwards can
///   change nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "storage",
      "storage :: key",
      "audit",
      "audit :: sequencing",
      "http",
      "access",
      "access :: session",
      "signin :: guard",
      "client",
      "copies",
      "contract",
      "contract :: document",
      "contract :: termination",
      "kyc"
    })
package denwaban.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
