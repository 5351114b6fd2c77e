package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartBannerTest {

  @ParameterizedTest
  @CsvSource({
    "0::/system.slice/denwaban.service, systemctl stop denwaban",
    "'12:pids:/system.slice/a@b.service\n1:name=systemd:/system.slice/a@b.service', systemctl stop a@b",
    "0::/user.slice/user-1000.slice/user@1000.service/app.slice/term.scope, Ctrl+C",
    "0::/system.slice/ssh.service/session, Ctrl+C",
    "0::/, Ctrl+C",
    "'', Ctrl+C",
  })
  void it_says_what_stops_the_program(String cgroup, String says) {
    assertThat(StartBanner.stop(cgroup)).isEqualTo(says);
  }
}
