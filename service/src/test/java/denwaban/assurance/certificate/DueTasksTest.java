package denwaban.assurance.certificate;

import static denwaban.assurance.certificate.Records.alone;
import static denwaban.assurance.certificate.Records.check;
import static denwaban.assurance.certificate.Records.confirmed;
import static denwaban.assurance.certificate.Records.day;
import static denwaban.assurance.certificate.Records.isms;
import static denwaban.assurance.certificate.Records.pMark;
import static denwaban.assurance.certificate.Records.record;
import static denwaban.assurance.certificate.Records.status;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.script.calendar.Holidays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is due on a day, and how urgent it is.
class DueTasksTest {

  private static final Matrix NOTHING = new Matrix(List.of(), List.of(), List.of(), List.of());

  /// Its window is 2026-04-02 to 2026-08-03: the 1st is a Saturday.
  private static final LocalDate EXPIRY = day("2026-12-01");

  @ParameterizedTest
  @CsvSource({
    "2026-04-01, ,",
    "2026-04-02, NOTE,",
    "2026-06-03, NOTE,",
    "2026-06-04, SOON, 60",
    "2026-07-03, SOON, 60",
    "2026-07-04, URGENT, 30",
    "2026-07-26, URGENT, 30",
    "2026-07-27, URGENT, 7",
    "2026-08-03, URGENT, 7",
  })
  void the_renewal_of_a_privacy_mark_becomes_more_urgent(
      String today, Task.Level level, Integer step) {
    var task = one(Task.Kind.RENEWAL_OPEN, today, mark());
    assertThat(task.map(Task::level)).isEqualTo(Optional.ofNullable(level));
    assertThat(task.map(Task::step)).isEqualTo(Optional.ofNullable(step));
    task.ifPresent(it -> assertThat(it.due()).isEqualTo(day("2026-08-03")));
  }

  @Test
  void a_window_that_closed_is_missed_until_it_expires() {
    assertThat(one(Task.Kind.RENEWAL_MISSED, "2026-08-03", mark())).isEmpty();
    assertThat(one(Task.Kind.RENEWAL_MISSED, "2026-08-04", mark()).orElseThrow().level())
        .isEqualTo(Task.Level.OVERDUE);
    assertThat(one(Task.Kind.RENEWAL_MISSED, "2026-12-02", mark())).isEmpty();
  }

  @Test
  void an_application_within_the_window_ends_its_tasks() {
    var before = status(StatusChange.RENEWAL_APPLIED, alone(noon("2026-03-31")));
    var within = status(StatusChange.RENEWAL_APPLIED, alone(noon("2026-05-01")));
    assertThat(one(Task.Kind.RENEWAL_OPEN, "2026-07-30", mark(before)))
        .as("that was of the term before")
        .isPresent();
    assertThat(one(Task.Kind.RENEWAL_OPEN, "2026-07-30", mark(within))).isEmpty();
    assertThat(one(Task.Kind.RENEWAL_MISSED, "2026-08-30", mark(within))).isEmpty();
    assertThat(one(Task.Kind.EXPIRES, "2026-11-30", mark(within))).isPresent();
  }

  @Test
  void its_last_day_is_provisional_where_the_holidays_are_not_known() {
    var it = record(pMark(day("2028-12-01")), confirmed(noon("2026-12-02")));
    assertThat(one(Task.Kind.RENEWAL_OPEN, "2028-05-01", it).orElseThrow().provisional()).isTrue();
    assertThat(one(Task.Kind.RENEWAL_OPEN, "2026-05-01", mark()).orElseThrow().provisional())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-01, ,",
    "2026-09-02, NOTE, 90",
    "2026-11-01, SOON, 30",
    "2026-11-24, URGENT, 7",
    "2026-12-01, URGENT, 7",
  })
  void its_expiry_is_told_90_30_and_7_days_before(String today, Task.Level level, Integer step) {
    var task = one(Task.Kind.EXPIRES, today, mark());
    assertThat(task.map(Task::level)).isEqualTo(Optional.ofNullable(level));
    assertThat(task.map(Task::step)).isEqualTo(Optional.ofNullable(step));
  }

  @Test
  void what_expired_is_overdue_until_the_next_term_is_confirmed() {
    var next = record(pMark(day("2028-12-01")), confirmed(noon("2026-11-01")));
    var alone = record(pMark(day("2028-12-01")), alone(noon("2026-11-01")));
    assertThat(one(Task.Kind.EXPIRED, "2026-12-02", mark()).orElseThrow().level())
        .isEqualTo(Task.Level.OVERDUE);
    assertThat(one(Task.Kind.EXPIRED, "2026-12-02", mark(), alone)).isPresent();
    assertThat(one(Task.Kind.EXPIRED, "2026-12-02", mark(), next)).isEmpty();
    assertThat(one(Task.Kind.EXPIRES, "2026-11-30", mark(), next)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-12-30, ,", "2027-01-01, NOTE, 90", "2027-04-02, OVERDUE,"})
  void a_surveillance_audit_is_due(String today, Task.Level level, Integer step) {
    var it =
        record(
            isms(day("2025-04-01"), day("2028-03-31"), day("2027-04-01")),
            confirmed(noon("2025-05-01")));
    var task = one(Task.Kind.SURVEILLANCE_DUE, today, it);
    assertThat(task.map(Task::level)).isEqualTo(Optional.ofNullable(level));
    assertThat(task.map(Task::step)).isEqualTo(Optional.ofNullable(step));
  }

  @Test
  void a_report_of_a_data_centre_is_old_after_a_year() {
    var it =
        record(
            Records.dataCentre(day("2026-03-01"), day("2027-12-31")),
            confirmed(noon("2026-03-02")));
    assertThat(one(Task.Kind.REPORT_OLD, "2027-01-29", it)).isEmpty();
    assertThat(one(Task.Kind.REPORT_OLD, "2027-01-30", it).orElseThrow().level())
        .isEqualTo(Task.Level.SOON);
    assertThat(one(Task.Kind.REPORT_OLD, "2027-03-01", it).orElseThrow().level())
        .isEqualTo(Task.Level.OVERDUE);
  }

  @Test
  void the_register_is_looked_up_each_31_days() {
    assertThat(one(Task.Kind.CHECK_OVERDUE, "2026-05-01", mark()).orElseThrow().level())
        .isEqualTo(Task.Level.URGENT);
    var checked =
        record(
            pMark(EXPIRY),
            confirmed(noon("2025-01-01")),
            List.of(),
            List.of(check(CheckResult.DIFFERENT, noon("2026-05-01"))));
    assertThat(one(Task.Kind.CHECK_OVERDUE, "2026-05-31", checked)).isEmpty();
    assertThat(one(Task.Kind.CHECK_OVERDUE, "2026-06-01", checked).orElseThrow().level())
        .isEqualTo(Task.Level.OVERDUE);
    assertThat(one(Task.Kind.REGISTRY_DIFFERS, "2026-05-31", checked)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"2026-05-08, SOON", "2026-05-09, URGENT", "2026-06-01, OVERDUE"})
  void a_confirmation_that_lacks_is_not_forgotten(String today, Task.Level level) {
    var it = record(pMark(EXPIRY), alone(noon("2026-05-01")));
    var task = one(Task.Kind.CONFIRM, today, it).orElseThrow();
    assertThat(task.level()).isEqualTo(level);
    assertThat(task.provisional()).as("it has no day that can still change").isFalse();
    assertThat(one(Task.Kind.EXPIRES, "2026-11-30", it)).as("it is no claim yet").isEmpty();
  }

  @Test
  void what_is_closed_has_no_task() {
    var it = mark(status(StatusChange.SUPERSEDED, alone(noon("2026-05-01"))));
    assertThat(DueTasks.at(noon("2026-12-30"), List.of(it), NOTHING, null, Holidays.JAPAN))
        .isEmpty();
  }

  @Test
  void undecided_cells_and_another_holder_are_tasks() {
    var cell = Matrix.cell(ServiceType.ORDER, Site.HOME, List.of(), noon("2026-05-01"));
    var matrix =
        new Matrix(
            List.of(ServiceType.ORDER),
            List.of(Site.HOME),
            List.of(
                new Matrix.Entity(
                    new UUID(1, 1), Scheme.P_MARK, CertificateState.VALID, "親会社", false)),
            List.of(
                new Matrix.Scope(
                    new UUID(1, 2),
                    Scheme.ISMS,
                    CertificateState.VALID,
                    "IS 1",
                    "電話代行業務",
                    "",
                    List.of(cell),
                    true)));
    var tasks = DueTasks.at(noon("2026-05-01"), List.of(), matrix, null, Holidays.JAPAN);
    assertThat(tasks)
        .extracting(Task::kind)
        .containsExactly(Task.Kind.HOLDER_NOT_OURS, Task.Kind.CELLS_UNDECIDED);
    assertThat(tasks.getLast().count()).isEqualTo(1);
  }

  private static RecordHistory mark(RecordHistory.Status... statuses) {
    return record(pMark(EXPIRY), confirmed(noon("2025-01-01")), List.of(statuses), List.of());
  }

  private static Optional<Task> one(Task.Kind kind, String today, RecordHistory... records) {
    return DueTasks.at(noon(today), List.of(records), NOTHING, null, Holidays.JAPAN).stream()
        .filter(it -> it.kind() == kind)
        .findFirst();
  }

  private static Instant noon(String day) {
    return day(day).atStartOfDay(Certificate.JAPAN).toInstant().plus(Duration.ofHours(12));
  }
}
