/// The back office's pages that need several modules, and what a client sees of the office itself.
///
/// - Knows: how clients are added, which steps a new office still has before it, and the public
///   log.
/// - Never knows: a rule of the trade; it asks the modules below.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database :: tenant",
      "storage :: key",
      "audit",
      "audit :: anchor",
      "audit :: reading",
      "http",
      "access",
      "access :: session",
      "people",
      "client",
      "client :: key",
      "contract",
      "contract :: confirmation",
      "script",
      "call :: ledger",
      "vault",
      "demo",
      "boot"
    })
package denwaban.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
