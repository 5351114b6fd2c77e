/// The invented office that `./denwaban demo` shows: its people, clients and scripts, and a
/// telephone in the browser. Nothing of it runs in a real office.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "audit",
      "http",
      "access",
      "people",
      "client",
      "client :: key",
      "contract",
      "contract :: subprocessor",
      "script",
      "call",
      "call :: event",
      "call :: media"
    })
package denwaban.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
