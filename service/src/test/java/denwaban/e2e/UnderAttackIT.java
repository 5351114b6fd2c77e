package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The packaged program, with 512 MB of heap and calls in progress, while somebody means it harm:
/// no call is cut, no packet of theirs lost, and whoever rings meanwhile is answered.
///
/// One caller talks with the operator's browser, the others wait with music; sound flows for all.
/// [DesksUnderAttackIT] has twenty who talk.
@Tag("own-office")
@Tag(House.SHIPPED)
@ExtendWith(House.Keeper.class)
class UnderAttackIT {

  private static final int WAITING = 5;

  /// For each attack.
  private static final Duration LONG =
      Duration.ofSeconds(Often.times("seconds of each attack", 0, 8, 300));

  private final House house;
  private final Attacks attacks = new Attacks();
  private final List<CountingCaller> callers = new ArrayList<>();

  UnderAttackIT(House house) {
    this.house = house;
  }

  @BeforeEach
  void calls_are_in_progress() throws Exception {
    for (var n = 0; n <= WAITING; n++) {
      var caller = CountingCaller.dial("127.0.0.10", Attacks.MINATO);
      callers.add(caller);
      Wait.until("accepted", Duration.ofSeconds(10), caller::answered);
      if (n == 0) house.desk.answer();
    }
  }

  @AfterEach
  void the_operator_is_ready_again() throws Exception {
    attacks.close();
    // those who wait first, or the next one rings at once
    for (var caller : callers.reversed()) caller.close();
    house.desk.goesOnWithoutAMessage();
  }

  private void attacked(Attack attack) throws Exception {
    attack.strikes(LONG, callers, house.office.pid());
    house.desk.is("talking");
  }

  @Test
  void requests_whose_via_names_a_port_that_swallows_connections() throws Exception {
    attacked(attacks.viaThatWouldHaveUsConnect());
  }

  @Test
  void branches_without_the_cookie() throws Exception {
    attacked(attacks.branchesWithoutTheCookie());
  }

  @Test
  void half_sent_bodies() throws Exception {
    attacked(attacks.halfSentBodies());
  }

  @Test
  void a_strangers_flood_is_answered_with_nothing() throws Exception {
    attacked(attacks.strangersFlood());
    assertThat(attacks.answers()).isZero();
  }

  @Test
  void connections_with_headers_without_end() throws Exception {
    attacked(attacks.headersWithoutEnd());
  }

  @Test
  void handshakes_of_tls_that_never_end() throws Exception {
    attacked(attacks.handshakesWithoutEnd());
  }

  @Test
  void a_trunk_that_asks_and_never_reads() throws Exception {
    attacked(attacks.trunkThatNeverReads());
  }
}
