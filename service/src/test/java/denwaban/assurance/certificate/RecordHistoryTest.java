package denwaban.assurance.certificate;

import static denwaban.assurance.certificate.CertificateState.EXPIRED;
import static denwaban.assurance.certificate.CertificateState.NOT_YET;
import static denwaban.assurance.certificate.CertificateState.SUPERSEDED;
import static denwaban.assurance.certificate.CertificateState.UNCONFIRMED;
import static denwaban.assurance.certificate.CertificateState.VALID;
import static denwaban.assurance.certificate.Records.NOW;
import static denwaban.assurance.certificate.Records.alone;
import static denwaban.assurance.certificate.Records.check;
import static denwaban.assurance.certificate.Records.confirmed;
import static denwaban.assurance.certificate.Records.day;
import static denwaban.assurance.certificate.Records.pMark;
import static denwaban.assurance.certificate.Records.record;
import static denwaban.assurance.certificate.Records.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a record is worth, moment by moment.
class RecordHistoryTest {

  private static final Instant BEFORE = NOW.minus(Duration.ofDays(10));
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Certificate MARK = pMark(day("2027-12-01"));

  @Test
  void it_counts_from_when_a_second_person_confirmed_it() {
    var it = record(MARK, confirmed(BEFORE));
    assertThat(it.entered(BEFORE.minusMillis(1))).isFalse();
    assertThat(it.state(BEFORE)).isEqualTo(UNCONFIRMED);
    assertThat(it.state(BEFORE.plus(HOUR).minusMillis(1))).isEqualTo(UNCONFIRMED);
    assertThat(it.state(BEFORE.plus(HOUR))).isEqualTo(VALID);
  }

  @Test
  void who_entered_it_is_no_second_person() {
    assertThatThrownBy(
            () -> new Entered(new java.util.UUID(1, 1), 1, Records.HANA, NOW, Records.HANA, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void its_expiry_flips_it_at_that_instant() {
    var it = record(pMark(day("2026-12-01")), confirmed(BEFORE));
    var over = Instant.parse("2026-12-01T15:00:00Z");
    assertThat(it.state(over.minusMillis(1))).isEqualTo(VALID);
    assertThat(it.state(over)).isEqualTo(EXPIRED);
  }

  @Test
  void it_is_not_valid_before_its_first_day() {
    var it = record(pMark(day("2028-12-01")), confirmed(BEFORE));
    var begins = Instant.parse("2026-12-01T15:00:00Z");
    assertThat(it.state(begins.minusMillis(1))).isEqualTo(NOT_YET);
    assertThat(it.state(begins)).isEqualTo(VALID);
  }

  @ParameterizedTest
  @EnumSource(
      value = StatusChange.class,
      names = {"SUSPENDED", "WITHDRAWN"})
  void one_person_is_enough_to_take_it_back(StatusChange change) {
    var it = record(MARK, confirmed(BEFORE), List.of(status(change, alone(NOW))), List.of());
    assertThat(it.state(NOW.minusMillis(1))).isEqualTo(VALID);
    assertThat(it.state(NOW).name()).isEqualTo(change.name());
  }

  @Test
  void two_are_needed_to_lift_it_again() {
    var suspended = status(StatusChange.SUSPENDED, alone(BEFORE.plus(HOUR)));
    var waits = status(StatusChange.REINSTATED, alone(NOW));
    var one = record(MARK, confirmed(BEFORE), List.of(suspended, waits), List.of());
    assertThat(one.state(NOW)).isEqualTo(CertificateState.SUSPENDED);
    assertThat(one.reinstatementWaiting(NOW)).contains(waits);

    var two = status(StatusChange.REINSTATED, confirmed(NOW));
    var both = record(MARK, confirmed(BEFORE), List.of(suspended, two), List.of());
    assertThat(both.state(NOW.plus(HOUR).minusMillis(1))).isEqualTo(CertificateState.SUSPENDED);
    assertThat(both.state(NOW.plus(HOUR))).isEqualTo(VALID);
    assertThat(both.reinstatementWaiting(NOW.plus(HOUR))).isEmpty();
  }

  @Test
  void a_reinstatement_does_not_lift_what_came_after_it() {
    var it =
        record(
            MARK,
            confirmed(BEFORE),
            List.of(
                status(StatusChange.SUSPENDED, alone(BEFORE.plus(HOUR))),
                status(StatusChange.REINSTATED, confirmed(NOW)),
                status(StatusChange.SUSPENDED, alone(NOW.plusSeconds(60)))),
            List.of());
    assertThat(it.reinstatementWaiting(NOW.plusSeconds(60))).isEmpty();
    assertThat(it.state(NOW.plus(HOUR))).isEqualTo(CertificateState.SUSPENDED);
  }

  @Test
  void a_suspension_of_what_was_withdrawn_does_not_lift_that() {
    var it =
        record(
            MARK,
            confirmed(BEFORE),
            List.of(
                status(StatusChange.WITHDRAWN, alone(BEFORE.plus(HOUR))),
                status(StatusChange.SUSPENDED, alone(NOW))),
            List.of());
    assertThat(it.state(NOW)).isEqualTo(CertificateState.WITHDRAWN);
  }

  @Test
  void what_is_closed_stays_closed() {
    var it =
        record(
            MARK,
            confirmed(BEFORE),
            List.of(
                status(StatusChange.SUPERSEDED, alone(BEFORE.plus(HOUR))),
                status(StatusChange.REINSTATED, confirmed(BEFORE.plus(HOUR)))),
            List.of());
    assertThat(it.state(NOW)).isEqualTo(SUPERSEDED);
  }

  @Test
  void a_correction_counts_when_it_is_confirmed_and_the_record_goes_on_until_then() {
    var first = confirmed(BEFORE);
    var longer = pMark(day("2027-12-02"));
    var waits = alone(NOW);
    var it =
        new RecordHistory(
            first.id(),
            List.of(
                new RecordHistory.Version(first, first.id(), 1, MARK),
                new RecordHistory.Version(waits, first.id(), 2, longer)),
            List.of(),
            List.of());
    assertThat(it.state(NOW)).isEqualTo(VALID);
    assertThat(it.shown(NOW).orElseThrow().certificate()).isEqualTo(MARK);
    assertThat(it.waiting(NOW).orElseThrow().certificate()).isEqualTo(longer);
    assertThat(it.waiting(NOW.minusMillis(1))).isEmpty();
  }

  @Test
  void a_check_is_overdue_after_31_days_and_where_there_was_none() {
    assertThat(record(MARK, confirmed(BEFORE)).checkOverdue(NOW)).isTrue();
    var checked =
        record(
            MARK, confirmed(BEFORE), List.of(), List.of(check(CheckResult.AS_REGISTERED, BEFORE)));
    var due = BEFORE.plus(RecordHistory.CHECKED_EACH);
    assertThat(checked.checkOverdue(due.minusMillis(1))).isFalse();
    assertThat(checked.checkOverdue(due)).isTrue();
  }

  @Test
  void a_register_that_did_not_answer_was_not_checked() {
    var it =
        record(MARK, confirmed(BEFORE), List.of(), List.of(check(CheckResult.UNREACHABLE, BEFORE)));
    assertThat(it.reached(NOW)).isEmpty();
    assertThat(it.checkOverdue(NOW)).isTrue();
  }

  @Test
  void what_no_register_lists_is_never_overdue() {
    var it = record(Records.dataCentre(day("2026-03-01"), day("2027-02-28")), confirmed(BEFORE));
    assertThat(it.checkOverdue(NOW)).isFalse();
  }
}
