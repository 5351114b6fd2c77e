package denwaban.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.stamp.StampRequest;
import denwaban.audit.proof.stamp.TimeStamp;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.network.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the newest state of the installation's log stamped each hour, and of each client's if that
/// is wanted. A state that was stamped is not stamped again: its first stamp says most.
final class TimestampRounds {

  static final Duration EVERY = Duration.ofHours(1);

  /// Between the authority's clock and ours; authorities promise a second.
  static final Duration NEAR = Duration.ofMinutes(1);

  /// An authority unavailable for so long is told of; for less it is waited for in silence.
  static final Duration MISSED = Duration.ofDays(1);

  private static final Logger log = LoggerFactory.getLogger(TimestampRounds.class);

  private final TimestampSettings settings;
  private final Optional<TimestampAuthority> authority;
  private final Duration patience;
  private final TenantTransactions transactions;
  private final Logs logs;
  private final WitnessTable witnessTable;
  private final TimestampTable timestampTable;
  private final AuditLog entries;
  private final InstantSource clock;

  private volatile @Nullable TimestampTrouble trouble;
  private @Nullable Instant awaySince;
  private boolean told;
  private Backoff backoff = Backoff.NONE;

  /// What is read before the authority is asked: nothing waits for it in a transaction.
  private record Newest(Logs.Latest latest, Optional<TimestampTable.Stamp> stamp) {}

  /// @throws denwaban.database.CannotStart if an authority is named that could not be believed
  TimestampRounds(
      TimestampSettings settings,
      Duration patience,
      TenantTransactions transactions,
      Logs logs,
      WitnessTable witnessTable,
      TimestampTable timestampTable,
      AuditLog entries,
      InstantSource clock) {
    this.settings = settings;
    this.authority = TimestampAuthority.of(settings);
    this.patience = patience;
    this.transactions = transactions;
    this.logs = logs;
    this.witnessTable = witnessTable;
    this.timestampTable = timestampTable;
    this.entries = entries;
    this.clock = clock;
  }

  boolean asked(LogId of) {
    return authority.isPresent() && (of.installation() || settings.clients());
  }

  Optional<TimestampTrouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Asks for each log that is due. After a refusal nothing is asked for a while.
  void round() throws InterruptedException {
    if (authority.isEmpty() || !backoff.over(clock.instant())) {
      return;
    }
    try (var client = new TimestampClient(authority.get(), patience)) {
      for (var each : transactions.office(witnessTable::logs)) {
        if (asked(each) && !one(client, authority.get(), each)) {
          backoff = backoff.failed(clock.instant());
          return;
        }
      }
    }
    backoff = Backoff.NONE;
  }

  /// @return false if it did not work
  private boolean one(TimestampClient client, TimestampAuthority authority, LogId of)
      throws InterruptedException {
    var now =
        transactions.office(
            () -> new Newest(logs.latest(of).orElseThrow(), timestampTable.newest(of)));
    if (!due(now)) {
      return true;
    }
    var text = Note.parse(now.latest().note()).text();
    var asked = StampRequest.on(Bytes.of(text.getBytes(UTF_8)));
    var answer = client.ask(asked);
    if (answer.isEmpty()) {
      return troubled(of, TimestampTrouble.AWAY);
    }
    return switch (TimeStamp.check(answer.get(), asked, authority.trusted())) {
      case TimeStamp.Found.NotStamped(var why) -> troubled(of, TimestampTrouble.of(why));
      case TimeStamp.Found.Stamped(var at, _) ->
          Duration.between(at, clock.instant()).abs().compareTo(NEAR) > 0
              ? troubled(of, TimestampTrouble.OTHER_TIME)
              : keep(of, new TimestampTable.Stamp(now.latest().size(), at, answer.get()));
    };
  }

  private boolean due(Newest now) {
    return now.stamp()
        .map(stamp ->
            stamp.size() < now.latest().size() && !clock.instant().isBefore(stamp.at().plus(EVERY)))
        .orElse(true);
  }

  private boolean keep(LogId of, TimestampTable.Stamp stamp) {
    transactions.office(() -> timestampTable.add(of, stamp));
    trouble = null;
    answered();
    return true;
  }

  private boolean troubled(LogId of, TimestampTrouble now) {
    if (now.incident()) {
      answered();
    } else {
      away(of);
    }
    if (trouble != now) {
      if (now.incident()) {
        log.error("a time-stamping authority's answer is not to be believed: {}", now);
        transactions.office(
            () -> entries.append(said(Action.STAMP_REFUSED, of, Map.of("why", now.name()))));
      } else {
        log.warn("a time-stamping authority did not answer");
      }
      trouble = now; // once it is written down
    }
    return false;
  }

  private void answered() {
    awaySince = null;
    told = false;
  }

  private void away(LogId of) {
    var now = clock.instant();
    var since = awaySince == null ? now : awaySince;
    awaySince = since;
    if (!told && !now.isBefore(since.plus(MISSED))) {
      transactions.office(() -> entries.append(said(Action.STAMP_MISSED, of, Map.of())));
      told = true;
    }
  }

  private static Entry said(Action action, LogId of, Map<String, String> detail) {
    return new Entry(
        action, null, of.value().toString(), Actor.SERVICE, Purpose.MANAGE, Result.REFUSED, detail);
  }
}
