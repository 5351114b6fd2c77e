package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Directory.Lookup;
import denwaban.call.RecordingTap.Reason;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallEvent;
import denwaban.call.event.CallHeard;
import denwaban.call.event.CallLeft;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRang;
import denwaban.call.event.CallerWaits;
import denwaban.call.event.CallerWaits.Wish;
import denwaban.call.event.Refusal;
import denwaban.kernel.CallId;
import denwaban.script.Handling;
import denwaban.script.Handling.Closed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Callers whom no operator takes: announcements, voicemail, the choice by key.
class SwitchboardUnattendedTest extends SwitchboardTest {

  private static final int VOICEMAIL = 60;
  private static final Duration CHOICE = Duration.ofSeconds(30);
  private static final String PROMPT = "greeting, voicemail, notice, tone";

  private void closed(Closed handling) {
    lookup = found(false, true, new Handling(handling, VOICEMAIL, null, false, false, false));
  }

  private void choosing(boolean voicemail, boolean callback) {
    var after = (int) CHOICE.toSeconds();
    lookup =
        found(
            true, true, new Handling(Closed.ANSWER, VOICEMAIL, after, voicemail, callback, false));
  }

  private static Lookup found(boolean open, boolean key, Handling handling) {
    return new Lookup.Found(TestOffice.served(open, key, handling));
  }

  private List<Wish> wishes() {
    return said.stream()
        .filter(CallerWaits.class::isInstance)
        .map(event -> ((CallerWaits) event).wish())
        .toList();
  }

  private List<String> played() {
    return said.stream()
        .filter(CallHeard.class::isInstance)
        .flatMap(event -> ((CallHeard) event).sounds().stream())
        .map(CallHeard.Sound::kind)
        .toList();
  }

  private FakeLine waits() {
    var line = dial(Caller.of(MOTHER));
    line.greetingEnds();
    assertThat(line.last()).isEqualTo("queue music");
    return line;
  }

  @Nested
  class While_the_client_is_closed {

    @Test
    void operators_answer_where_nothing_else_was_asked_for() {
      closed(Closed.ANSWER);
      sits(SATO);
      dial();
      assertThat(status(SATO)).isEqualTo("ringing");
    }

    @Test
    void a_caller_hears_that_and_the_call_ends() {
      closed(Closed.ANNOUNCE);
      sits(SATO);
      var line = dial(Caller.of(MOTHER));

      assertThat(line.heard).containsExactly("rings", "accepted", "greeting, closed");
      assertThat(status(SATO)).isEqualTo("ready");
      assertThat(line.ended).isFalse();
      line.greetingEnds();

      assertThat(line.ended).isTrue();
      assertThat(ends()).containsExactly(CallOutcome.UNANSWERED);
      assertThat(slips).hasSize(1);
      assertThat(wishes()).isEmpty();
      assertThat(played()).containsExactly("greeting", "closed");
      assertThat(said).hasAtLeastOneElementOfType(CallRang.class);
    }

    @Test
    void a_caller_who_does_not_hear_it_does_not_keep_the_line_for_ever() {
      closed(Closed.ANNOUNCE);
      var line = dial(Caller.of(MOTHER));
      timers.pass(Duration.ofSeconds(599));
      assertThat(line.ended).isFalse();
      timers.pass(Duration.ofSeconds(1));

      assertThat(line.ended).isTrue();
      assertThat(ends()).containsExactly(CallOutcome.UNANSWERED);
    }

    @Test
    void a_caller_who_hangs_up_meanwhile_ends_once() {
      closed(Closed.ANNOUNCE);
      var line = dial(Caller.of(MOTHER));

      switchboard.hungUp(line.id);
      line.greetingEnds();

      assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
      assertThat(slips).hasSize(1);
    }

    @Test
    void a_call_ends_even_when_no_announcement_can_be_fetched() {
      closed(Closed.ANNOUNCE);
      sounds.away = true;
      var line = dial();
      line.greetingEnds();

      assertThat(line.ended).isTrue();
      assertThat(ends()).containsExactly(CallOutcome.UNANSWERED);
      assertThat(played()).isEmpty();
    }
  }

  @Nested
  class A_voicemail {

    private FakeLine speaks() {
      closed(Closed.VOICEMAIL);
      var line = dial(Caller.of(MOTHER));
      assertThat(line.last()).isEqualTo(PROMPT);
      assertThat(line.taps).as("nothing is recorded before the tone").isEmpty();
      line.greetingEnds();
      assertThat(line.last()).isEqualTo("silence");
      assertThat(line.taps).containsExactly(tap);
      return line;
    }

    @Test
    void is_kept_when_the_caller_hangs_up_and_told_before_the_end() {
      var line = speaks();
      timers.pass(Duration.ofSeconds(2));
      switchboard.hungUp(line.id);

      assertThat(wishes()).containsExactly(Wish.VOICEMAIL);
      assertThat(kinds()).containsSubsequence(CallerWaits.class, CallEnded.class);
      assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
      assertThat(slips).hasSize(1);
    }

    @Test
    void ends_with_a_hash_and_with_no_other_key() {
      var line = speaks();
      timers.pass(Duration.ofSeconds(5));
      for (var key : "0123456789*ABCD".toCharArray()) line.presses(key);
      assertThat(line.ended).isFalse();
      line.presses('#');

      assertThat(line.ended).isTrue();
      assertThat(wishes()).containsExactly(Wish.VOICEMAIL);
      assertThat(ends()).containsExactly(CallOutcome.UNANSWERED);
      line.presses('#');
      switchboard.hungUp(line.id);
      assertThat(ends()).hasSize(1);
    }

    @Test
    void ends_at_its_limit_and_not_before() {
      var line = speaks();
      timers.pass(Duration.ofSeconds(VOICEMAIL - 1));
      assertThat(line.ended).isFalse();
      timers.pass(Duration.ofSeconds(1));

      assertThat(line.ended).isTrue();
      assertThat(wishes()).containsExactly(Wish.VOICEMAIL);
    }

    @Test
    void of_a_caller_who_hung_up_at_the_tone_is_none() {
      var line = speaks();
      timers.pass(Duration.ofSeconds(2).minusMillis(1));
      switchboard.hungUp(line.id);

      assertThat(wishes()).isEmpty();
      assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
    }

    @Test
    void of_a_caller_who_hung_up_in_the_prompt_is_none_and_the_tap_is_ended() {
      closed(Closed.VOICEMAIL);
      var line = dial(Caller.of(MOTHER));
      line.presses('#');
      switchboard.hungUp(line.id);
      line.greetingEnds();

      assertThat(line.taps).isEmpty();
      assertThat(tap.ended).isEqualTo(1);
      assertThat(wishes()).isEmpty();
      assertThat(ends()).hasSize(1);
    }

    @Test
    void of_a_caller_who_was_gone_before_the_prompt_leaves_no_open_tap() {
      closed(Closed.VOICEMAIL);
      var id = new CallId(new UUID(5, 99));
      var line = new FakeLine(id);
      whileTapping = () -> switchboard.hungUp(id);
      switchboard.arrive(id, line, AOBA, Caller.of(MOTHER));

      assertThat(tap.ended).isEqualTo(1);
      assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
    }

    @Test
    void is_not_recorded_without_a_key_and_the_caller_hears_that_nobody_is_there() {
      closed(Closed.VOICEMAIL);
      for (var why : Reason.values()) {
        tapped = new Tapped.Off(why);
        var line = dial(Caller.of(MOTHER));
        assertThat(line.last()).isEqualTo("greeting, closed");
        line.greetingEnds();
        assertThat(line.ended).isTrue();
        assertThat(line.taps).isEmpty();
      }
      assertThat(wishes()).isEmpty();
    }

    @Test
    void is_not_recorded_without_its_notice() {
      closed(Closed.VOICEMAIL);
      sounds.noNotice = true;
      var line = dial(Caller.of(MOTHER));

      assertThat(line.last()).isEqualTo("greeting, closed");
      assertThat(tap.ended).isEqualTo(1);
      line.greetingEnds();
      assertThat(line.ended).isTrue();
    }

    @Test
    void whose_recording_breaks_off_ends_so_that_nobody_speaks_to_nothing() {
      var line = speaks();
      timers.pass(Duration.ofSeconds(5));
      brokeOff.run();

      assertThat(line.ended).isTrue();
      assertThat(wishes()).as("what came until then is kept").containsExactly(Wish.VOICEMAIL);
    }

    @Test
    void whose_recording_broke_off_in_the_prompt_does_not_begin() {
      closed(Closed.VOICEMAIL);
      var line = dial(Caller.of(MOTHER));
      brokeOff.run();
      line.greetingEnds();

      assertThat(line.ended).isTrue();
      assertThat(line.taps).isEmpty();
      assertThat(wishes()).isEmpty();
    }

    @Test
    void is_never_at_the_price_of_a_call_in_progress() {
      var talking = talking();
      var line = speaks();
      timers.pass(Duration.ofSeconds(5));
      switchboard.hungUp(line.id);

      assertThat(status(SATO)).isEqualTo("talking");
      assertThat(talking.last()).isEqualTo("operator");
    }

    private List<Class<? extends CallEvent>> kinds() {
      return said.stream().<Class<? extends CallEvent>>map(CallEvent::getClass).toList();
    }
  }

  @Nested
  class The_choice {

    @Test
    void comes_after_the_clients_time_and_names_what_there_is() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE.minusSeconds(1));
      assertThat(line.last()).isEqualTo("queue music");
      timers.pass(Duration.ofSeconds(1));

      assertThat(line.last()).isEqualTo("choice");
      line.greetingEnds();
      assertThat(line.last()).isEqualTo("queue music");
    }

    @Test
    void names_only_what_there_is() {
      choosing(true, false);
      var voicemail = waits();
      timers.pass(CHOICE);
      assertThat(voicemail.last()).isEqualTo("choice-voicemail");
      choosing(false, true);
      var callback = waits();
      timers.pass(CHOICE);
      assertThat(callback.last()).isEqualTo("choice-callback");
      choosing(false, false);
      var none = waits();
      timers.pass(CHOICE);
      assertThat(none.last()).isEqualTo("queue music");
    }

    @Test
    void leaves_out_voicemail_where_nothing_is_recorded_and_call_back_without_a_number() {
      choosing(true, true);
      tapped = new Tapped.Off(Reason.NOT_AGREED);
      var unrecorded = waits();
      timers.pass(CHOICE);
      assertThat(unrecorded.last()).isEqualTo("choice-callback");

      tapped = new Tapped.On(new FakeTap());
      var withheld = dial(Caller.WITHHELD);
      withheld.greetingEnds();
      timers.pass(CHOICE);
      assertThat(withheld.last()).isEqualTo("choice-voicemail");
    }

    @Test
    void without_a_key_is_not_offered_at_all() {
      tapped = new Tapped.Off(Reason.NO_KEY);
      lookup = found(true, false, new Handling(Closed.ANSWER, VOICEMAIL, 30, true, true, false));
      var line = waits();
      timers.pass(CHOICE);
      assertThat(line.last()).isEqualTo("queue music");
    }

    @Test
    void of_no_key_is_to_wait_and_it_is_said_again_after_as_long() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      line.greetingEnds();
      timers.pass(CHOICE.minusSeconds(1));
      assertThat(line.last()).isEqualTo("queue music");
      timers.pass(Duration.ofSeconds(1));

      assertThat(line.last()).isEqualTo("choice");
      assertThat(line.ended).isFalse();
    }

    @Test
    void of_one_is_to_wait_at_once() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      line.presses('1');
      assertThat(line.last()).isEqualTo("queue music");
      line.presses('9');
      assertThat(line.last()).isEqualTo("queue music");
    }

    @Test
    void of_a_voicemail_frees_the_desk_for_the_caller_behind() {
      choosing(true, true);
      var first = waits();
      timers.pass(CHOICE);
      sits(SATO);
      assertThat(id(SATO)).isEqualTo(first.id);
      var second = waits();

      first.presses('2');

      assertThat(status(SATO)).isEqualTo("ringing");
      assertThat(id(SATO)).isEqualTo(second.id);
    }

    @Test
    void of_a_voicemail_leaves_the_operator_who_had_the_call() {
      choosing(true, true);
      var line = talking();
      switchboard.headsetDown(SATO, headset(SATO));
      timers.pass(CHOICE);
      assertThat(line.last()).isEqualTo("choice-voicemail");

      line.presses('2');

      assertThat(said)
          .filteredOn(CallLeft.class::isInstance)
          .singleElement()
          .satisfies(it -> assertThat(((CallLeft) it).operator()).isEqualTo(SATO));
    }

    @Test
    void counts_only_once_it_was_said() {
      choosing(true, true);
      var line = waits();
      line.presses('2');
      line.presses('3');
      assertThat(line.last()).isEqualTo("queue music");
      assertThat(wishes()).isEmpty();
    }

    @Test
    void waits_for_the_end_of_the_greeting() {
      choosing(true, true);
      var line = dial(Caller.of(MOTHER));
      timers.pass(CHOICE);
      assertThat(line.last()).isEqualTo("greeting, notice");
      line.greetingEnds();
      timers.pass(Unattended.AGAIN);
      assertThat(line.last()).isEqualTo("choice");
    }

    @Test
    void of_two_is_a_voicemail_and_no_desk_rings_any_more() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      line.presses('2');
      assertThat(line.last()).isEqualTo("voicemail, tone");
      sits(SATO);
      assertThat(status(SATO)).isEqualTo("ready");
      line.greetingEnds();
      timers.pass(Duration.ofSeconds(3));
      line.presses('#');

      assertThat(wishes()).containsExactly(Wish.VOICEMAIL);
      assertThat(line.taps).containsExactly(tap);
    }

    @Test
    void of_two_takes_the_call_off_the_desk_that_rings() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      sits(SATO);
      assertThat(status(SATO)).isEqualTo("ringing");
      assertThat(line.last()).as("the choice is heard to its end").isEqualTo("choice");
      line.presses('2');

      assertThat(status(SATO)).isEqualTo("ready");
      assertThat(line.last()).isEqualTo("voicemail, tone");
    }

    @Test
    void is_cut_short_by_an_operator_and_keys_mean_nothing_then() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      sits(SATO);
      answer(SATO);
      assertThat(line.last()).isEqualTo("operator");
      line.presses('2');
      line.presses('3');
      line.presses('#');

      assertThat(status(SATO)).isEqualTo("talking");
      assertThat(line.last()).isEqualTo("operator");
      assertThat(wishes()).isEmpty();
    }

    @Test
    void of_three_is_kept_before_the_caller_is_told_so() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      line.presses('3');

      assertThat(slips).hasSize(1);
      assertThat(wishes()).containsExactly(Wish.CALLBACK);
      assertThat(line.last()).isEqualTo("callback-kept");
      line.greetingEnds();
      assertThat(line.ended).isTrue();
      assertThat(ends()).containsExactly(CallOutcome.UNANSWERED);
      assertThat(slips).as("no second one").hasSize(1);
      assertThat(played()).containsExactly("greeting", "notice", "choice", "callback-kept");
    }

    @Test
    void of_three_that_cannot_be_kept_is_to_wait_and_no_promise_is_made() {
      choosing(true, true);
      slipsAway = true;
      var line = waits();
      timers.pass(CHOICE);
      line.presses('3');

      assertThat(wishes()).isEmpty();
      assertThat(line.last()).isEqualTo("queue music");
      assertThat(line.ended).isFalse();
      sits(SATO);
      assertThat(status(SATO)).isEqualTo("ringing");
    }

    @Test
    void of_three_counts_though_the_caller_hangs_up_while_it_is_kept() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      stalled = true;
      line.presses('3');
      switchboard.hungUp(line.id);
      stalled = false;
      List.copyOf(arrivals).forEach(Runnable::run);

      assertThat(wishes()).containsExactly(Wish.CALLBACK);
      assertThat(slips).hasSize(1);
      assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
      assertThat(said)
          .as("the wish comes before the end, or the client is told of a missed call too")
          .extracting(it -> it.getClass().getSimpleName())
          .endsWith("CallerWaits", "CallEnded");
    }

    @Test
    void of_three_that_cannot_be_kept_is_no_wish_and_the_number_is_sealed_at_the_end() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      stalled = true;
      slipsAway = true;
      line.presses('3');
      switchboard.hungUp(line.id);
      arrivals.removeFirst().run();
      assertThat(wishes()).isEmpty();
      assertThat(ends()).containsExactly(CallOutcome.ABANDONED);
      slipsAway = false;
      List.copyOf(arrivals).forEach(Runnable::run);

      assertThat(slips).extracting(Slip::how).containsExactly(CallOutcome.ABANDONED);
    }

    @Test
    void is_gone_with_the_caller() {
      choosing(true, true);
      var line = waits();
      timers.pass(CHOICE);
      switchboard.hungUp(line.id);
      line.greetingEnds();
      line.presses('2');
      timers.pass(CHOICE);

      assertThat(ends()).hasSize(1);
      assertThat(wishes()).isEmpty();
    }

    @Test
    void that_cannot_be_fetched_leaves_the_caller_waiting() {
      choosing(true, true);
      var line = waits();
      sounds.away = true;
      timers.pass(CHOICE);
      assertThat(line.last()).isEqualTo("queue music");
      assertThat(line.ended).isFalse();
      sounds.away = false;
      timers.pass(CHOICE);
      assertThat(line.last()).as("it is offered after as long again").contains("choice");
    }
  }

  @Nested
  class After_the_longest_wait {

    @Test
    void a_voicemail_is_offered_where_it_is_wanted() {
      lookup = found(true, true, new Handling(Closed.ANSWER, VOICEMAIL, null, true, false, false));
      var line = waits();
      timers.pass(PATIENCE.queue());

      assertThat(line.last()).isEqualTo("voicemail, tone");
      assertThat(line.ended).isFalse();
    }

    @Test
    void the_call_ends_as_before_where_it_is_not() {
      var line = waits();
      timers.pass(PATIENCE.queue());
      assertThat(line.ended).isTrue();
      assertThat(ends()).containsExactly(CallOutcome.UNANSWERED);
    }

    @Test
    void the_call_ends_where_no_prompt_can_be_fetched() {
      lookup = found(true, true, new Handling(Closed.ANSWER, VOICEMAIL, null, true, false, false));
      var line = waits();
      sounds.away = true;
      timers.pass(PATIENCE.queue());
      assertThat(line.ended).isTrue();
    }
  }

  @Nested
  class A_number_whose_contract_was_ended {

    @Test
    void says_so_and_is_no_call() {
      lookup = new Lookup.Ended(TestOffice.CLIENT);
      sits(SATO);
      var line = dial(Caller.of(MOTHER));
      assertThat(line.heard).containsExactly("accepted", "ended");
      line.greetingEnds();

      assertThat(line.ended).isTrue();
      assertThat(status(SATO)).isEqualTo("ready");
      assertThat(refusals()).containsExactly(Refusal.NO_CONTRACT);
      assertThat(ends()).isEmpty();
      assertThat(slips).isEmpty();
      assertThat(played()).as("no row of a call that there is not").isEmpty();
    }

    @Test
    void is_refused_in_silence_where_no_sound_can_be_fetched() {
      lookup = new Lookup.Ended(TestOffice.CLIENT);
      sounds.away = true;
      assertThat(dial(Caller.of(MOTHER)).refused).isEqualTo(Refusal.NO_CONTRACT);
      assertThat(refusals()).containsExactly(Refusal.NO_CONTRACT);
    }
  }

  @Nested
  class A_blocked_caller {

    @Test
    void is_told_so_and_is_no_call() {
      blocked = MOTHER;
      sits(SATO);
      var line = dial(Caller.of(MOTHER));
      assertThat(line.heard).containsExactly("accepted", "blocked");
      line.greetingEnds();

      assertThat(line.ended).isTrue();
      assertThat(status(SATO)).isEqualTo("ready");
      assertThat(refusals()).containsExactly(Refusal.BLOCKED);
      assertThat(ends()).isEmpty();
      assertThat(slips).isEmpty();
    }

    @Test
    void is_answered_while_the_list_cannot_be_read() {
      blocked = MOTHER;
      blockListAway = true;
      sits(SATO);
      dial(Caller.of(MOTHER));
      assertThat(status(SATO)).isEqualTo("ringing");
    }

    @Test
    void keeps_nobody_else_from_ringing() {
      blocked = MOTHER;
      sits(SATO);
      dial(Caller.of(AOBA));
      assertThat(status(SATO)).isEqualTo("ringing");
    }
  }

  @Nested
  class A_caller_without_a_number {

    private FakeLine rings(boolean refused, Caller caller) {
      lookup = found(true, true, new Handling(Closed.ANSWER, 60, null, false, false, refused));
      return dial(caller);
    }

    @Test
    void is_told_so_and_is_no_call_where_the_client_wishes() {
      sits(SATO);
      var line = rings(true, Caller.WITHHELD);
      assertThat(line.heard).containsExactly("accepted", "anonymous");
      assertThat(status(SATO)).isEqualTo("ready");
      line.greetingEnds();

      assertThat(line.ended).isTrue();
      assertThat(refusals()).containsExactly(Refusal.ANONYMOUS);
      assertThat(ends()).isEmpty();
      assertThat(slips).isEmpty();
      assertThat(played()).as("no row of a call that there is not").isEmpty();
    }

    @Test
    void is_answered_like_others_elsewhere() {
      sits(SATO);
      rings(false, Caller.WITHHELD);
      assertThat(status(SATO)).isEqualTo("ringing");
    }

    @Test
    void that_only_did_not_come_through_is_answered() {
      sits(SATO);
      rings(true, Caller.UNKNOWN);
      assertThat(status(SATO)).isEqualTo("ringing");
    }

    @Test
    void is_refused_in_silence_when_no_announcement_can_be_fetched() {
      sounds.away = true;
      var line = rings(true, Caller.WITHHELD);
      assertThat(line.refused).isEqualTo(Refusal.ANONYMOUS);
      assertThat(refusals()).containsExactly(Refusal.ANONYMOUS);
    }
  }
}
