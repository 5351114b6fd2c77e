package denwaban.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.reading.LogSearch;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import denwaban.vault.Vault;
import denwaban.watch.watchlist.WatchlistMatches;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Each day's alarms, and who signed them off. Nothing is kept of an alarm: the rules are asked
/// again on each view, so a better rule finds what an older one missed.
@Component
public class Watch {

  private final TenantTransactions transactions;
  private final LogSearch log;
  private final WatchTable book;
  private final WatchlistMatches watchlistMatches;
  private final Vault vault;
  private final AuditLog audit;
  private final List<Rule> rules;
  private final InstantSource clock;

  public Watch(
      TenantTransactions transactions,
      LogSearch log,
      WatchTable book,
      WatchlistMatches watchlistMatches,
      Vault vault,
      AuditLog audit,
      List<Rule> rules,
      InstantSource clock) {
    this.transactions = transactions;
    this.log = log;
    this.book = book;
    this.watchlistMatches = watchlistMatches;
    this.vault = vault;
    this.audit = audit;
    this.rules = rules;
    this.clock = clock;
  }

  /// @param entries that were looked at, in all logs
  public record Seen(
      Day day, long entries, List<Alarm> alarms, Optional<WatchTable.Signed> signed) {

    /// Stands for what a page shows of it: its alarms, and whether the day was looked at whole.
    String version() {
      var keys = alarms.stream().map(Alarm::key).sorted().collect(Collectors.joining(" "));
      return Digest.sha256(Bytes.of((keys + "|" + day.whole()).getBytes(UTF_8))).base64url();
    }
  }

  /// What is asked of each day, by their codes.
  List<String> rules() {
    return rules.stream().map(Rule::code).toList();
  }

  /// Whether an administrator signed off that day's alarms.
  public boolean signed(LocalDate date) {
    return transactions.office(() -> book.signed(date).isPresent());
  }

  public LocalDate today() {
    return clock.instant().atZone(Day.ZONE).toLocalDate();
  }

  /// Entries of a day so far.
  long entries(LocalDate date) {
    return log.count(
        date.atStartOfDay(Day.ZONE).toInstant(),
        date.plusDays(1).atStartOfDay(Day.ZONE).toInstant());
  }

  public Seen look(LocalDate date) {
    var from = date.atStartOfDay(Day.ZONE).toInstant();
    var to = date.plusDays(1).atStartOfDay(Day.ZONE).toInstant();
    var own = log.all(from, to);
    var whole = own.size() < LogSearch.DAY_LIMIT;
    var events =
        Stream.concat(log.before(from, Day.CONTEXT).stream(), own.stream())
            .map(LogEvent::of)
            .toList();
    var over = !clock.instant().isBefore(to);
    // only what is over can be silent, and counting is dear
    var counts = over ? counts(date) : Map.<Day.Log, Map<LocalDate, Long>>of();
    var canaries = transactions.office(() -> book.canaries(from));
    var day =
        new Day(
            date, events, counts, canaries, watchlistMatches.of(to), waiting(date), whole, over);
    return new Seen(
        day,
        day.own().count(),
        rules.stream().flatMap(rule -> rule.look(day).stream()).toList(),
        transactions.office(() -> book.signed(date)));
  }

  /// Logs whose entries wait too long now: no entry tells of that.
  Set<Day.Log> overdue() {
    return waiting(today()).entrySet().stream()
        .filter(log -> Day.tooLong(log.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<Day.Log, Duration> waiting(LocalDate date) {
    if (!date.equals(today())) {
      return Map.of();
    }
    var now = clock.instant();
    return log.waiting().stream()
        .collect(
            Collectors.toMap(
                it -> new Day.Log(Optional.ofNullable(it.client())),
                it -> Duration.between(it.since(), now)));
  }

  private Map<Day.Log, Map<LocalDate, Long>> counts(LocalDate date) {
    var counts = new HashMap<Day.Log, Map<LocalDate, Long>>();
    log.counts(Day.workingDaysBefore(date).getLast(), date, Day.ZONE)
        .forEach(it ->
            counts
                .computeIfAbsent(
                    new Day.Log(Optional.ofNullable(it.client())), _ -> new HashMap<>())
                .put(it.day(), it.entries()));
    return counts;
  }

  /// @param version of the day as the page shows it: what nobody saw is not signed
  /// @param note what was found; may be empty when there was no alarm
  /// @throws Problem 409 if the day is not over, was signed already, or has other alarms than
  ///   those; 422 if there are alarms and no word about them
  void sign(CurrentUser user, LocalDate date, String version, String note) {
    var seen = look(date);
    if (!seen.day().over()) {
      throw new Problem(409, "day-not-over");
    }
    if (seen.signed().isEmpty() && !seen.version().equals(version)) {
      throw new Problem(409, "alarms-changed");
    }
    if (!seen.alarms().isEmpty() && note.isEmpty()) {
      throw new Problem(422, "note-missing");
    }
    transactions.office(() -> {
      var signed =
          new WatchTable.Signed(seen.alarms().size(), note, user.person(), clock.instant());
      if (!book.sign(date, signed)) {
        throw new Problem(409, "signed.day");
      }
      audit.append(
          new Entry(
              Action.WATCH_SIGNED,
              null,
              date.toString(),
              user.actor(),
              Purpose.MANAGE,
              Result.DONE,
              Map.of("alarms", Integer.toString(signed.alarms()))));
    });
  }

  /// A member's administrator marks an object of their company as watched, or unmarks it.
  ///
  /// @throws Problem 404 if there is no such object
  void canary(CurrentUser user, ObjectId object, boolean on) {
    var client = user.memberOf();
    if (vault.callsOf(client, user.person(), List.of(object)).isEmpty()) {
      throw Problem.notFound();
    }
    transactions.run(
        client,
        () -> {
          var now = clock.instant();
          var changed = on ? book.set(client, object, now) : book.remove(client, object, now);
          if (changed) {
            audit.append(
                Entry.done(
                    on ? Action.CANARY_SET : Action.CANARY_REMOVED,
                    client,
                    object.toString(),
                    user.actor(),
                    Purpose.MANAGE));
          }
        });
  }
}
