package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/// As [UnderAttackIT], with twenty callers who talk with twenty operators at desks of their own,
/// one attack after the other. Some desks are Chromium's, which take a fifth of a core each, the
/// others [PlainDesk]. With `--long` only.
@EnabledIf("denwaban.Often#always")
@Tag("own-office")
@Tag(House.SHIPPED)
@ExtendWith(House.Keeper.class)
class DesksUnderAttackIT {

  private static final int DESKS = Integer.getInteger("attack.desks", 20);

  /// Of these, in Chromium: as many as two cores bear beside the office.
  private static final int CHROMIUMS = Integer.getInteger("attack.chromiums", 3);

  /// In one Chromium, which opens sixteen microphones and no more.
  private static final int TOGETHER = 10;

  /// For each attack.
  private static final Duration LONG =
      Duration.ofSeconds(Integer.getInteger("attack.seconds", 300));

  /// With so many beside it, a page takes its time.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final House house;

  DesksUnderAttackIT(House house) {
    this.house = house;
  }

  /// A desk in Chromium; what it hears, from its connection's own count.
  private record Screen(Desk desk) implements Operator {

    @Override
    public boolean isRinging() {
      return desk.isRinging();
    }

    @Override
    public boolean isTalking() {
      return desk.isTalking();
    }

    @Override
    public void answers() {
      desk.answer();
    }

    @Override
    public Heard heard() {
      var counts =
          (List<?>)
              desk.page.evaluate(
                  """
                  async () => {
                    const line = window.__lines.filter((it) => it.connectionState === "connected").at(-1);
                    for (const it of (await line.getStats()).values()) {
                      if (it.type === "inbound-rtp") return [it.packetsReceived, it.packetsLost];
                    }
                    return [0, 0];
                  }
                  """);
      return new Heard(((Number) counts.get(0)).longValue(), ((Number) counts.get(1)).longValue());
    }

    @Override
    public void close() {
      // its window goes with its Chromium
    }
  }

  @Test
  void twenty_calls_at_twenty_desks_go_on() throws Exception {
    // for good: the next class finds another house
    house.desk.goesAway();
    var browsers = new ArrayList<Browser>();
    var desks = new ArrayList<Operator>();
    var callers = new ArrayList<CountingCaller>();
    try (var attacks = new Attacks()) {
      sitDown(desks, browsers);
      for (var n = 0; n < DESKS; n++) {
        var caller = CountingCaller.dial("127.0.0.10", Attacks.MINATO);
        callers.add(caller);
        Wait.until("accepted", Duration.ofSeconds(10), caller::answered);
        ringing(desks).answers();
      }
      for (var desk : desks) {
        Wait.until("the greeting is over", PATIENCE, () -> desk.heard().packets() > 0);
      }
      for (var attack : Stream.concat(Stream.of(Attack.none()), attacks.all().stream()).toList()) {
        var before = desks.stream().map(Operator::heard).toList();
        attack.strikes(LONG, callers, house.office.pid());
        go_on(desks, before);
      }
      assertThat(attacks.answers()).as("answers to a stranger").isZero();
    } finally {
      for (var caller : callers) caller.close();
      for (var desk : desks) desk.close();
      for (var browser : browsers) browser.close();
    }
  }

  private void sitDown(List<Operator> desks, List<Browser> browsers) throws Exception {
    var administrator = new Administrator();
    for (var n = 0; n < DESKS; n++) {
      var made = administrator.does(administrator.adds("operator"), "enrolment");
      var link = String.valueOf(made.json().get("url"));
      desks.add(n < CHROMIUMS ? screen(n, link, browsers) : new PlainDesk(link));
    }
  }

  private Operator screen(int n, String link, List<Browser> browsers) throws Exception {
    if (n % TOGETHER == 0) {
      browsers.add(Browser.open(Sound.microphone(house.peers, House.OPERATOR_HZ)));
    }
    var page = browsers.getLast().window("ja-JP");
    page.setDefaultTimeout(PATIENCE.toMillis());
    page.navigate(link);
    People.makesPasskey(page);
    return new Screen(Desk.at(page));
  }

  /// The one desk at which it rings.
  private static Operator ringing(List<Operator> desks) throws Exception {
    Wait.until(
        "a desk rings", Duration.ofSeconds(20), () -> desks.stream().anyMatch(Operator::isRinging));
    return desks.stream().filter(Operator::isRinging).findFirst().orElseThrow();
  }

  private static void go_on(List<Operator> desks, List<Operator.Heard> before) {
    var packets = 0L;
    var lost = 0L;
    for (var n = 0; n < desks.size(); n++) {
      assertThat(desks.get(n).isTalking()).as("desk %s talks", n).isTrue();
      var now = desks.get(n).heard();
      assertThat(now.packets() - before.get(n).packets())
          .as("what is heard at desk " + n)
          .isGreaterThan(LONG.toSeconds() * Attack.FEWEST_PACKETS);
      packets += now.packets() - before.get(n).packets();
      lost += now.lost() - before.get(n).lost();
    }
    System.out.printf("  at the desks: %d packets, %d lost%n", packets, lost);
    assertThat(lost).as("packets lost on the way to a desk").isZero();
  }
}
