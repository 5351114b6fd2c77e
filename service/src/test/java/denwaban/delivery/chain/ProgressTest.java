package denwaban.delivery.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Instant NOON = Instant.parse("2026-11-24T03:00:00Z");
  private static final UUID WHO = new UUID(1, 1);
  private static final UUID FIRST = new UUID(2, 1);
  private static final UUID SECOND = new UUID(2, 2);

  private static Instant at(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static Progress begun() {
    return Progress.begin(new Tier.Recipient(WHO, List.of(FIRST, SECOND)), NOON);
  }

  /// 0, 15 and 60 seconds after the way's begin.
  @Test
  void tries_come_at_their_times() {
    var one = begun().tried(Pace.URGENT, NOON);
    assertThat(one.next()).isEqualTo(at(15));
    assertThat(one.due(at(15).minusMillis(1))).isFalse();
    assertThat(one.due(at(15))).isTrue();
    var two = one.tried(Pace.URGENT, at(15));
    assertThat(two.next()).isEqualTo(at(60));
    var three = two.tried(Pace.URGENT, at(60));
    assertThat(three.next()).isNull();
    assertThat(three.due(at(9_999))).isFalse();
  }

  @Test
  void a_round_that_came_late_keeps_the_gap_and_does_not_make_all_tries_at_once() {
    assertThat(begun().tried(Pace.URGENT, at(14)).next()).isEqualTo(at(15));
    assertThat(begun().tried(Pace.URGENT, at(15)).next()).isEqualTo(at(30));
    var late = begun().tried(Pace.URGENT, at(100));
    assertThat(late.next()).isEqualTo(at(115));
    assertThat(late.tried(Pace.URGENT, at(115)).next()).isEqualTo(at(160));
  }

  @Test
  void what_was_accepted_by_an_older_way_does_not_end_the_tries_of_the_newer() {
    var second = begun().tried(Pace.URGENT, NOON).nextWay(at(120)).tried(Pace.URGENT, at(120));
    var older = second.after(FIRST, new Outcome.Accepted(), at(121));
    assertThat(older.taken()).isTrue();
    assertThat(older.next()).isEqualTo(at(135));
    assertThat(second.after(SECOND, new Outcome.Accepted(), at(121)).next()).isNull();
  }

  @Test
  void a_refusal_of_an_older_way_does_not_end_the_tries_of_the_newer() {
    var second = begun().tried(Pace.URGENT, NOON).nextWay(at(120)).tried(Pace.URGENT, at(120));
    var older = second.after(FIRST, new Outcome.Refused("bad"), at(121));
    assertThat(older.next()).isEqualTo(at(135));
    assertThat(older.unreachable()).isFalse();
    var both = older.after(SECOND, new Outcome.Refused("bad"), at(122));
    assertThat(both.next()).isNull();
    assertThat(both.unreachable()).isTrue();
  }

  @Test
  void who_asks_to_wait_makes_no_try_more_and_does_not_move_those_of_the_newer_way() {
    var wait = new Outcome.Later("busy", Duration.ofSeconds(40));
    var last =
        begun().tried(Pace.URGENT, NOON).tried(Pace.URGENT, at(15)).tried(Pace.URGENT, at(60));
    assertThat(last.after(FIRST, wait, at(61)).next()).isNull();
    var second = begun().tried(Pace.URGENT, NOON).nextWay(at(120)).tried(Pace.URGENT, at(120));
    assertThat(second.after(FIRST, wait, at(121)).next()).isEqualTo(at(135));
    assertThat(second.after(SECOND, wait, at(121)).next()).isEqualTo(at(161));
  }

  @Test
  void what_is_held_can_be_held_longer_and_what_is_told_cannot() {
    var held = Chain.held(Pace.URGENT, at(10));
    assertThat(held.heldUntil(at(60)).wake()).isEqualTo(at(60));
    assertThat(held.heldUntil(at(60)).tier()).as("it begins with the first").isZero();
    var told = held.due(at(10), onCall(new Tier.Recipient(WHO, List.of(FIRST)))).chain();
    assertThat(told.heldUntil(at(600))).isEqualTo(told);
  }

  @Test
  void who_cannot_be_reached_is_no_one_of_a_tier() {
    var nobody = new Tier.Recipient(new UUID(1, 2), List.of());
    var step =
        Chain.held(Pace.URGENT, NOON)
            .due(NOON, onCall(nobody, new Tier.Recipient(WHO, List.of(FIRST))));
    assertThat(step.chain().people()).extracting(Progress::contact).containsExactly(WHO);
    assertThat(step.sends()).extracting(Send::contact).containsExactly(WHO);
  }

  private static OnCall onCall(Tier.Recipient... people) {
    return new OnCall() {
      @Override
      public int tiers() {
        return 1;
      }

      @Override
      public Tier at(int tier, Instant at) {
        return new Tier(List.of(people));
      }
    };
  }

  @Nested
  class OfAPace {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(2);

    private static Pace pace(List<Duration> tries, Duration way, Duration tier, Duration done) {
      return new Pace(tries, way, tier, done);
    }

    private static void refused(List<Duration> tries, Duration way, Duration tier, Duration done) {
      assertThatThrownBy(() -> pace(tries, way, tier, done))
          .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Duration> tries(int count) {
      return IntStream.range(0, count).mapToObj(Duration::ofMinutes).toList();
    }

    @Test
    void there_are_one_to_ten_tries_that_rise_from_zero() {
      for (var count : new int[] {1, 10}) {
        assertThat(pace(tries(count), SECOND, SECOND, SECOND).tries()).hasSize(count);
      }
      for (var bad :
          List.of(
              tries(0),
              tries(11),
              List.of(SECOND),
              List.of(Duration.ZERO, Duration.ZERO),
              List.of(Duration.ZERO, LONGEST, SECOND),
              List.of(Duration.ZERO, LONGEST.plusMillis(1)))) {
        refused(bad, SECOND, SECOND, SECOND);
      }
      assertThat(pace(List.of(Duration.ZERO, LONGEST), SECOND, SECOND, SECOND)).isNotNull();
    }

    @Test
    void each_time_is_up_to_two_days_and_the_next_way_and_tier_wait_a_second() {
      var one = tries(1);
      assertThat(pace(one, SECOND, SECOND, Duration.ZERO)).isNotNull();
      assertThat(pace(one, LONGEST, LONGEST, LONGEST)).isNotNull();
      for (var bad : List.of(SECOND.minusMillis(1), LONGEST.plusMillis(1))) {
        refused(one, bad, SECOND, SECOND);
        refused(one, SECOND, bad, SECOND);
      }
      for (var bad : List.of(Duration.ofMillis(-1), LONGEST.plusMillis(1))) {
        refused(one, SECOND, SECOND, bad);
      }
    }
  }
}
