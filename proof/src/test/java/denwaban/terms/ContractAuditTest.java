package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  private record Line(
      Instant at, String act, String object, String role, String purpose, String session) {}

  /// One contract's life, as it is written.
  private static final class Life {
    final List<ContractFile.Version> versions = new ArrayList<>();
    final List<Line> log = new ArrayList<>();
    Instant now = START;

    ContractRecord record() {
      return versions.getLast().record();
    }

    void pass(Duration time) {
      now = now.plus(time);
    }

    void says(String act) {
      says(act, "x", "edge", "");
    }

    void says(String act, String object, String role, String session) {
      log.add(new Line(now, act, object, role, "operate", session));
    }

    void exports() {
      log.add(new Line(now, "object.header.released", "x", "client-admin", "export", ""));
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
      var audit = new ContractAudit(new ContractFile(versions), (breach, _) -> found.add(breach));
      for (var n = 0; n < log.size(); n++) {
        var line = log.get(n);
        audit.entry(
            n, line.at(), line.act(), line.object(), line.role(), line.purpose(), line.session());
      }
      audit.finish();
      return found;
    }
  }

  private static Json texts(String... words) {
    return new Json.Arr(java.util.stream.Stream.of(words).<Json>map(Json.Text::new).toList());
  }

  private static Map<String, Json> some(Random chance) {
    var values = new HashMap<String, Json>();
    values.put("recording.mode", new Json.Text(chance.nextBoolean() ? "never" : "notice"));
    values.put("secondaryUse.quality", new Json.Text(chance.nextBoolean() ? "none" : "on-request"));
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
    var life = new Life();
    life.says("kyc.verified", "x", "admin", "s");
    life.agree(ContractRecord.standard(CLIENT).with(some(chance)));
    life.pass(Duration.ofHours(13));
    keeps(life, chance);
    for (var n = chance.nextInt(4); n > 0; n--) {
      var next = life.record().as(life.versions.size() + 1, null).with(some(chance));
      life.agree(next);
      life.pass(Duration.ofHours(13));
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
    return switch (chance.nextInt(15)) {
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
        // as if nobody had ever verified the client
        var calls = life.log.stream().anyMatch(line -> line.act().equals("call.answered"));
        var ours =
            life.versions.stream()
                .allMatch(v -> v.record().reading().text("numberOwnership").equals("provider"));
        if (calls || !ours) yield null;
        life.log.removeIf(line -> line.act().equals("kyc.verified"));
        life.says("call.answered");
        yield Breach.ANSWERED_UNVERIFIED;
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
    for (var n = 0; n < lives; n++) {
      var life = made(chance);
      var breach = broken(life, chance);
      var expected = breach == null ? List.of() : List.of(breach);
      assertThat(life.audited()).as("seed %d, life %d", seed, n).isEqualTo(expected);
      if (breach != null) planted++;
    }
    System.out.println("breaches planted and found: " + planted);
    assertThat(planted).isGreaterThan(lives / 3);
  }

  @Test
  void a_number_of_the_services_own_is_answered_once_the_client_was_verified() {
    for (var owner : List.of("client", "provider")) {
      var life = new Life();
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
      var life = new Life();
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
    var life = new Life();
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
    var life = new Life();
    life.says("contract.set", "of version 7", "admin", "s");
    life.agree(ContractRecord.standard(CLIENT));
    assertThat(life.audited()).isEmpty();
  }

  @Test
  void what_comes_late_into_the_log_is_judged_by_the_terms_of_its_own_time() {
    var life = new Life();
    life.agree(
        ContractRecord.standard(CLIENT).with(Map.of("recording.mode", new Json.Text("never"))));
    life.pass(Duration.ofHours(1));
    var allowed = life.record().as(2, null).with(Map.of("recording.mode", new Json.Text("notice")));
    var at = life.now;
    life.agree(allowed);
    // began ten seconds after the new terms, and stands before them in the log
    var late = new Line(at.plusSeconds(10), "recording.began", "x", "edge", "operate", "");
    life.log.add(life.log.size() - 3, late);
    assertThat(life.audited()).isEmpty();
  }
}
