package denwaban.preflight;

import denwaban.boot.machine.ClockCondition;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.util.List;
import java.util.function.Supplier;

/// Whether anything keeps this machine's clock. How far off it is cannot be known offline.
final class ClockCheck implements Check {

  private final Supplier<ClockCondition> clock;

  ClockCheck(Supplier<ClockCondition> clock) {
    this.clock = clock;
  }

  @Override
  public Text subject() {
    return new Text("時計", "Clock");
  }

  @Override
  public List<Finding> look(Setup setup) {
    return List.of(
        switch (clock.get()) {
          case KEPT -> Finding.ok("時計は時刻サーバーに合わせられています。", "A time source keeps the clock.");
          case UNKEPT ->
              Finding.warning(
                  new Text(
                      "時計を合わせるものがありません。記録の時刻がずれていきます。",
                      "Nothing keeps the clock; the times in the logs will drift."),
                  new Text(
                      "chrony か systemd-timesyncd を動かし、`timedatectl` の synchronized が yes になるか確かめてください。",
                      "Run chrony or systemd-timesyncd, until `timedatectl` says synchronized: yes."));
          case UNKNOWN ->
              Finding.warning(
                  new Text(
                      "時計が合わせられているか、この機械は答えません。",
                      "This system does not say whether its clock is kept."),
                  new Text("`timedatectl` などで確かめてください。", "Look with the system's own tools."));
        });
  }
}
