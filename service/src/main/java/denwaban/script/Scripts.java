package denwaban.script;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The clients' scripts, in versions. Everything happens in the client's scope, or joins it.
@Component
public final class Scripts {

  /// How far ahead a version may begin.
  public static final Duration AHEAD = Duration.ofDays(366);

  /// Versions that are still to come.
  public static final int PLANNED_LIMIT = 5;

  /// Versions of one client in [#DAY].
  public static final int DAY_LIMIT = 200;

  /// Sounds of one client in [#DAY]: each is up to 480 kB, and is kept.
  public static final int SOUNDS_DAY_LIMIT = 20;

  static final Duration DAY = Duration.ofDays(1);

  private final TenantTransactions transactions;
  private final ScriptTable scriptTable;
  private final AuditLog audit;
  private final InstantSource clock;
  private final HouseSounds houseSounds = new HouseSounds();

  Scripts(
      TenantTransactions transactions,
      ScriptTable scriptTable,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.scriptTable = scriptTable;
    this.audit = audit;
    this.clock = clock;
  }

  /// What the desk shows about a client at a moment, to those who dialled a number.
  ///
  /// @param dialled null for what holds where no number has anything of its own
  public Optional<Script> of(ClientId client, @Nullable PhoneNumber dialled, Instant at) {
    return transactions
        .as(client, () -> scriptTable.valid(client, at))
        .map(it -> Script.of(it.content(), it.number(), dialled, at));
  }

  /// The version that holds now.
  public Optional<Version> current(ClientId client) {
    return transactions.as(client, () -> scriptTable.valid(client, clock.instant()));
  }

  /// What holds now.
  public Optional<Content> content(ClientId client) {
    return current(client).map(Version::content);
  }

  /// The newest versions, those to come and those taken back too, newest first.
  public List<Version> versions(ClientId client, int limit) {
    return transactions.as(client, () -> scriptTable.newest(client, limit));
  }

  /// One version.
  public Optional<Version> version(ClientId client, int number) {
    return transactions.as(client, () -> scriptTable.find(client, number));
  }

  /// Number of the version that was set last; 0 if there is none.
  public int last(ClientId client) {
    return transactions.as(client, () -> scriptTable.last(client));
  }

  /// Whether the client uploaded one; [#sound] without the sound.
  public boolean has(ClientId client, Announcement kind) {
    return transactions.as(client, () -> scriptTable.hasAudio(client, kind));
  }

  /// What this client's callers hear: its own, or the office's. Only a greeting may be empty.
  public Sound sound(ClientId client, Announcement kind) {
    return transactions
        .as(client, () -> scriptTable.newestAudio(client, kind))
        .filter(kept -> kept.content().length() > 0)
        .map(kept -> new Sound(kind, kept.version(), kept.content()))
        .orElseGet(() -> houseSounds.of(kind));
  }

  /// Sets the next version of a script, which holds at once. Versions that are still to come are
  /// set anew with its form.
  public void set(ClientId client, Content content, Actor by) {
    transactions.run(
        client,
        () -> {
          scriptTable.hold(client);
          setNow(client, content, by);
        });
  }

  /// Sets the next version, which holds at once, if no other was set meanwhile. Versions that are
  /// still to come are set anew with its form.
  ///
  /// @param base number of the version that was set last when this change was begun
  /// @return false if another was
  public boolean set(ClientId client, int base, Content content, Actor by) {
    return transactions.as(
        client,
        () -> {
          scriptTable.hold(client);
          if (scriptTable.last(client) != base) return false;
          setNow(client, content, by);
          return true;
        });
  }

  private void setNow(ClientId client, Content content, Actor by) {
    var now = clock.instant();
    var plans = scriptTable.plans(client, now);
    var _ = add(client, content, now, now, by);
    // the form is the office's: no plan of a client brings an old one back
    for (var plan : plans) {
      if (plan.content().fields().equals(content.fields())) continue;
      if (!takeBack(client, plan.number(), now, by)) throw new AssertionError("held, and to come");
      var _ = add(client, plan.content().asking(content.fields()), plan.from(), now, by);
    }
  }

  /// Sets the next version if no other was set meanwhile.
  ///
  /// @param base number of the version that was set last when this change was begun
  /// @param from since when it holds; null or past for at once
  public ScriptChange change(
      ClientId client, int base, Content content, @Nullable Instant from, Actor by) {
    return transactions.as(
        client,
        () -> {
          scriptTable.hold(client);
          var now = clock.instant();
          var begins = from == null || from.isBefore(now) ? now : from;
          if (scriptTable.last(client) != base) return new ScriptChange.Overtaken();
          if (begins.isAfter(now.plus(AHEAD))) return new ScriptChange.TooFar();
          var before = scriptTable.valid(client, begins);
          if (before.isPresent() && before.get().content().equals(content)) {
            return new ScriptChange.Same();
          }
          var planned = begins.isAfter(now) && scriptTable.planned(client, now) >= PLANNED_LIMIT;
          if (planned || scriptTable.setSince(client, now.minus(DAY)) >= DAY_LIMIT) {
            return new ScriptChange.TooMany();
          }
          return new ScriptChange.Kept(add(client, content, begins, now, by));
        });
  }

  private int add(ClientId client, Content content, Instant from, Instant now, Actor by) {
    var version = scriptTable.last(client) + 1;
    scriptTable.add(client, version, content, from, now, by);
    say(Action.SCRIPT_SET, client, version, Map.of("from", from.toString()), by);
    return version;
  }

  /// Takes a version back that is still to come.
  ///
  /// @return false if it is none of those
  public boolean withdraw(ClientId client, int version, Actor by) {
    return transactions.as(
        client,
        () -> {
          scriptTable.hold(client);
          return takeBack(client, version, clock.instant(), by);
        });
  }

  private boolean takeBack(ClientId client, int version, Instant now, Actor by) {
    if (!scriptTable.withdraw(client, version, now)) return false;
    say(Action.SCRIPT_WITHDRAWN, client, version, Map.of(), by);
    return true;
  }

  private void say(
      Action action, ClientId client, int version, Map<String, String> more, Actor by) {
    var detail = new HashMap<>(more);
    detail.put("version", Integer.toString(version));
    audit.append(
        new Entry(action, client, client.toString(), by, Purpose.MANAGE, Result.DONE, detail));
  }

  /// Sets the next sound of a kind.
  ///
  /// @param ulaw as [GreetingAudio#fromWav] makes it; empty to have the office's again
  /// @return false if there were too many of that client in a day
  public boolean setAudio(ClientId client, Announcement kind, Bytes ulaw, Actor by) {
    return transactions.as(
        client,
        () -> {
          scriptTable.hold(client);
          var now = clock.instant();
          if (scriptTable.audioSince(client, now.minus(DAY)) >= SOUNDS_DAY_LIMIT) return false;
          var version =
              scriptTable.newestAudio(client, kind).map(ScriptTable.Kept::version).orElse(0) + 1;
          scriptTable.addAudio(client, kind, version, ulaw, now);
          say(Action.SCRIPT_SET, client, version, Map.of("sound", kind.code()), by);
          return true;
        });
  }
}
