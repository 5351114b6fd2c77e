/// Copies of the logs, where this office cannot reach them any more.
///
/// - Knows: where a copy goes, what it has already, how old it is, why it is not newer.
/// - Never knows: what an entry is about; it moves files that `audit` writes.
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
      "audit :: anchor",
      "http",
      "http :: outbound",
      "access",
      "client",
      "client :: key"
    })
package denwaban.copies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
