package denwaban.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Debian's own systemd, booted in namespaces: see `src/test/systemd/boot`. It has the address
/// [RealOffice#ADDRESS] and forgets all when it ends.
final class SmallMachine implements AutoCloseable {

  private static final Duration BOOT = Duration.ofSeconds(60);
  private static final int PATIENCE_S = 240;

  private final Process unshare;
  private final long first;

  private SmallMachine(Process unshare, long first) {
    this.unshare = unshare;
    this.first = first;
  }

  /// Whether this machine can: as root, with systemd.
  static boolean possible() {
    return Files.isExecutable(Path.of("/lib/systemd/systemd")) && Files.isWritable(Path.of("/etc"));
  }

  /// @param shared is seen in it at `/mnt`
  static SmallMachine boots(Path folder, Path shared) throws Exception {
    var command =
        new ArrayList<>(
            List.of("unshare", "--pid", "--fork", "--kill-child", "--mount", "--net", "--uts"));
    command.addAll(List.of("--ipc", "--cgroup", "src/test/systemd/boot", "" + folder, "" + shared));
    var log = folder.resolveSibling("boot.log");
    var unshare =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Wait.until(
        "systemd is the first process",
        BOOT,
        () -> {
          if (!unshare.isAlive()) throw new AssertionError(Files.readString(log));
          return unshare.children().anyMatch(SmallMachine::isSystemd);
        });
    var first = unshare.children().findFirst().orElseThrow().pid();
    var machine = new SmallMachine(unshare, first);
    Wait.until(
        "it has booted",
        BOOT,
        () -> machine.says("systemctl is-system-running || true").equals("running"));
    return machine;
  }

  private static boolean isSystemd(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/systemd");
  }

  /// What a shell in it says, which must end well.
  String says(String command) throws IOException, InterruptedException {
    var run =
        new ProcessBuilder("nsenter", "-t", "" + first, "-a", "-r", "-w", "sh", "-c", command)
            .redirectErrorStream(true)
            .start();
    var said = new String(run.getInputStream().readAllBytes()).strip();
    if (!run.waitFor(PATIENCE_S, TimeUnit.SECONDS) || run.exitValue() != 0) {
      throw new AssertionError(command + ": " + said);
    }
    return said;
  }

  @Override
  public void close() {
    // with the first process of a machine its others end
    unshare.descendants().filter(it -> it.pid() == first).forEach(ProcessHandle::destroyForcibly);
    unshare.onExit().completeOnTimeout(unshare, 10, TimeUnit.SECONDS).join();
    unshare.destroyForcibly();
  }
}
