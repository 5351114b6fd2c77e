/// Who watches: questions of clients about their logs, what an account touched, and each day's
/// alarms.
///
/// - Knows: entries as they stand in the logs, which rules they break, who asked and who answered.
/// - Never knows: what is in an object. An alarm names entries, nothing else.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "seal", "database", "audit", "people", "client", "vault"})
package denwaban.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
