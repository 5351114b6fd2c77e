/// The office's own backup: its database, its key files and the sealed payloads, at a place outside
/// the data folder, sealed to a key that this program does not have.
///
/// - Knows: what is there since when, what is due to leave it, and whether it came back in a drill.
/// - Never knows: what a row or a payload says; it moves files, and removes what a list names.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "storage",
      "storage :: key",
      "storage :: bucket",
      "storage :: partition",
      "audit",
      "audit :: reading",
      "audit :: sequencing",
      "http",
      "access",
      "client",
      "contract",
      "retention",
      "retention :: key"
    })
package denwaban.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
