package denwaban.client.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.client.oncall.Roster.Change;
import denwaban.client.oncall.Roster.OnDuty;
import denwaban.client.oncall.Roster.Tier;
import denwaban.client.oncall.Roster.Turn;
import denwaban.client.oncall.Roster.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is on call when. 27 November 2026 is a Friday in Tokyo.
class RosterTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BEN = new UUID(1, 2);
  private static final UUID EVE = new UUID(1, 3);
  private static final int FRIDAY = 5;

  private static Instant at(String time) {
    return Instant.parse("2026-11-27T" + time + ":00+09:00");
  }

  private static Turn turn(String from, String to, UUID contact) {
    return new Turn(FRIDAY, LocalTime.parse(from), LocalTime.parse(to), contact);
  }

  private final Roster roster =
      new Roster(
          List.of(
              new Tier(
                  List.of(turn("09:00", "18:00", ANN), turn("22:00", "00:00", BEN)),
                  List.of(new Change(at("12:00"), at("13:00"), EVE)),
                  null)));

  private OnDuty on(String time) {
    return roster.on(0, at(time), TOKYO).orElse(null);
  }

  @Test
  void a_turn_begins_with_its_first_minute_and_ends_before_its_last() {
    assertThat(on("08:59")).isNull();
    assertThat(on("09:00")).isEqualTo(new OnDuty(ANN, Why.TURN));
    assertThat(on("17:59")).isEqualTo(new OnDuty(ANN, Why.TURN));
    assertThat(on("18:00")).isNull();
  }

  @Test
  void a_week_has_the_days_one_to_seven() {
    var from = LocalTime.parse("09:00");
    var to = LocalTime.parse("18:00");
    for (var day : List.of(1, 7)) {
      assertThat(new Turn(day, from, to, ANN).holds(day, from)).isTrue();
    }
    for (var none : List.of(0, 8)) {
      assertThatThrownBy(() -> new Turn(none, from, to, ANN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_turn_to_midnight_lasts_to_the_end_of_the_day() {
    assertThat(on("23:59")).isEqualTo(new OnDuty(BEN, Why.TURN));
    assertThat(roster.on(0, at("23:59").plusSeconds(60), TOKYO)).isEmpty();
  }

  @Test
  void a_change_counts_before_a_turn() {
    assertThat(on("12:00")).isEqualTo(new OnDuty(EVE, Why.CHANGE));
    assertThat(on("13:00")).isEqualTo(new OnDuty(ANN, Why.TURN));
  }

  @Test
  void nobody_else_is_when_the_fallback_is() {
    var with = new Roster(List.of(new Tier(List.of(), List.of(), BEN)));
    assertThat(with.on(0, at("03:00"), TOKYO)).contains(new OnDuty(BEN, Why.FALLBACK));
  }

  @Test
  void a_day_is_cut_where_somebody_else_is_on_call_and_holes_are_told() {
    var day = roster.between(at("00:00"), at("00:00").plus(Duration.ofDays(1)), TOKYO);
    assertThat(day)
        .extracting(Roster.Stretch::from)
        .containsExactly(
            at("00:00"), at("09:00"), at("12:00"), at("13:00"), at("18:00"), at("22:00"));
    assertThat(day)
        .extracting(Roster.Stretch::hole)
        .containsExactly(true, false, false, false, true, false);
    assertThat(day.getLast().to()).isEqualTo(at("00:00").plus(Duration.ofDays(1)));
  }

  @Test
  void each_minute_of_a_week_is_as_the_stretch_says_that_it_is_in() {
    var begin = at("00:00");
    var end = begin.plus(Duration.ofDays(7));
    for (var stretch : roster.between(begin, end, TOKYO)) {
      for (var now = stretch.from(); now.isBefore(stretch.to()); now = now.plusSeconds(60)) {
        var duty = roster.on(0, now, TOKYO).orElse(null);
        assertThat(stretch.tiers()).isEqualTo(Collections.singletonList(duty));
      }
    }
  }

  @Test
  void a_roster_has_its_limits() {
    var tier = new Tier(List.of(), List.of(), null);
    assertThat(new Roster(Collections.nCopies(3, tier)).tiers()).hasSize(3);
    assertThatThrownBy(() -> new Roster(Collections.nCopies(4, tier)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Roster(List.of())).isInstanceOf(IllegalArgumentException.class);
    var turn = turn("09:00", "10:00", ANN);
    assertThat(new Tier(Collections.nCopies(100, turn), List.of(), null)).isNotNull();
    assertThatThrownBy(() -> new Tier(Collections.nCopies(101, turn), List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    var change = new Change(at("09:00"), at("10:00"), ANN);
    assertThatThrownBy(() -> new Tier(List.of(), Collections.nCopies(201, change), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> turn("10:00", "10:00", ANN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Change(at("10:00"), at("10:00"), ANN))
        .isInstanceOf(IllegalArgumentException.class);
    var begin = at("10:00");
    assertThat(new Change(begin, begin.plus(Duration.ofDays(366)), ANN)).isNotNull();
    assertThatThrownBy(
            () -> new Change(begin, begin.plus(Duration.ofDays(366)).plusSeconds(1), ANN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
