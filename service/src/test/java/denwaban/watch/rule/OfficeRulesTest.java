package denwaban.watch.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import denwaban.watch.Alarm;
import denwaban.watch.RulesTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What happens to the office itself: its people, doors, places, clock and disk.
class OfficeRulesTest extends RulesTest {

  @Test
  void the_end_of_a_second_person_raises_an_alarm() {
    did(at(9, 0), "person.disabled", ryo, "admin", ryo.toString());
    assertThat(look(ActRules.approverEnded())).isEmpty();

    did(at(9, 1), "person.second.ended", ryo, "admin", ryo.toString());
    assertThat(look(ActRules.approverEnded()))
        .extracting(Alarm::rule)
        .containsExactly("second-ended");
  }

  @Test
  void a_broken_glass_raises_an_alarm_and_a_guest_of_the_database_none() {
    did(at(9, 0), "glass.prepared", ryo, "admin", "sheets");
    did(at(9, 0), "database.visited", null, "service", "guest-7");
    assertThat(look(ActRules.breakGlassUsed())).isEmpty();
    assertThat(look(new ManualDatabaseAccess())).as("two people let him in").isEmpty();

    did(at(9, 1), "glass.broken", ryo, "admin", "sheets");
    did(at(9, 1), "database.visited", null, "service", "visit-8");
    assertThat(look(ActRules.breakGlassUsed()))
        .extracting(Alarm::rule)
        .containsExactly("broken-glass");
    assertThat(look(new ManualDatabaseAccess()))
        .singleElement()
        .extracting(Alarm::times)
        .isEqualTo(1);
  }

  @Test
  void an_inspection_that_found_something_raises_an_alarm_about_nobody_and_one_that_did_not_none() {
    events.add(sight(null, at(9, 0), "place.inspected", hana, "supervisor", "one", "manage"));
    assertThat(look(new FaultyPlace())).isEmpty();

    events.add(sight(null, at(9, 0), "place.faulty", hana, "supervisor", "one", "manage"));
    events.add(sight(null, at(9, 5), "place.faulty", ryo, "admin", "two", "manage"));
    assertThat(look(new FaultyPlace()))
        .containsExactly(new Alarm("place-faulty", null, null, List.of(1L, 2L), 2));
  }

  @Test
  void a_clock_that_strays_raises_one_alarm_for_each_way_of_straying() {
    did(at(9, 0), "clock.strayed", null, "service", "unkept");
    did(at(9, 1), "clock.strayed", null, "service", "jumped");
    did(at(9, 2), "clock.strayed", null, "service", "unkept");
    did(at(9, 3), "office.sealed", null, "service", "seal");

    assertThat(look(new ClockDrift()))
        .containsExactly(
            new Alarm("clock", aoba, null, List.of(0L, 2L), 2),
            new Alarm("clock", aoba, null, List.of(1L), 1));
  }

  @Test
  void a_full_disk_and_a_log_that_was_away_are_one_alarm_a_day_each() {
    did(at(9, 0), "disk.low", null, "service", "low");
    did(at(9, 1), "disk.low", null, "service", "stop");
    did(at(9, 2), "log.caught-up", null, "service", "17");
    assertThat(ActRules.fullDisk().look(day(DATE)))
        .containsExactly(new Alarm("disk", aoba, null, List.of(0L, 1L), 2));
    assertThat(ActRules.logUnavailable().look(day(DATE)))
        .containsExactly(new Alarm("log-away", aoba, null, List.of(2L), 1));
  }

  @Test
  void the_end_of_a_contract_and_what_is_left_of_the_erased_are_one_alarm_each() {
    did(at(9, 0), "contract.set", ryo, "admin", "digest");
    did(at(9, 0), "erasure.done", null, "service", "batch");
    assertThat(look(ActRules.contractEnds())).isEmpty();
    assertThat(look(ActRules.erasureLeft())).isEmpty();

    did(at(9, 1), "contract.runs-out", null, "service", "client");
    did(at(9, 2), "contract.terminated", ryo, "admin", "client");
    did(at(9, 3), "erasure.left", null, "service", "batch");
    did(at(9, 4), "request.late", null, "service", "request");
    did(at(9, 5), "request.soon", ryo, "service", "request");
    assertThat(look(ActRules.dueRequest())).extracting(Alarm::rule).containsExactly("request-soon");
    assertThat(look(ActRules.lateRequest()))
        .extracting(Alarm::rule)
        .containsExactly("request-late");
    assertThat(look(ActRules.contractEnds()))
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("contract-ends", 2));
    assertThat(look(ActRules.erasureLeft()))
        .extracting(Alarm::rule, Alarm::times)
        .containsExactly(tuple("erasure-left", 1));
  }

  @Test
  void a_claim_that_fails_is_one_alarm_and_a_certificate_told_to_each_client_is_not_another() {
    did(at(9, 0), "assurance.passed", null, "service", "control.S5.1");
    did(at(9, 0), "assurance.failed", null, "service", "certificate.p-mark");
    assertThat(look(new FailedCheck())).isEmpty();

    events.add(sight(null, at(9, 1), "assurance.failed", null, "service", "certificate.x", "run"));
    did(at(9, 2), "assurance.failed", null, "service", "control.S5.1");
    assertThat(look(new FailedCheck()))
        .containsExactly(new Alarm("check-failed", null, null, List.of(2L, 3L), 2));
  }

  @Test
  void a_database_that_was_opened_by_hand_is_named_so() {
    did(at(9, 0), "database.visited", null, "service", "visit-8");
    did(at(9, 0), "database.listed", null, "service", "visit-8");
    assertThat(look(new ManualDatabaseAccess()))
        .containsExactly(new Alarm("database-visit", aoba, null, List.of(0L), 1));
  }

  @Test
  void a_log_that_was_held_is_an_alarm_for_each_log() {
    did(at(9, 0), "log.held", null, "service", aoba.toString());
    did(at(9, 1), "log.held", null, "service", minato.toString());
    events.add(sight(minato, at(9, 2), "log.held", null, "service", minato.toString(), "run"));
    assertThat(look(new WaitingEntries()))
        .extracting(Alarm::client, Alarm::entries)
        .containsExactly(
            tuple(aoba, List.of(0L)), tuple(aoba, List.of(1L)), tuple(minato, List.of(2L)));
  }
}
