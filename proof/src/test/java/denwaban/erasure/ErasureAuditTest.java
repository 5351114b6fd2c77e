package denwaban.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.Often;
import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.EndedKey;
import denwaban.erasure.ErasureCertificate.Thing;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.json.Json;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import denwaban.terms.breach.Breach;
import denwaban.terms.breach.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Late and early erasures are found in generated lives, and nothing is said of good ones.
class ErasureAuditTest {

  private static final ClientId CLIENT = new ClientId(new UUID(7, 1));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 30;

  private static ContractFile contract() {
    var record =
        ContractRecord.standard(CLIENT).with(Map.of("retention.message", new Json.Num(DAYS)));
    return new ContractFile(List.of(new ContractFile.Version(record.as(1, null), List.of())));
  }

  private static LogLine line(long index, Instant at, String act, String object) {
    return new LogLine(index, at, act, object, "p", "client-admin", "manage", "");
  }

  private enum Fault {
    NONE,
    EARLY,
    /// The certificate says another due date, too.
    EARLY_AND_LIED,
    LATE,
    LATE_AND_LIED,
    MISSING,
    /// The key of a week was destroyed while the time of something under it was not over.
    KEY_EARLY,
    /// An older backup was restored, and erased again as the list says: no fault.
    RESTORED,
    /// It was restored, and the next certificate names a later moment than the first.
    RESTORED_LATE,
    /// It was restored, and opened.
    RESTORED_OPENED
  }

  /// The keys of the weeks in which something began, each destroyed when the last under it is due.
  private static List<EndedKey> keys(Random chance, List<Thing> things, boolean early) {
    var weeks = new TreeMap<Long, Instant>();
    for (var thing : things) {
      var week = Math.floorDiv(thing.since().getEpochSecond(), 7L * 86_400);
      weeks.merge(week, thing.due(), (a, b) -> a.isAfter(b) ? a : b);
    }
    var keys = new ArrayList<EndedKey>();
    weeks.forEach((week, last) ->
        keys.add(
            new EndedKey(
                "message",
                Instant.ofEpochSecond(week * 7 * 86_400),
                early
                    ? last.minusSeconds(1 + chance.nextInt(1000))
                    : last.plusSeconds(chance.nextInt(1000)))));
    return keys;
  }

  private static final Set<Fault> RESTORED =
      EnumSet.of(Fault.RESTORED, Fault.RESTORED_LATE, Fault.RESTORED_OPENED);

  /// Of some of the same things, which a restore brought back, as a second certificate.
  ///
  /// @param late whether the restore forgot since when one of them was unreadable
  private static ErasureCertificate again(
      Random chance, ErasureCertificate first, int planted, boolean late) {
    var days = Duration.ofDays(2 + chance.nextInt(60));
    var things = new ArrayList<Thing>();
    var batch = first.batches().getFirst();
    for (var n = 0; n < batch.things().size(); n++) {
      var it = batch.things().get(n);
      if (n != planted && chance.nextBoolean()) continue;
      var erased = late && n == planted ? it.erased().plus(days) : it.erased();
      things.add(new Thing(it.hash(), it.since(), it.due(), it.contract(), erased));
    }
    var at = batch.erasedAt().plus(days);
    return new ErasureCertificate(
        first.client(),
        2,
        false,
        at,
        "test",
        List.of(new Batch("c", "message", at, at, things)),
        List.of(),
        at,
        null,
        List.of());
  }

  private static Set<Breach> life(Random chance, Fault fault) {
    var found = EnumSet.noneOf(Breach.class);
    var things = new ArrayList<Thing>();
    var kept = new ArrayList<ObjectId>();
    var since = new ArrayList<Instant>();
    var count = 3 + chance.nextInt(10);
    var planted = chance.nextInt(count);
    for (var n = 0; n < count; n++) {
      var id = new ObjectId(new UUID(chance.nextLong(), chance.nextLong()));
      var at = START.plus(Duration.ofHours(n * 5L + chance.nextInt(5)));
      var due = at.plus(Duration.ofDays(DAYS));
      var erased = due.plus(Duration.ofMinutes(chance.nextInt(24 * 60)));
      var version = 1;
      kept.add(id);
      since.add(at);
      switch (n == planted ? fault : Fault.NONE) {
        case NONE, KEY_EARLY, RESTORED, RESTORED_LATE, RESTORED_OPENED -> {}
        case EARLY -> erased = due.minus(Duration.ofMinutes(1 + chance.nextInt(1000)));
        case EARLY_AND_LIED -> {
          erased = due.minus(Duration.ofMinutes(2 + chance.nextInt(1000)));
          due = erased;
          // as if no contract had been in force, too
          version = chance.nextInt(2);
        }
        case LATE -> erased = due.plus(Duration.ofHours(25 + chance.nextInt(1000)));
        case LATE_AND_LIED -> {
          erased = due.plus(Duration.ofHours(25 + chance.nextInt(1000)));
          due = erased;
        }
        case MISSING -> {
          continue;
        }
      }
      things.add(new Thing(ErasureCertificate.hash(id), at, due, version, erased));
    }
    var last = things.stream().map(Thing::erased).max(Instant::compareTo).orElseThrow();
    var batch = new Batch("b", "message", last, last, things);
    var certificate =
        new ErasureCertificate(
            CLIENT,
            1,
            chance.nextBoolean(),
            START,
            "test",
            List.of(batch),
            chance.nextBoolean() || fault == Fault.KEY_EARLY
                ? keys(chance, things, fault == Fault.KEY_EARLY)
                : List.of(),
            START,
            null,
            List.of());
    var read = ErasureCertificate.parse(certificate.json().bytes());
    assertThat(read).isEqualTo(certificate);
    var certificates = new ArrayList<>(List.of(read));
    if (RESTORED.contains(fault)) {
      certificates.add(again(chance, certificate, planted, fault == Fault.RESTORED_LATE));
    }
    var audit = new ErasureAudit(certificates, contract(), (breach, _) -> found.add(breach));
    for (var n = 0; n < count; n++) {
      audit.entry(line(n, since.get(n), "message.kept", kept.get(n).toString()));
      // read in its time, and until the last minute
      var readAt = since.get(n).plus(Duration.ofMinutes(chance.nextInt(DAYS * 24 * 60)));
      audit.entry(line(n, readAt, "object.header.released", kept.get(n).toString()));
    }
    if (fault == Fault.RESTORED_OPENED) {
      var opened = last.plusSeconds(61 + chance.nextInt(1_000_000));
      audit.entry(line(count, opened, "object.header.released", kept.get(planted).toString()));
    }
    audit.entry(line(count + 1, START.plus(Duration.ofDays(200)), "erasure.certified", "x"));
    audit.finish();
    return found;
  }

  @Test
  void in_generated_lives_no_fault_is_missed_and_none_is_invented() {
    var chance = new Random(19);
    var lives = Often.times("lives", 19, 1_000, 10_000);
    for (var n = 0; n < lives; n++) {
      var fault = Fault.values()[n % Fault.values().length];
      var found = life(chance, fault);
      var wanted =
          switch (fault) {
            case NONE, RESTORED -> Set.<Breach>of();
            case EARLY, EARLY_AND_LIED, KEY_EARLY -> Set.of(Breach.ERASED_EARLY);
            case LATE, LATE_AND_LIED, RESTORED_LATE -> Set.of(Breach.ERASED_LATE);
            case MISSING -> Set.of(Breach.NOT_ERASED);
            case RESTORED_OPENED -> Set.of(Breach.ERASED_OPENED);
          };
      assertThat(found).as("life %d, %s", n, fault).isEqualTo(wanted);
    }
  }

  /// Of a message that was erased a day after it was kept, as a request decided.
  private static Set<Breach> requested(String named, String logged, Duration dueAfterDecision) {
    var id = new ObjectId(new UUID(3, 3));
    var decided = START.plus(Duration.ofDays(1));
    var due = decided.plus(dueAfterDecision);
    var thing =
        new Thing(
            ErasureCertificate.hash(id), START, due, 1, due.plus(Duration.ofMinutes(2)), named);
    var certificate =
        new ErasureCertificate(
            CLIENT,
            1,
            false,
            START,
            "test",
            List.of(new Batch("b", "message", START, START, List.of(thing))),
            List.of(),
            START,
            null,
            List.of());
    var read = ErasureCertificate.parse(certificate.json().bytes());
    assertThat(read).isEqualTo(certificate);
    assertThat(certificate.json().text()).contains("\"v\":2");
    var found = EnumSet.noneOf(Breach.class);
    var audit = new ErasureAudit(List.of(read), contract(), (breach, _) -> found.add(breach));
    audit.entry(line(0, START, "message.kept", id.toString()));
    audit.entry(line(1, decided, logged, "r-1"));
    audit.entry(line(2, due.plus(Duration.ofDays(1)), "erasure.certified", "x"));
    audit.finish();
    return found;
  }

  @Test
  void what_a_request_decided_is_not_early_and_what_none_did_is() {
    var act = "request.erasure.approved";
    assertThat(requested("r-1", act, Duration.ZERO)).isEmpty();
    assertThat(requested("r-1", act, Duration.ofSeconds(-60))).isEmpty();
    assertThat(requested("r-1", act, Duration.ofSeconds(-61)))
        .as("before it was decided")
        .containsExactly(Breach.ERASED_EARLY);
    assertThat(requested("r-2", act, Duration.ZERO))
        .as("a request that the log does not know")
        .containsExactly(Breach.ERASED_EARLY);
    assertThat(requested("r-1", "request.erasure.asked", Duration.ZERO))
        .as("that nobody approved")
        .containsExactly(Breach.ERASED_EARLY);
  }

  private enum AtTheEnd {
    NONE,
    /// The client said that it has its data: all was due at once.
    RECEIVED,
    /// That the contract ran out was seen late.
    SEEN_LATE,
    /// Something of it was held: nobody knows until when.
    HELD,
    BACKUPS,
    BEFORE_RETURN,
    /// The office said in the client's place that it has its data.
    BEFORE_RETURN_BY_OFFICE,
    LATE,
    CERTIFIED_LATE
  }

  /// A contract ends; what the client had entered is erased, and a message that was not yet due.
  private static Set<Breach> ended(Random chance, AtTheEnd fault) {
    var back = 1 + chance.nextInt(40);
    var erase = 1 + chance.nextInt(40);
    var certified = 1 + chance.nextInt(30);
    var backup = 1 + chance.nextInt(34);
    var record =
        ContractRecord.standard(CLIENT)
            .with(
                Map.of(
                    "retention.message", new Json.Num(1000),
                    "termination.returnDue", new Json.Num(back),
                    "termination.deletionDue", new Json.Num(erase),
                    "termination.certificateDue", new Json.Num(certified),
                    "backup.maxAge", new Json.Num(backup)));
    var contract = new ContractFile(List.of(new ContractFile.Version(record, List.of())));
    var message = new ObjectId(new UUID(9, chance.nextLong()));
    var end = START.plus(Duration.ofDays(40));
    var most = end.plus(Duration.ofDays(Math.max(back, erase)));
    var seen = end.plus(Duration.ofDays(60));
    var received = end.plus(Duration.ofHours(chance.nextInt(back * 24 - 1)));
    var due =
        switch (fault) {
          case NONE, BACKUPS, CERTIFIED_LATE -> most;
          case RECEIVED, BEFORE_RETURN, BEFORE_RETURN_BY_OFFICE -> received;
          case SEEN_LATE -> seen.plus(Duration.ofDays(back));
          case HELD, LATE -> most.plus(Duration.ofMinutes(2 + chance.nextInt(10_000)));
        };
    var gone = due.plus(Duration.ofHours(chance.nextInt(24)));
    var made =
        gone.plus(Duration.ofDays(certified))
            .plus(Duration.ofHours(fault == AtTheEnd.CERTIFIED_LATE ? 25 : 24));
    var backups =
        gone.plus(Duration.ofDays(backup))
            .plus(Duration.ofHours(fault == AtTheEnd.BACKUPS ? 25 : 24));
    var certificate =
        new ErasureCertificate(
            CLIENT,
            1,
            chance.nextBoolean(),
            made,
            "test",
            List.of(
                new Batch(
                    "m",
                    "message",
                    gone,
                    gone,
                    List.of(new Thing(ErasureCertificate.hash(message), START, due, 1, gone))),
                new Batch("c", "client", gone, gone, List.of(new Thing("h", end, due, 0, gone)))),
            List.of(),
            gone,
            backups,
            List.of());
    var found = EnumSet.noneOf(Breach.class);
    var audit = new ErasureAudit(List.of(certificate), contract, (breach, _) -> found.add(breach));
    audit.entry(line(0, START, "message.kept", message.toString()));
    if (fault == AtTheEnd.HELD) audit.entry(line(1, START, "hold.approved", "h"));
    if (fault == AtTheEnd.SEEN_LATE) audit.entry(line(1, seen, "contract.runs-out", "c"));
    if (fault == AtTheEnd.RECEIVED) audit.entry(line(1, received, "contract.data.received", "c"));
    if (fault == AtTheEnd.BEFORE_RETURN_BY_OFFICE) {
      audit.entry(
          new LogLine(1, received, "contract.data.received", "c", "p", "admin", "manage", ""));
    }
    audit.entry(line(2, made, "erasure.certified", "x"));
    audit.finish();
    return found;
  }

  @Test
  void of_generated_ends_no_fault_is_missed_and_none_is_invented() {
    var chance = new Random(20);
    var lives = Often.times("ends", 20, 1_000, 10_000);
    for (var n = 0; n < lives; n++) {
      var fault = AtTheEnd.values()[n % AtTheEnd.values().length];
      var wanted =
          switch (fault) {
            case NONE, RECEIVED, SEEN_LATE, HELD -> Set.<Breach>of();
            case BACKUPS -> Set.of(Breach.BACKUP_TOO_LONG);
            case BEFORE_RETURN, BEFORE_RETURN_BY_OFFICE -> Set.of(Breach.ERASED_BEFORE_RETURN);
            case LATE -> Set.of(Breach.ERASED_AFTER_END);
            case CERTIFIED_LATE -> Set.of(Breach.CERTIFIED_LATE);
          };
      assertThat(ended(chance, fault)).as("end %d, %s", n, fault).isEqualTo(wanted);
    }
  }

  @Test
  void what_went_today_is_certified_tomorrow_and_is_no_breach_until_then() {
    for (var hours : List.of(47, 49)) {
      var id = new ObjectId(new UUID(5, 5));
      var found = EnumSet.noneOf(Breach.class);
      var audit = new ErasureAudit(List.of(), contract(), (breach, _) -> found.add(breach));
      audit.entry(line(0, START, "message.kept", id.toString()));
      var last = START.plus(Duration.ofDays(DAYS)).plus(Duration.ofHours(hours)).plusSeconds(61);
      audit.entry(line(1, last, "call.refused", "x"));
      audit.finish();
      assertThat(found).isEqualTo(hours == 47 ? Set.of() : Set.of(Breach.NOT_ERASED));
    }
  }

  @Test
  void what_is_no_certificate_to_the_byte_is_none() {
    var good =
        new ErasureCertificate(
                CLIENT,
                3,
                true,
                START,
                "test",
                List.of(),
                List.of(new EndedKey("recording", START, START)),
                START,
                START,
                List.of(new ErasureCertificate.Kept("kyc", "犯収法", null)))
            .json()
            .text();
    assertThat(parse(good).kept()).hasSize(1);
    for (var bad :
        List.of(
            "",
            "{}",
            good.replace("denwaban-erasure-certificate", "another"),
            good.replace("\"v\":2", "\"v\":1"),
            good.replace("2026-01-01", "2026-13-01"),
            good.replace("{\"backups\"", "{\"a\":1,\"backups\""),
            good + " ")) {
      assertThatThrownBy(() -> parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ErasureCertificate parse(String text) {
    return ErasureCertificate.parse(
        Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
