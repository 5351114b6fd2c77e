/// What is said for a client: set by the office and by the client's own administrator, in versions.
///
/// - Knows: who set which version, since when it holds, and which operators were shown what.
/// - Never knows: a message; of a caller only what stands for a blocked number.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "storage :: key",
      "audit",
      "http",
      "access",
      "script",
      "script :: calendar",
      "script :: instruction",
      "people",
      "client",
      "call",
      "call :: ledger"
    })
package denwaban.answering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
