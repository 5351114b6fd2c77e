package denwaban.delivery.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.delivery.chain.Chain.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The way of one notice, step by step.
class ChainTest {

  private static final Instant NOON = Instant.parse("2026-11-27T03:00:00Z");
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BEN = new UUID(1, 2);
  private static final UUID CARL = new UUID(1, 3);
  private static final UUID CARL_MAIL = new UUID(2, 4);
  private static final UUID ANN_MAIL = new UUID(2, 1);
  private static final UUID ANN_CHAT = new UUID(2, 2);
  private static final UUID BEN_MAIL = new UUID(2, 3);
  private static final Outcome ACCEPTED = new Outcome.Accepted();
  private static final Outcome REFUSED = new Outcome.Refused("no-such-user");
  private static final Outcome LATER = new Outcome.Later("busy", null);

  private static final Tier FIRST = tier(ANN, ANN_MAIL, ANN_CHAT);
  private static final Tier SECOND = tier(BEN, BEN_MAIL);
  private static final Tier NOBODY = new Tier(List.of());

  private static Tier tier(UUID contact, UUID... ways) {
    return new Tier(List.of(new Tier.Recipient(contact, List.of(ways))));
  }

  private record Roster(List<Tier> all) implements OnCall {
    @Override
    public int tiers() {
      return all.size();
    }

    @Override
    public Tier at(int tier, Instant at) {
      return all.get(tier);
    }
  }

  private final OnCall roster = new Roster(List.of(FIRST, SECOND));
  private Chain chain = Chain.held(Pace.URGENT, NOON);

  private static Instant after(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  /// Lets the time pass to these seconds, stop by stop.
  ///
  /// @return what was tried, as seconds and way
  private List<String> until(long seconds, Outcome outcome) {
    var tried = new ArrayList<String>();
    for (var wake = chain.wake(); wake != null && !wake.isAfter(after(seconds)); ) {
      var step = chain.due(wake, roster);
      chain = step.chain();
      for (var send : step.sends()) {
        tried.add(Duration.between(NOON, wake).toSeconds() + " " + name(send.way()));
        chain = chain.after(send.contact(), send.way(), outcome, wake);
      }
      wake = chain.wake();
    }
    return tried;
  }

  private static String name(UUID way) {
    return way.equals(ANN_MAIL) ? "ann-mail" : way.equals(ANN_CHAT) ? "ann-chat" : "ben-mail";
  }

  @Test
  void nobody_is_told_while_it_is_held() {
    chain = Chain.held(Pace.URGENT, after(10));
    assertThat(chain.due(after(9), roster).sends()).isEmpty();
    assertThat(chain.wake()).isEqualTo(after(10));
    assertThat(chain.due(after(10), roster).sends()).hasSize(1);
  }

  @Test
  void what_is_accepted_is_not_tried_again_by_that_way_and_the_next_way_follows() {
    assertThat(until(299, ACCEPTED)).containsExactly("0 ann-mail", "120 ann-chat");
    assertThat(chain.state()).isEqualTo(State.TELLING);
  }

  @Test
  void what_is_not_accepted_is_tried_at_0_15_and_60_seconds() {
    assertThat(until(119, LATER)).containsExactly("0 ann-mail", "15 ann-mail", "60 ann-mail");
  }

  @Test
  void the_next_tier_is_told_after_five_minutes_and_the_office_telephones_after_the_last() {
    assertThat(until(600, ACCEPTED)).containsExactly("0 ann-mail", "120 ann-chat", "300 ben-mail");
    assertThat(chain.state()).isEqualTo(State.UNANSWERED);
    assertThat(chain.wake()).isNull();
  }

  @Test
  void a_refused_address_gives_way_to_the_next_way_at_once() {
    var first = chain.due(NOON, roster);
    chain = first.chain().after(ANN, ANN_MAIL, new Outcome.Refused("no-such-user"), after(1));
    assertThat(chain.wake()).isEqualTo(after(1));
    assertThat(chain.due(after(1), roster).sends()).extracting(Send::way).containsExactly(ANN_CHAT);
  }

  @Test
  void when_every_way_of_a_tier_is_refused_the_next_tier_is_told_at_once_and_then_the_office() {
    assertThat(until(0, REFUSED)).containsExactly("0 ann-mail", "0 ann-chat", "0 ben-mail");
    assertThat(chain.state()).isEqualTo(State.UNANSWERED);
  }

  @Test
  void a_tier_is_not_passed_while_one_way_of_one_person_may_still_reach_them() {
    var both =
        new Roster(
            List.of(
                new Tier(
                    List.of(
                        new Tier.Recipient(ANN, List.of(ANN_MAIL, ANN_CHAT)),
                        new Tier.Recipient(BEN, List.of(BEN_MAIL)))),
                tier(CARL, CARL_MAIL)));
    chain = chain.due(NOON, both).chain();
    chain = chain.after(ANN, ANN_MAIL, REFUSED, NOON).after(BEN, BEN_MAIL, REFUSED, NOON);
    chain = chain.due(NOON, both).chain();
    assertThat(chain.tier()).isZero();
    chain = chain.after(ANN, ANN_CHAT, new Outcome.Unknown(), NOON);
    assertThat(chain.due(after(119), both).chain().tier()).as("it may have arrived").isZero();
    chain = chain.after(ANN, ANN_CHAT, REFUSED, after(10));
    assertThat(chain.due(after(10), both).chain().tier()).isEqualTo(1);
  }

  @Test
  void a_mail_that_comes_back_after_it_was_taken_over_counts_as_refused() {
    chain = chain.due(NOON, roster).chain().after(ANN, ANN_MAIL, ACCEPTED, NOON);
    chain = chain.due(after(120), roster).chain().after(ANN, ANN_CHAT, REFUSED, after(120));
    assertThat(chain.due(after(121), roster).chain().tier()).isZero();
    chain = chain.after(ANN, ANN_MAIL, REFUSED, after(130));
    assertThat(chain.wake()).isBeforeOrEqualTo(after(130));
    assertThat(chain.due(after(130), roster).sends())
        .extracting(Send::way)
        .containsExactly(BEN_MAIL);
  }

  @Test
  void who_asks_to_wait_is_not_asked_before() {
    chain = chain.due(NOON, roster).chain();
    chain = chain.after(ANN, ANN_MAIL, new Outcome.Later("busy", Duration.ofSeconds(40)), NOON);
    assertThat(chain.wake()).isEqualTo(after(40));
  }

  @Test
  void an_acknowledgement_ends_every_try() {
    until(15, LATER);
    chain = chain.acknowledged(BEN, after(16));
    assertThat(chain.due(after(100_000), roster).sends()).isEmpty();
    assertThat(chain.state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(chain.by()).isEqualTo(BEN);
  }

  @Test
  void what_is_acknowledged_and_not_done_is_reminded_of_once() {
    until(0, ACCEPTED);
    chain = chain.acknowledged(ANN, after(30));
    var hour = after(30).plus(Duration.ofHours(1));
    assertThat(chain.wake()).isEqualTo(hour);
    var step = chain.due(hour, roster);
    assertThat(step.sends()).containsExactly(new Send(0, ANN, ANN_MAIL, 1, true));
    assertThat(step.chain().wake()).isNull();
  }

  @Test
  void what_is_done_is_not_reminded_of() {
    until(0, ACCEPTED);
    chain = chain.acknowledged(ANN, after(30)).done();
    assertThat(chain.wake()).isNull();
  }

  @Test
  void a_tier_where_nobody_can_be_reached_is_passed_at_once() {
    var holes = new Roster(List.of(NOBODY, tier(ANN), SECOND));
    var step = chain.due(NOON, holes);
    assertThat(step.sends()).extracting(Send::way).containsExactly(BEN_MAIL);
    assertThat(step.chain().tier()).isEqualTo(2);
  }

  @Test
  void with_nobody_at_all_the_office_telephones_at_once() {
    var step = chain.due(NOON, new Roster(List.of(NOBODY)));
    assertThat(step.chain().state()).isEqualTo(State.UNANSWERED);
  }

  @Test
  void it_can_be_acknowledged_after_all_were_told_in_vain() {
    until(600, ACCEPTED);
    assertThat(chain.acknowledged(ANN, after(700)).state()).isEqualTo(State.ACKNOWLEDGED);
  }

  @Test
  void a_round_that_comes_late_tries_once_and_not_thrice() {
    var step = chain.due(after(100), roster);
    assertThat(step.sends()).hasSize(1);
    assertThat(step.chain().wake()).isAfter(after(100));
  }

  @Test
  void what_turns_out_to_be_urgent_begins_its_tier_anew_by_the_ways_that_were_not_refused() {
    var slow = pace(List.of(Duration.ZERO), 7200);
    chain = Chain.held(slow, NOON);
    var step = chain.due(NOON, roster);
    chain = step.chain().after(ANN, ANN_MAIL, REFUSED, after(1)).urgent(Pace.URGENT, after(60));
    assertThat(chain.wake()).isEqualTo(after(60));
    assertThat(until(360, ACCEPTED)).containsExactly("60 ann-chat", "360 ben-mail");
  }

  @Test
  void where_all_of_a_tier_were_refused_it_begins_with_the_next() {
    chain = chain.due(NOON, new Roster(List.of(tier(ANN, ANN_MAIL), SECOND))).chain();
    chain = chain.after(ANN, ANN_MAIL, REFUSED, NOON).urgent(Pace.URGENT, after(60));
    assertThat(until(60, ACCEPTED)).containsExactly("60 ben-mail");
  }

  @Test
  void what_is_put_off_keeps_its_distances() {
    until(0, ACCEPTED);
    chain = chain.putOff(after(1_000)).chain();
    assertThat(until(3_000, ACCEPTED)).containsExactly("1000 ann-chat", "1180 ben-mail");
  }

  @Test
  void what_comes_later_anyway_is_not_put_off() {
    until(0, ACCEPTED);
    assertThat(chain.putOff(after(120)).chain()).isEqualTo(chain);
    var over = chain.done();
    assertThat(over.putOff(after(1_000)).chain()).isEqualTo(over);
  }

  @Test
  void a_pace_has_its_limits() {
    var tries = List.of(Duration.ZERO);
    assertThatThrownBy(() -> pace(List.of(), 60)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pace(List.of(Duration.ofSeconds(1)), 60))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pace(List.of(Duration.ZERO, Duration.ZERO), 60))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pace(tries, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pace(tries, 172_801)).isInstanceOf(IllegalArgumentException.class);
    assertThat(pace(tries, 172_800)).isNotNull();
    assertThat(pace(tries, 1)).isNotNull();
  }

  private static Pace pace(List<Duration> tries, long seconds) {
    var time = Duration.ofSeconds(seconds);
    return new Pace(tries, time, time, Duration.ZERO);
  }
}
