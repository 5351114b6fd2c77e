/// Is what we claim true today? Observations that expire, the controls they hold up, and the six
/// items a client checks before and after it signs, computed from them.
///
/// - Knows: which control needs which observation, how old it may be, and what it says.
/// - Never knows: a caller, a message, a key of a client.
/// - Says: nothing.
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
      "http",
      "http :: outbound",
      "script",
      "script :: calendar",
      "access",
      "people",
      "people :: place",
      "client",
      "contract",
      "contract :: confirmation",
      "retention",
      "client :: key",
      "recording",
      "probe",
      "copies",
      "backup",
      "watch",
      "boot",
      "boot :: machine",
      "audit :: anchor",
      "audit :: reading",
      "access :: session",
      "call :: media",
      "delivery",
      "delivery :: mail"
    })
package denwaban.assurance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
