/// Tries every door of the running program as an outsider would, and writes down what came.
///
/// - Knows: which doors there are, what each must answer to whoever has no right to it.
/// - Never knows: an id, a key or a session of anybody but its own person, who is nobody.
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
