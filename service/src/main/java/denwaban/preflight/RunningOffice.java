package denwaban.preflight;

import denwaban.database.StartConditions;
import denwaban.preflight.finding.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// The office that runs on the data folder now.
///
/// @param pid empty if it is not seen
/// @param uid owner of its lock
record RunningOffice(OptionalInt pid, int uid) {

  /// @return empty if none runs
  /// @throws IOException if this account may not see it
  static Optional<RunningOffice> of(StartConditions conditions) throws IOException {
    if (!conditions.running()) return Optional.empty();
    var lock = conditions.data().resolve("lock");
    return Optional.of(new RunningOffice(Sockets.locker(lock), uid(lock)));
  }

  /// The same, where it does not matter why nothing is seen.
  static Optional<RunningOffice> in(Setup setup) {
    try {
      var conditions = setup.conditions();
      return conditions.isEmpty() ? Optional.empty() : of(conditions.get());
    } catch (IOException | RuntimeException notSeen) {
      return Optional.empty();
    }
  }

  /// Whether it is this office that holds a port: the same process, or, where processes are not
  /// seen, the same account.
  boolean is(Sockets.Holder holder) {
    if (holder.pid().isPresent() && pid.isPresent()) {
      return holder.pid().getAsInt() == pid.getAsInt();
    }
    return holder.uid() == uid;
  }

  static int uid(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid");
  }
}
