package denwaban.audit.reading;

import denwaban.audit.LogId;
import denwaban.audit.LogPage;
import denwaban.audit.Logs;
import denwaban.audit.Signers;
import denwaban.audit.Subjects;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Questions to the logs: who did what to which object, in a time. A client asks its own; the
/// office asks across all of them and finds ids and counts, as there is nothing else in a leaf.
@Component
public final class LogSearch {

  /// Things touched in one answer; a member is told when there are more.
  public static final int TOUCHED_LIMIT = 1_000;

  /// Entries of all logs that one day's rules look at; of the hours before, as many again.
  public static final int DAY_LIMIT = 100_000;

  private final TenantTransactions transactions;
  private final Logs logs;
  private final LogQueryTable logQueryTable;
  private final Subjects subjects;
  private final Signers signers;

  public LogSearch(
      TenantTransactions transactions,
      Logs logs,
      LogQueryTable logQueryTable,
      Subjects subjects,
      Signers signers) {
    this.transactions = transactions;
    this.logs = logs;
    this.logQueryTable = logQueryTable;
    this.subjects = subjects;
    this.signers = signers;
  }

  /// Entries below `before`, newest first, under the newest checkpoint.
  ///
  /// @param limit 1 to [LogReader#PAGE_LIMIT]
  public LogPage page(ClientId client, LogQuery logQuery, long before, int limit) {
    if (limit < 1 || limit > LogReader.PAGE_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + LogReader.PAGE_LIMIT + " entries");
    }
    var log = LogId.of(client);
    var key = signers.keys(log).key().vkey();
    return transactions.as(
        client,
        () ->
            logs.latest(log)
                .map(latest ->
                    new LogPage(
                        latest.size(),
                        latest.note(),
                        key,
                        logQueryTable.page(log, logQuery, Math.min(before, latest.size()), limit)))
                .orElseGet(() -> new LogPage(0, null, key, List.of())));
  }

  /// What one account touched in a client's log, most recent first, [#TOUCHED_LIMIT] at most.
  ///
  /// @param actor its pseudonym there
  public List<AccessedObject> touched(ClientId client, UUID actor, Instant from, Instant to) {
    return transactions.as(client, () -> touched(LogId.of(client), actor, from, to));
  }

  private List<AccessedObject> touched(LogId log, UUID actor, Instant from, Instant to) {
    return logQueryTable.touched(log, LogQuery.touchedBy(actor, from, to), TOUCHED_LIMIT);
  }

  /// @param client null for the installation's log
  /// @param actor the account's pseudonym there
  public record InLog(@Nullable ClientId client, UUID actor, List<AccessedObject> touched) {}

  /// What one account touched in all logs. Logs in which it touched nothing are left out.
  public List<InLog> touched(PersonId person, Instant from, Instant to) {
    return transactions.office(() -> {
      var all = new ArrayList<InLog>();
      subjects
          .pseudonyms(person.value())
          .forEach((log, actor) -> {
            var found = touched(log, actor, from, to);
            if (!found.isEmpty()) {
              all.add(new InLog(client(log), actor, found));
            }
          });
      return List.copyOf(all);
    });
  }

  /// An entry of any log, with the index and log that name it.
  ///
  /// @param client null for the installation's log
  public record Seen(@Nullable ClientId client, long index, String leaf) {}

  /// Entries of all logs in a time, oldest first, [#DAY_LIMIT] at most. What is left out is work in
  /// bulk first (new headers, an index, an exit pack), whose entries come by the hundred thousand.
  public List<Seen> all(Instant from, Instant to) {
    return transactions.office(() -> logQueryTable.all(from, to, DAY_LIMIT));
  }

  /// The last entries of all logs before a moment but for work in bulk, oldest first, [#DAY_LIMIT]
  /// at most.
  public List<Seen> before(Instant to, Duration time) {
    return transactions.office(() -> logQueryTable.last(to.minus(time), to, DAY_LIMIT));
  }

  /// How many entries all logs have in a time: tells whether to ask for them again.
  public long count(Instant from, Instant to) {
    return transactions.office(() -> logQueryTable.count(from, to));
  }

  /// How many entries a log had on a day.
  ///
  /// @param client null for the installation's log
  public record Count(@Nullable ClientId client, LocalDate day, long entries) {}

  /// Of all logs that had any, by days of `zone`, both days included. A day without entries is not
  /// in the list.
  public List<Count> counts(LocalDate from, LocalDate to, ZoneId zone) {
    return transactions.office(() -> logQueryTable.counts(from, to, zone));
  }

  /// A log with entries that have no place yet.
  ///
  /// @param client null for the installation's log
  /// @param since when the oldest of them was appended
  public record Waits(@Nullable ClientId client, Instant since) {}

  /// What waits now, in all logs. An entry has its place within a second if nothing is wrong.
  public List<Waits> waiting() {
    return transactions.office(logQueryTable::waiting);
  }

  /// One entry; empty if the log has none of that index.
  public Optional<LogPage.Line> entry(ClientId client, long index) {
    var log = LogId.of(client);
    return transactions.as(
        client,
        () ->
            logQueryTable.page(log, LogQuery.ALL, index + 1, 1).stream()
                .filter(line -> line.index() == index)
                .findFirst());
  }

  /// Who is behind a pseudonym of a log. For the office's answers only.
  ///
  /// @param client null for the installation's log
  public Optional<PersonId> behind(@Nullable ClientId client, UUID pseudonym) {
    return transactions.office(
        () -> subjects.behind(LogId.of(client), pseudonym).map(PersonId::new));
  }

  /// What the leaf commits to: a reader who has it can compare it with the leaf's `c`.
  ///
  /// @param salt base64
  /// @param text canonical JSON
  public record Detail(String salt, String text) {}

  /// Under which pseudonym each log knows a person; the installation's log under the empty key.
  public Map<Optional<ClientId>, UUID> pseudonyms(PersonId person) {
    return transactions.office(() -> {
      var all = new HashMap<Optional<ClientId>, UUID>();
      subjects
          .pseudonyms(person.value())
          .forEach((log, actor) -> all.put(Optional.ofNullable(client(log)), actor));
      return Map.copyOf(all);
    });
  }

  /// Empty if the log has no such entry, or the details were erased.
  public Optional<Detail> detail(ClientId client, long index) {
    var log = LogId.of(client);
    return transactions.as(
        client,
        () ->
            logQueryTable
                .detail(log, index)
                .flatMap(kept ->
                    subjects
                        .openDetail(log, kept.subject(), kept.outbox(), kept.sealed())
                        .map(text ->
                            new Detail(
                                kept.salt().base64(),
                                new String(
                                    text.toArray(), java.nio.charset.StandardCharsets.UTF_8)))));
  }

  static @Nullable ClientId client(LogId log) {
    return log.installation() ? null : new ClientId(log.value());
  }
}
