/// The doors that need several modules, and the web's plumbing: addresses, headers, errors, pages.
///
/// - Knows: how browsers reach us, and which page goes out with which headers.
/// - Never knows: a rule of the trade; it asks the modules below.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "seal",
      "database",
      "storage",
      "audit",
      "people",
      "client",
      "contract",
      "vault",
      "script",
      "call",
      "recording",
      "message"
    })
package denwaban.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
