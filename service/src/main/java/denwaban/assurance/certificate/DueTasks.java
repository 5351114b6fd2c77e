package denwaban.assurance.certificate;

import denwaban.assurance.certificate.calendar.RenewalWindow;
import denwaban.script.calendar.Holidays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Computes what is due at a moment, the most urgent first.
final class DueTasks {

  /// In days before the last day of the renewal window.
  private static final List<Integer> WINDOW_STEPS = List.of(60, 30, 7);

  /// In days before an expiry or an audit.
  private static final List<Integer> EXPIRY_STEPS = List.of(90, 30, 7);

  /// A report says nothing of today any more after so long.
  private static final int REPORT_YEARS = 1;

  /// In days before a report becomes too old.
  private static final int REPORT_NOTICE = 30;

  /// How long a confirmation may wait until it is urgent, and until it is overdue.
  private static final Duration WAITS_URGENT = Duration.ofDays(7);

  private static final Duration WAITS_OVERDUE = Duration.ofDays(30);

  private final List<RecordHistory> records;
  private final Matrix matrix;
  private final Holidays holidays;
  private final Instant now;
  private final LocalDate today;
  private final List<Task> tasks = new ArrayList<>();

  private DueTasks(List<RecordHistory> records, Matrix matrix, Holidays holidays, Instant now) {
    this.records = records;
    this.matrix = matrix;
    this.holidays = holidays;
    this.now = now;
    this.today = now.atZone(Certificate.JAPAN).toLocalDate();
  }

  /// @param records that were entered by `now`
  /// @param office the newest statement, if it waits to be confirmed
  static List<Task> at(
      Instant now,
      List<RecordHistory> records,
      Matrix matrix,
      @Nullable OfficeStatement office,
      Holidays holidays) {
    var due = new DueTasks(records, matrix, holidays, now);
    if (office != null) due.confirm(Task.Kind.CONFIRM_OFFICE, null, List.of(office.entered()));
    records.forEach(due::record);
    due.scopes();
    due.tasks.sort(
        Comparator.comparing(Task::level)
            .reversed()
            .thenComparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder())));
    return List.copyOf(due.tasks);
  }

  private void record(RecordHistory history) {
    var state = history.state(now);
    if (state == CertificateState.SUPERSEDED) return;
    var waiting = new ArrayList<Entered>();
    history.waiting(now).ifPresent(it -> waiting.add(it.entered()));
    history.reinstatementWaiting(now).ifPresent(it -> waiting.add(it.entered()));
    confirm(Task.Kind.CONFIRM, history.id(), waiting);
    if (state == CertificateState.WITHDRAWN || history.inForce(now).isEmpty()) return;
    var it = history.inForce(now).get().certificate();
    if (renewed(history.id(), it)) return;
    if (state == CertificateState.SUSPENDED) {
      add(Task.Kind.SUSPENDED, Task.Level.URGENT, history.id());
    }
    expiry(history.id(), it);
    if (state == CertificateState.EXPIRED) return;
    if (it.scheme() == Scheme.P_MARK) renewal(history, it);
    audit(Task.Kind.SURVEILLANCE_DUE, history.id(), it.surveillance());
    audit(Task.Kind.RECERTIFICATION_DUE, history.id(), it.recertification());
    report(history.id(), it);
    register(history);
    if (it.scheme().edition(it.edition()) == Scheme.Edition.OUTDATED) {
      add(Task.Kind.EDITION_OUTDATED, Task.Level.SOON, history.id());
    }
  }

  /// Whether a later term of the same grant is in the register, confirmed.
  private boolean renewed(UUID id, Certificate certificate) {
    return records.stream()
        .filter(it -> !it.id().equals(id))
        .filter(it -> {
          var state = it.state(now);
          return state == CertificateState.VALID || state == CertificateState.NOT_YET;
        })
        .flatMap(it -> it.inForce(now).stream())
        .map(RecordHistory.Version::certificate)
        .anyMatch(it -> it.sameGrant(certificate) && it.to().isAfter(certificate.to()));
  }

  private void expiry(UUID id, Certificate it) {
    if (today.isAfter(it.to())) {
      dated(Task.Kind.EXPIRED, Task.Level.OVERDUE, id, it.to());
    } else {
      stepped(Task.Kind.EXPIRES, id, it.to(), false, EXPIRY_STEPS, null);
    }
  }

  private void renewal(RecordHistory history, Certificate it) {
    var window = RenewalWindow.of(it.to(), holidays);
    if (today.isBefore(window.opens()) || applied(history, window)) return;
    var closes = window.closes();
    if (today.isAfter(closes.date())) {
      dated(Task.Kind.RENEWAL_MISSED, Task.Level.OVERDUE, history.id(), closes.date());
    } else {
      stepped(
          Task.Kind.RENEWAL_OPEN,
          history.id(),
          closes.date(),
          closes.provisional(),
          WINDOW_STEPS,
          Task.Level.NOTE);
    }
  }

  private boolean applied(RecordHistory history, RenewalWindow window) {
    var opens = window.opens().atStartOfDay(Certificate.JAPAN).toInstant();
    return history.statuses().stream()
        .filter(it -> it.change() == StatusChange.RENEWAL_APPLIED && it.entered().entered(now))
        .anyMatch(it -> !it.entered().at().isBefore(opens));
  }

  private void audit(Task.Kind kind, UUID id, @Nullable LocalDate day) {
    if (day == null) return;
    if (today.isAfter(day)) {
      dated(kind, Task.Level.OVERDUE, id, day);
    } else {
      stepped(kind, id, day, false, EXPIRY_STEPS, null);
    }
  }

  private void report(UUID id, Certificate it) {
    if (it.reported() == null) return;
    var old = it.reported().plusYears(REPORT_YEARS);
    if (!today.isBefore(old)) {
      dated(Task.Kind.REPORT_OLD, Task.Level.OVERDUE, id, old);
    } else if (left(old) <= REPORT_NOTICE) {
      dated(Task.Kind.REPORT_OLD, Task.Level.SOON, id, old);
    }
  }

  private void register(RecordHistory history) {
    if (history.checkOverdue(now)) {
      var last = history.reached(now);
      var due =
          last.map(it -> it.at().plus(RecordHistory.CHECKED_EACH))
              .orElseGet(() -> history.versions().getFirst().entered().at())
              .atZone(Certificate.JAPAN)
              .toLocalDate();
      dated(
          Task.Kind.CHECK_OVERDUE,
          last.isEmpty() ? Task.Level.URGENT : Task.Level.OVERDUE,
          history.id(),
          due);
    }
    if (history.reached(now).filter(it -> it.result() == CheckResult.DIFFERENT).isPresent()) {
      add(Task.Kind.REGISTRY_DIFFERS, Task.Level.URGENT, history.id());
    }
  }

  private void scopes() {
    for (var scope : matrix.scopes()) {
      var undecided =
          (int)
              scope.cells().stream()
                  .filter(it -> it.decision() == Matrix.Decision.UNDECIDED && it.waiting() == null)
                  .count();
      if (undecided > 0) {
        tasks.add(
            new Task(
                Task.Kind.CELLS_UNDECIDED,
                Task.Level.SOON,
                scope.record(),
                null,
                false,
                null,
                undecided));
      }
      waits(
          Task.Kind.CONFIRM_SCOPE,
          scope.record(),
          scope.cells().stream().flatMap(DueTasks::waitingSince).toList());
    }
    matrix.entities().stream()
        .filter(it -> !it.ours())
        .forEach(it -> add(Task.Kind.HOLDER_NOT_OURS, Task.Level.URGENT, it.record()));
  }

  private static Stream<Instant> waitingSince(Matrix.Cell cell) {
    var waiting = cell.waiting();
    return waiting == null ? Stream.empty() : Stream.of(waiting.at());
  }

  private void confirm(Task.Kind kind, @Nullable UUID record, List<Entered> waiting) {
    waits(kind, record, waiting.stream().map(Entered::at).toList());
  }

  private void waits(Task.Kind kind, @Nullable UUID record, List<Instant> since) {
    if (since.isEmpty()) return;
    var longest = Duration.between(since.stream().min(Comparator.naturalOrder()).get(), now);
    var level =
        longest.compareTo(WAITS_OVERDUE) > 0
            ? Task.Level.OVERDUE
            : longest.compareTo(WAITS_URGENT) > 0 ? Task.Level.URGENT : Task.Level.SOON;
    tasks.add(new Task(kind, level, record, null, false, null, since.size()));
  }

  /// One level more with each step that was reached.
  ///
  /// @param before the level before the first step; null if there is no task yet
  private void stepped(
      Task.Kind kind,
      UUID record,
      LocalDate due,
      boolean provisional,
      List<Integer> steps,
      Task.@Nullable Level before) {
    var left = left(due);
    Integer reached = null;
    var level = before;
    for (var step : steps) {
      if (left > step) break;
      reached = step;
      level = level == null ? Task.Level.NOTE : next(level);
    }
    if (level != null) tasks.add(new Task(kind, level, record, due, provisional, reached, 1));
  }

  private static Task.Level next(Task.Level level) {
    return switch (level) {
      case NOTE -> Task.Level.SOON;
      case SOON, URGENT, OVERDUE -> Task.Level.URGENT;
    };
  }

  private long left(LocalDate day) {
    return ChronoUnit.DAYS.between(today, day);
  }

  private void dated(Task.Kind kind, Task.Level level, UUID record, LocalDate due) {
    tasks.add(new Task(kind, level, record, due, false, null, 1));
  }

  private void add(Task.Kind kind, Task.Level level, UUID record) {
    tasks.add(new Task(kind, level, record, null, false, null, 1));
  }
}
