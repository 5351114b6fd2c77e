package denwaban.terms.breach;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import denwaban.terms.HostList;
import denwaban.terms.Penalty;
import denwaban.terms.SignedStatement;
import denwaban.terms.SigningStatement;
import denwaban.terms.SubprocessorTerms;
import denwaban.terms.TestPasskey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lives of contracts, made up, with or without one breach: each is found, and nothing else is.
class ContractAuditTest {

  private static final ClientId CLIENT =
      new ClientId(UUID.fromString("01980000-0000-7000-8000-00000000c001"));
  private static final PersonId PERSON = new PersonId(new UUID(7, 7));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<String> POLICIES =
      List.of("prohibited", "prior-approval", "named", "general-notice");

  /// A row of the text.
  private static final Json NAMED =
      new Json.Obj(
          Map.of(
              "name", new Json.Text("株式会社通知サービス"),
              "corporateNumber", new Json.Text(""),
              "country", new Json.Text("JP"),
              "service", new Json.Text("mail"),
              "hosts", new Json.Text("smtp.example.jp *.push.example"),
              "from", new Json.Text("2025-04-01")));

  private static final TestPasskey OFFICE = TestPasskey.es256();
  private static final TestPasskey MEMBER = TestPasskey.es256();

  /// What certificates of erasure show: `ErasureAuditTest` plants these.
  private static final Set<Breach> OF_ERASURE =
      EnumSet.of(
          Breach.ERASED_EARLY,
          Breach.ERASED_LATE,
          Breach.NOT_ERASED,
          Breach.ERASED_OPENED,
          Breach.BACKUP_TOO_LONG,
          Breach.ERASED_BEFORE_RETURN,
          Breach.ERASED_AFTER_END,
          Breach.CERTIFIED_LATE);

  /// Terms that are long enough in force that nothing began under those before.
  private static final Duration SETTLED = Duration.ofHours(25);

  /// One contract's life, as it is written.
  private static final class Life {
    final List<ContractFile.Version> versions = new ArrayList<>();
    final List<LogLine> log = new ArrayList<>();

    /// What a witness signed, by how many entries there were.
    final TreeMap<Integer, Instant> confirmed = new TreeMap<>();

    final Random chance;
    Instant now = START;

    Life(Random chance) {
      this.chance = chance;
    }

    ContractRecord record() {
      return versions.getLast().record();
    }

    /// A witness confirms what was written until now, as soon as it must.
    void pass(Duration time) {
      var hours =
          versions.isEmpty()
              ? Duration.ZERO
              : Duration.ofHours(record().reading().number("log.witnessHours"));
      var most = hours.compareTo(time) < 0 ? hours : time;
      if (!confirmed.containsKey(log.size())) {
        confirmed.put(log.size(), now.plusSeconds(chance.nextLong(most.toSeconds() + 1)));
      }
      passUnseen(time);
    }

    void passUnseen(Duration time) {
      now = now.plus(time);
    }

    void says(String act) {
      says(act, "x", "edge", "");
    }

    void says(String act, String object, String role, String session) {
      says(act, object, "p", role, session);
    }

    void says(String act, String object, String actor, String role, String session) {
      add(act, object, actor, role, "operate", session);
    }

    void exports() {
      add("object.header.released", "x", "p", "client-admin", "export", "");
    }

    private void add(
        String act, String object, String actor, String role, String purpose, String session) {
      log.add(new LogLine(log.size(), now, act, object, actor, role, purpose, session));
    }

    /// As many people as said hold something; the last may be one who did already.
    void holds(long people, boolean twice) {
      var hold = "hold " + chance.nextLong();
      says("hold.asked", hold, "p1", "client-admin", "");
      for (var n = 2; n < people; n++) says("hold.supported", hold, "p" + n, "client-admin", "");
      says("hold.approved", hold, twice ? "p1" : "p" + people, "client-admin", "");
    }

    void flow(String host) {
      says("flow.began", HostList.named(host), "service", "");
    }

    /// Agreed as it must be.
    void agree(ContractRecord record) {
      var before = versions.isEmpty() ? null : record();
      var both = before == null || !record.loosenedFrom(before).isEmpty();
      agree(record, both, true);
    }

    void agree(ContractRecord record, boolean byClient, boolean logged) {
      var all = new ArrayList<SignedStatement>();
      all.add(OFFICE.sign(statement(record, SigningStatement.Side.OFFICE)));
      if (byClient) all.add(MEMBER.sign(statement(record, SigningStatement.Side.CLIENT)));
      put(record, all, logged);
    }

    void put(ContractRecord record, List<SignedStatement> all, boolean logged) {
      versions.add(new ContractFile.Version(record, all));
      if (logged) {
        for (var each : all) {
          var named = Digest.sha256(each.statement().bytes()).base64();
          says("contract.signed", named, "admin", "s");
        }
      }
      says("contract.set", record.digest().base64(), "admin", "s");
      pass(Duration.ofMinutes(5));
    }

    SigningStatement statement(ContractRecord record, SigningStatement.Side side) {
      return new SigningStatement(
          CLIENT, record.version(), record.digest(), record.digest(), side, PERSON, "高橋", now);
    }

    List<Breach> audited() {
      var found = new ArrayList<Breach>();
      var file = new ContractFile(versions);
      var audit = new ContractAudit(file, true, (breach, _) -> found.add(breach));
      for (var n = 0; n < log.size(); n++) {
        audit.entry(log.get(n));
        var at = confirmed.get(n + 1);
        if (at != null) audit.confirmed(at);
      }
      audit.finish();
      return found;
    }
  }

  private static Json texts(String... words) {
    return new Json.Arr(java.util.stream.Stream.of(words).<Json>map(Json.Text::new).toList());
  }

  private static Json penalty(int days) {
    return new Json.Obj(
        Map.of(
            "control", new Json.Text("training"),
            "threshold", new Json.Text("30"),
            "window", new Json.Text(Integer.toString(days)),
            "consequence", new Json.Text("料金の減額")));
  }

  private static Map<String, Json> some(Random chance) {
    var values = new HashMap<String, Json>();
    values.put("recording.mode", new Json.Text(chance.nextBoolean() ? "never" : "notice"));
    var review = List.of("none", "on-request", "at-sealing").get(chance.nextInt(3));
    values.put("secondaryUse.quality", new Json.Text(review));
    values.put(
        "secondaryUse.qualityDays",
        new Json.Num(review.equals("at-sealing") ? 1 + chance.nextInt(30) : 0));
    values.put(
        "data.categories",
        chance.nextBoolean() ? texts("name") : texts("name", "phone", "inquiry"));
    values.put("operators.remoteWork", new Json.Text(chance.nextBoolean() ? "no" : "managed"));
    values.put("purposes", chance.nextBoolean() ? texts("answer") : texts("answer", "message"));
    values.put("disclosure.authority", new Json.Text(chance.nextBoolean() ? "client" : "provider"));
    values.put("legalHold.approvers", new Json.Num(2 + chance.nextInt(4)));
    values.put("log.witnessHours", new Json.Num(2 + chance.nextInt(167)));
    values.put(
        "penalties",
        new Json.Arr(chance.nextBoolean() ? List.of() : List.of(penalty(1 + chance.nextInt(9)))));
    values.put("notices.content", chance.nextBoolean() ? texts() : texts("sealed-file"));
    values.put("access.sessionHours", new Json.Num(1 + chance.nextInt(12)));
    values.put("export.policy", new Json.Text(chance.nextBoolean() ? "deny" : "client-only"));
    values.put("numberOwnership", new Json.Text(chance.nextBoolean() ? "client" : "provider"));
    values.put("retention.message", new Json.Num(1 + chance.nextInt(1_000)));
    values.put("subprocessors.policy", new Json.Text(POLICIES.get(chance.nextInt(4))));
    values.put("subprocessors", new Json.Arr(chance.nextBoolean() ? List.of() : List.of(NAMED)));
    if (chance.nextInt(3) == 0) values.put("law.court", new Json.Text("大阪地方裁判所"));
    return values;
  }

  /// Some days of calls and readings, as the terms let them be.
  private static void keeps(Life life, Random chance) {
    for (var n = chance.nextInt(12); n > 0; n--) {
      var it = life.record().reading();
      life.says("call.answered");
      if (it.text("recording.mode").equals("notice")) life.says("recording.began");
      if (!it.text("secondaryUse.quality").equals("none")) life.says("review.given");
      if (it.set("notices.content").contains("sealed-file")) life.says("notice.attached");
      if (it.set("data.categories").contains("phone")) life.says("caller.shown");
      if (it.text("operators.remoteWork").equals("managed")) life.says("call.taken.at-home");
      if (it.set("purposes").contains("message")) life.says("message.kept");
      life.says("request.answered", "x", "client-admin", "");
      if (it.text("disclosure.authority").equals("provider")) {
        life.says("request.refused", "x", "admin", "");
      }
      life.says("key.granted", "x", "client-admin", "");
      life.holds(it.number("legalHold.approvers"), false);
      items(life, chance);
      reviews(life, chance);
      flows(life, chance);
      if (it.text("export.policy").equals("client-only")) life.exports();
      var session = "s" + chance.nextLong();
      life.says("object.header.released", "x", "client-member", session);
      life.pass(Duration.ofHours(it.number("access.sessionHours")).minusMinutes(1));
      life.says("object.header.released", "x", "client-member", session);
      life.pass(Duration.ofMinutes(chance.nextInt(5_000) + 2));
    }
    // a session ends before others begin under other terms
    life.pass(Duration.ofHours(13));
  }

  /// An item is unmet for a short time, or for a long one that is recorded.
  private static void items(Life life, Random chance) {
    life.says("assurance.item", "training not-met", "service", "");
    life.pass(Duration.ofMinutes(20));
    if (chance.nextBoolean()) {
      life.pass(Duration.ofHours(chance.nextInt(100)));
      life.says("contract.deviated", "x", "service", "");
    }
    life.says("assurance.item", "training met", "service", "");
  }

  /// Given out until the last moment, or by hand.
  private static void reviews(Life life, Random chance) {
    var it = life.record().reading();
    var object = "r" + chance.nextLong();
    switch (it.text("secondaryUse.quality")) {
      case "at-sealing" -> {
        life.says("review.sealed", object, "edge", "");
        life.pass(Duration.ofDays(it.number("secondaryUse.qualityDays")));
        life.says("review.header.released", object, "quality-reviewer", "");
        if (chance.nextBoolean()) return;
        life.says("review.given", object, "client-member", "");
        life.pass(Duration.ofDays(29));
        life.says("review.header.released", object, "quality-reviewer", "");
      }
      case "on-request" -> {
        life.says("review.given", object, "client-member", "");
        life.pass(Duration.ofDays(29));
        life.says("review.header.released", object, "quality-reviewer", "");
      }
      default -> {}
    }
  }

  /// What goes to sub-processors, as these terms let it.
  private static void flows(Life life, Random chance) {
    var terms = SubprocessorTerms.of(life.record());
    if (!terms.named().isEmpty()) life.flow("*.push.example");
    if (!terms.policy().approvals()) return;
    var host = "h%d.example.com".formatted(chance.nextLong());
    life.says("subprocessor.asked", HostList.named(host), "admin", "s");
    var general = terms.policy() == SubprocessorTerms.Policy.GENERAL_NOTICE;
    if (general && chance.nextBoolean()) {
      life.pass(terms.notice());
    } else {
      life.says("subprocessor.approved", HostList.named(host), "client-admin", "");
    }
    life.flow(host);
    life.says("subprocessor.objected", HostList.named(host), "client-admin", "");
  }

  private static Life made(Random chance) {
    var life = new Life(chance);
    life.says("kyc.verified", "x", "admin", "s");
    life.agree(ContractRecord.standard(CLIENT).with(some(chance)));
    life.pass(SETTLED);
    keeps(life, chance);
    for (var n = chance.nextInt(4); n > 0; n--) {
      var next = life.record().as(life.versions.size() + 1, null).with(some(chance));
      var before = life.record().reading();
      life.agree(next);
      if (before.set("data.categories").contains("phone")) life.says("caller.shown");
      if (before.set("purposes").contains("message")) {
        life.says(chance.nextBoolean() ? "message.kept" : "caller.waits");
      }
      if (before.text("operators.remoteWork").equals("managed")) life.says("call.taken.at-home");
      life.pass(SETTLED);
      keeps(life, chance);
    }
    return life;
  }

  /// Breaks something of a life at its end.
  ///
  /// @return what was broken; null if these terms do not forbid it
  private static @Nullable Breach broken(Life life, Random chance) {
    var it = life.record().reading();
    var next = life.record().as(life.versions.size() + 1, null);
    return switch (chance.nextInt(27)) {
      case 0 -> {
        life.says("recording.began");
        yield it.text("recording.mode").equals("never") ? Breach.RECORDED : null;
      }
      case 1 -> {
        life.says("review.given");
        yield it.text("secondaryUse.quality").equals("none") ? Breach.REVIEWED : null;
      }
      case 2 -> {
        life.says("notice.attached");
        yield it.set("notices.content").isEmpty() ? Breach.ATTACHED : null;
      }
      case 3 -> {
        life.says("object.header.released", "x", "client-admin", "long");
        life.pass(Duration.ofHours(it.number("access.sessionHours")).plusMinutes(2));
        life.says("object.header.released", "x", "client-admin", "long");
        yield Breach.SESSION_TOO_LONG;
      }
      case 4 -> {
        life.agree(next.with(Map.of("law.court", new Json.Text("京都地方裁判所"))), false, true);
        yield Breach.NOT_SIGNED;
      }
      case 5 -> {
        var looser = next.with(Map.of("law.court", new Json.Text("神戸地方裁判所")));
        var mine = life.statement(looser, SigningStatement.Side.CLIENT);
        // an answer of the client's own passkey, to something else
        var forged = new SignedStatement(mine, MEMBER.answer(next.digest()));
        life.put(
            looser,
            List.of(OFFICE.sign(life.statement(looser, SigningStatement.Side.OFFICE)), forged),
            true);
        yield Breach.NOT_SIGNED;
      }
      case 6 -> {
        life.agree(next.as(next.version(), life.now.minus(Duration.ofDays(1))), true, true);
        yield Breach.BACKDATED;
      }
      case 7 -> {
        life.says("contract.set", "other", "admin", "s");
        yield Breach.UNKNOWN_TERMS;
      }
      case 12 -> {
        life.exports();
        yield it.text("export.policy").equals("deny") ? Breach.EXPORTED : null;
      }
      case 13 -> {
        // another life, in which nobody ever verified the client
        life.log.clear();
        life.confirmed.clear();
        life.versions.clear();
        life.agree(
            ContractRecord.standard(CLIENT)
                .with(Map.of("numberOwnership", new Json.Text("provider"))));
        life.says("call.answered");
        yield Breach.ANSWERED_UNVERIFIED;
      }
      case 14 -> {
        var day = life.now.atZone(ContractRecord.JAPAN).toLocalDate().plusDays(10);
        life.agree(
            next.with(
                Map.of(
                    "effectiveTo",
                    new Json.Text(day.toString()),
                    "autoRenew",
                    new Json.Text("no"))));
        life.pass(Duration.ofDays(12));
        life.says("call.answered");
        yield Breach.ANSWERED_AFTER_END;
      }
      case 15 -> {
        var mine = List.of(MEMBER.sign(life.statement(next, SigningStatement.Side.CLIENT)));
        life.put(next, mine, true);
        yield Breach.NOT_SIGNED_BY_OFFICE;
      }
      case 16 -> {
        if (!it.text("secondaryUse.quality").equals("at-sealing")) yield null;
        life.says("review.sealed", "late", "edge", "");
        life.pass(Duration.ofDays(it.number("secondaryUse.qualityDays")).plusMinutes(2));
        life.says("review.header.released", "late", "quality-reviewer", "");
        yield Breach.REVIEWED_LATE;
      }
      case 17 -> {
        life.says("caller.shown");
        yield it.set("data.categories").contains("phone") ? null : Breach.DATA_NOT_AGREED;
      }
      case 18 -> {
        life.says(chance.nextBoolean() ? "message.kept" : "caller.waits");
        yield it.set("purposes").contains("message") ? null : Breach.PURPOSE_NOT_AGREED;
      }
      case 19 -> {
        life.says(chance.nextBoolean() ? "request.answered" : "request.refused", "x", "admin", "");
        yield it.text("disclosure.authority").equals("client") ? Breach.ANSWERED_FOR_CLIENT : null;
      }
      case 25 -> {
        life.says("call.taken.at-home");
        yield it.text("operators.remoteWork").equals("no") ? Breach.ANSWERED_AT_HOME : null;
      }
      case 20 -> {
        life.says("key.company.added", "x", "admin", "");
        yield Breach.KEY_NOT_CLIENTS;
      }
      case 21 -> {
        life.holds(it.number("legalHold.approvers"), true);
        yield Breach.HELD_BY_TOO_FEW;
      }
      case 22 -> {
        life.says("call.refused");
        life.passUnseen(Duration.ofHours(it.number("log.witnessHours")).plusMinutes(2));
        life.confirmed.put(life.log.size(), life.now);
        life.says("call.refused");
        yield Breach.CONFIRMED_LATE;
      }
      case 23 -> {
        // never again, and the log goes on
        life.says("call.refused");
        life.passUnseen(Duration.ofHours(it.number("log.witnessHours")).plusMinutes(2));
        life.says("call.refused");
        yield Breach.CONFIRMED_LATE;
      }
      case 24 -> {
        var rows = Penalty.of(life.record());
        if (rows.isEmpty()) yield null;
        life.pass(Duration.ofDays(2));
        life.says("assurance.item", "training expired", "service", "");
        life.pass(Duration.ofDays(rows.getFirst().days() + 2L));
        if (chance.nextBoolean()) life.says("assurance.item", "training met", "service", "");
        life.pass(Duration.ofDays(8));
        life.says("call.refused");
        yield Breach.DEVIATION_NOT_RECORDED;
      }
      case 8 -> {
        life.flow("never.example.com");
        yield Breach.HOST_NOT_AGREED;
      }
      case 9 -> {
        // the office approves for the client
        life.says("subprocessor.approved", HostList.named("a.example"), "admin", "s");
        life.flow("a.example");
        yield Breach.HOST_NOT_AGREED;
      }
      case 10 -> {
        life.says("subprocessor.approved", HostList.named("b.example"), "client-admin", "");
        life.pass(Duration.ofMinutes(5));
        life.says("subprocessor.objected", HostList.named("b.example"), "client-admin", "");
        life.pass(Duration.ofMinutes(5));
        life.flow("b.example");
        yield Breach.HOST_NOT_AGREED;
      }
      case 11 -> {
        life.says("subprocessor.asked", HostList.named("c.example"), "admin", "s");
        life.pass(SubprocessorTerms.of(life.record()).notice().minusMinutes(2));
        life.flow("c.example");
        yield it.text("subprocessors.policy").equals("general-notice")
            ? Breach.HOST_TOO_SOON
            : Breach.HOST_NOT_AGREED;
      }
      default -> {
        var all = List.of(OFFICE.sign(life.statement(next, SigningStatement.Side.OFFICE)));
        life.put(next, all, false);
        yield Breach.NOT_LOGGED;
      }
    };
  }

  @Test
  void of_many_lives_each_breach_is_found_and_nothing_else() {
    var seed = new Random().nextLong();
    var chance = new Random(seed);
    var lives = Often.times("contract lives", seed, 1_000, 10_000);
    var planted = 0;
    var seen = EnumSet.copyOf(OF_ERASURE);
    // `DisclosureAuditTest` plants these
    seen.addAll(EnumSet.of(Breach.DISCLOSED, Breach.DISCLOSED_UNAPPROVED));
    for (var n = 0; n < lives; n++) {
      var life = made(chance);
      var breach = broken(life, chance);
      var expected = breach == null ? List.of() : List.of(breach);
      assertThat(life.audited()).as("seed %d, life %d", seed, n).isEqualTo(expected);
      if (breach == null) continue;
      planted++;
      seen.add(breach);
    }
    System.out.println("breaches planted and found: " + planted);
    assertThat(planted).isGreaterThan(lives / 3);
    assertThat(seen).as("planted, each of them").isEqualTo(EnumSet.allOf(Breach.class));
  }

  @Test
  void at_least_twenty_terms_have_a_breach_that_is_found() {
    var terms = EnumSet.allOf(Breach.class).stream().flatMap(it -> it.terms().stream()).toList();
    assertThat(Catalogue.all().keySet()).containsAll(terms);
    assertThat(terms.stream().distinct().count()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void a_witness_has_the_longest_time_of_the_terms_that_held_while_an_entry_waited() {
    for (var hours : List.of(2, 24)) {
      var life = new Life(new Random(7));
      life.agree(ContractRecord.standard(CLIENT).with(witnessed(hours)));
      life.pass(Duration.ofHours(1));
      life.says("call.refused");
      life.passUnseen(Duration.ofHours(1));
      life.agree(life.record().as(2, null).with(witnessed(26 - hours)));
      life.confirmed.remove(life.log.size());
      life.passUnseen(Duration.ofHours(20));
      life.confirmed.put(life.log.size(), life.now);
      // another witness, later: the first one counts
      life.says("call.refused");
      life.passUnseen(Duration.ofHours(1));
      life.confirmed.put(life.log.size(), life.now);
      // what was written after they became shorter waited too long
      assertThat(life.audited()).isEqualTo(hours == 2 ? List.of() : List.of(Breach.CONFIRMED_LATE));
    }
  }

  private static Map<String, Json> witnessed(int hours) {
    return Map.of("log.witnessHours", new Json.Num(hours));
  }

  @Test
  void a_number_of_the_services_own_is_answered_once_the_client_was_verified() {
    for (var owner : List.of("client", "provider")) {
      var life = new Life(new Random(7));
      life.agree(
          ContractRecord.standard(CLIENT).with(Map.of("numberOwnership", new Json.Text(owner))));
      life.says("call.answered");
      assertThat(life.audited())
          .isEqualTo(owner.equals("client") ? List.of() : List.of(Breach.ANSWERED_UNVERIFIED));
    }
  }

  @Test
  void after_the_last_day_calls_are_a_breach_unless_it_renews_itself() {
    for (var renews : List.of("no", "yes")) {
      var life = new Life(new Random(7));
      life.agree(
          ContractRecord.standard(CLIENT)
              .with(
                  Map.of(
                      "effectiveTo", new Json.Text("2026-01-10"),
                      "autoRenew", new Json.Text(renews))));
      life.now = Instant.parse("2026-01-10T14:59:59Z");
      life.says("call.answered");
      assertThat(life.audited()).isEmpty();
      life.now = Instant.parse("2026-01-10T15:00:00Z");
      life.says("call.answered");
      assertThat(life.audited())
          .isEqualTo(renews.equals("no") ? List.of(Breach.ANSWERED_AFTER_END) : List.of());
    }
  }

  @Test
  void terms_that_bring_forward_what_was_agreed_for_later_need_the_client() {
    var life = new Life(new Random(7));
    life.agree(ContractRecord.standard(CLIENT));
    var later = life.now.plus(Duration.ofDays(100));
    var looser = life.record().as(2, later).with(Map.of("retention.recording", new Json.Num(200)));
    life.agree(looser);
    var sooner = looser.as(3, null).with(Map.of("retention.recording", new Json.Num(190)));
    life.agree(sooner, false, true);
    assertThat(life.audited()).containsExactly(Breach.NOT_SIGNED);
  }

  @Test
  void terms_from_before_signatures_stand_in_no_file_and_are_no_breach() {
    var life = new Life(new Random(7));
    life.says("contract.set", "of version 7", "admin", "s");
    life.agree(ContractRecord.standard(CLIENT));
    assertThat(life.audited()).isEmpty();
  }

  @Test
  void what_comes_late_into_the_log_is_judged_by_the_terms_of_its_own_time() {
    var life = new Life(new Random(7));
    life.agree(
        ContractRecord.standard(CLIENT).with(Map.of("recording.mode", new Json.Text("never"))));
    life.pass(Duration.ofHours(1));
    var allowed = life.record().as(2, null).with(Map.of("recording.mode", new Json.Text("notice")));
    var at = life.now;
    life.agree(allowed);
    // began ten seconds after the new terms, and stands before them in the log
    var late =
        new LogLine(0, at.plusSeconds(10), "recording.began", "x", "", "edge", "operate", "");
    life.log.add(life.log.size() - 3, late);
    assertThat(life.audited()).isEmpty();
  }
}
