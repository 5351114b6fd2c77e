/// `./denwaban check`: says what usually goes wrong with a real office, before its first start and
/// after, and what to do about it. `./denwaban verify-erasure`: whether anything is left of what
/// was erased.
///
/// - Knows: the settings as a start would read them, and this machine: its ports, addresses,
///   certificates, files, clock, disk and memory; of what stands elsewhere, what the settings name.
/// - Never knows: a person, a call, of a client more than its id. It starts nothing, writes nothing
///   into the data folder or elsewhere, and shows nothing of a password, a key or a secret file.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "database",
      "storage",
      "storage :: bucket",
      "storage :: key",
      "signin :: oidc",
      "retention",
      "copies",
      "backup",
      "desk",
      "boot",
      "boot :: machine"
    })
package denwaban.preflight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
