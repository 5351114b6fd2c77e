/// Starts the program: which address it listens on, what it tells whom when it starts and stops,
/// and the commands that run without it.
///
/// - Knows: settings, ports, the run before.
/// - Never knows: a rule of the trade.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: backlog",
      "database :: tenant",
      "storage :: key",
      "audit",
      "audit :: reading",
      "http",
      "access",
      "people",
      "people :: privilege",
      "client",
      "recording",
      "watch"
    })
package denwaban.boot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
