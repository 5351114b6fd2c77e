/// What each client agreed to, as decisions that name their clause.
///
/// - Knows: since when which terms hold, what they allow and for how long things are kept.
/// - Never knows: a call's content, or a way around a clause.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "network",
      "storage",
      "storage :: key",
      "audit",
      "audit :: reading",
      "audit :: anchor",
      "http",
      "http :: outbound",
      "access",
      "access :: passkey",
      "people",
      "client",
      "client :: key",
      "kyc"
    })
package denwaban.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
