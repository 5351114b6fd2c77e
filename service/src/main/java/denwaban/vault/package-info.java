/// Sealed objects of clients: payload, header, manifest.
///
/// - Knows: whose an object is, where its payload is, under which key its header row is wrapped.
/// - Never knows: a key that opens an object. A header, the only carrier of the file key, is
///   released only after its audit entry is committed.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "storage",
      "storage :: key",
      "audit",
      "audit :: reading",
      "http",
      "access",
      "access :: session",
      "signin :: guard",
      "client",
      "client :: key",
      "contract",
      "retention"
    })
package denwaban.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
