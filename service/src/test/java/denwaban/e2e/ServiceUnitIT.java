package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The unit of `deploy/`, installed by the runbook's own commands on a booted Debian: it starts, is
/// back after `kill -9`, and stops well. With `--long` only.
@EnabledIf("denwaban.Often#always")
@Tag("own-office")
class ServiceUnitIT {

  private static final Path PROJECT = Path.of("..");
  private static final Duration START = Duration.ofMinutes(3);

  /// The runbook's commands that begin so; what it says of cloning and building is done before.
  private static final Pattern COMMAND = Pattern.compile("`((?:useradd|install) [^`]+)`");

  private static final Pattern CHECK = Pattern.compile("(?s)```sh\\n(.*?)```");

  @TempDir Path home;

  @Test
  void it_is_back_after_a_kill() throws Exception {
    assumeTrue(SmallMachine.possible(), "needs systemd and a root's rights");
    var shared = Files.createDirectories(home.resolve("shared"));
    var pem = new Pem(shared, RealOffice.HOST);
    pem.issue(1);
    copiesTheProgram(Files.createDirectories(shared.resolve("program")));
    try (var machine = SmallMachine.boots(Files.createDirectories(home.resolve("m")), shared)) {
      installs(machine, pem);
      machine.says("systemctl enable --now denwaban");
      assertThat(answers(machine)).isNotNegative();
      assertThat(machine.says("journalctl -u denwaban --no-pager")).contains("/enrol#");
      for (var n = 1; n <= 3; n++) {
        var before = machine.says("systemctl show -P MainPID denwaban");
        machine.says("kill -9 " + before);
        Wait.until(
            "another process is there",
            START,
            () ->
                !List.of("0", before).contains(machine.says("systemctl show -P MainPID denwaban")));
        System.out.printf("kill -9: it answers again after %d ms%n", answers(machine));
        assertThat(machine.says("systemctl show -P NRestarts denwaban")).isEqualTo("" + n);
      }
      machine.says("systemctl stop denwaban");
      assertThat(machine.says("systemctl show -P Result denwaban")).isEqualTo("success");
      assertThat(machine.says("pgrep -c postgres || true")).as("its database").isEqualTo("0");
    }
  }

  /// As `./denwaban build` leaves it.
  private static void copiesTheProgram(Path to) throws Exception {
    var run = Files.createDirectories(to.resolve("service/target/run"));
    for (var copy :
        List.of(
            List.of("cp", "-a", PROJECT.resolve("denwaban") + "", "" + to),
            List.of("cp", "-a", PROJECT.resolve("deploy") + "", "" + to),
            List.of(
                "cp",
                "-a",
                Objects.requireNonNull(Office.unpacked().getParent()) + "/.",
                "" + run))) {
      assertThat(new ProcessBuilder(copy).inheritIO().start().waitFor()).isZero();
    }
    Files.createFile(run.resolve(".built"));
  }

  /// As the runbook says, line by line.
  private static void installs(SmallMachine machine, Pem pem) throws Exception {
    var runbook = Files.readString(PROJECT.resolve("docs/runbooks/first-day.md"));
    var install = runbook.substring(runbook.indexOf("## Install"), runbook.indexOf("## Fill"));
    machine.says("mkdir -p /opt/denwaban && cp -a /mnt/program/. /opt/denwaban/");
    var commands = COMMAND.matcher(install).results().map(it -> it.group(1)).toList();
    assertThat(commands).hasSizeGreaterThan(3);
    for (var command : commands) machine.says("cd /opt/denwaban && " + command);
    for (var file : List.of(pem.certificate(), pem.key())) {
      var name = file.equals(pem.key()) ? "privkey.pem" : "fullchain.pem";
      machine.says(
          "install -m 0640 -g denwaban /mnt/" + file.getFileName() + " /etc/denwaban/tls/" + name);
    }
    machine.says("echo '" + RealOffice.ADDRESS + " " + RealOffice.HOST + "' >> /etc/hosts");
    var check = CHECK.matcher(install);
    assertThat(check.find()).isTrue();
    System.out.println(machine.says("cd / && " + check.group(1)));
  }

  /// @return for how many ms it was waited for
  private static long answers(SmallMachine machine) throws Exception {
    var began = System.nanoTime();
    var ask = "curl -sk -o /dev/null -w '%{http_code}' https://" + RealOffice.HOST + ":8443/";
    Wait.until("it answers", START, () -> machine.says(ask + " || true").equals("200"));
    return (System.nanoTime() - began) / 1_000_000;
  }
}
