/// Who watches: questions of clients about their logs, what an account touched, and each day's
/// alarms.
///
/// - Knows: entries as they stand in the logs, which rules they break, who asked and who answered;
///   which calls came from a watched number.
/// - Never knows: what is in an object, or a number longer than it takes to compare it. An alarm
///   names entries, nothing else.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "storage :: key",
      "audit",
      "audit :: reading",
      "http",
      "access",
      "access :: session",
      "people",
      "call",
      "call :: event",
      "vault"
    })
package denwaban.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
