package denwaban.assurance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.Often;
import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.assurance.control.Item;
import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.observation.TestObservations;
import denwaban.assurance.posture.TestPosture;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.confirmation.Confirmations;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.TestPeople;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Secret;
import denwaban.seal.crypto.Signing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/// Others find out what they can of this office and sign it; no one signs for another.
class EvaluationsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir static Path folder;

  private Instant now = Instant.parse("2026-11-27T03:00:00Z");
  private Observations observations;
  private Evaluations evaluations;
  private Confirmations confirmations;
  private Client aoba;
  private Client other;
  private final CurrentUser officer =
      new CurrentUser(new PersonId(UUID.randomUUID()), Role.SECURITY_OFFICER, null, "s", "水野 律子");

  @BeforeEach
  void an_office_with_two_clients() {
    DATABASE
        .superuser()
        .sql(
            "truncate assurance_link, assurance_evaluation, assurance_evidence,"
                + " assurance_observation, assurance_batch cascade")
        .update();
    var log = new TestLog(DATABASE, folder).door(() -> now);
    var clients = new TestClients(DATABASE, log);
    aoba = clients.add("a" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    other = clients.add("b" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    var made = new TestObservations(DATABASE, log, folder, () -> now);
    observations = made.started();
    confirmations = new Confirmations(DATABASE.jdbc(), DATABASE.fence(), log, "office");
    evaluations =
        new Evaluations(
            new EvaluationTable(DATABASE.jdbc()),
            TestPosture.over(observations, () -> now),
            confirmations,
            clients.clients(),
            new TestPeople(DATABASE, log, _ -> {}).people(),
            made.key(),
            DATABASE.fence(),
            log,
            new Ids(() -> now, new Random()),
            () -> now);
  }

  private static Map<String, Answers.Said> all(String mark, String reason) {
    var answers = new HashMap<String, Answers.Said>();
    for (var item : Item.values()) answers.put(item.code(), new Answers.Said(mark, reason));
    return answers;
  }

  private static final Evaluation.Signer SIGNER = new Evaluation.Signer("海風商事", "木下 花", "総務部長");

  private static void refused(String code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private CurrentUser admin(Client of) {
    return TestClients.member(of, Role.CLIENT_ADMIN);
  }

  @Test
  void a_company_opens_its_link_looks_signs_once_and_anybody_can_check_what_it_signed() {
    var link = evaluations.offer(officer, "海風商事");
    var token = link.secret().text();
    assertThat(evaluations.open(token).company()).isEqualTo("海風商事");
    var seen = evaluations.look(null).evidence().digest();
    var signed = evaluations.sign(token, seen, SIGNER, all("exception", "社内で補う。"), true);
    var text = Bytes.of(signed.text().getBytes(StandardCharsets.UTF_8));
    assertThat(
            Ed25519.verifies(evaluations.publicKey(), Signing.EVALUATION, text, signed.signature()))
        .isTrue();
    assertThat(signed.text())
        .contains(seen.base64(), "never-observed", "no-go", "海風商事", "\"decision\":\"entrust\"");
    assertThat(evaluations.evidenceOf(signed.text()).digest())
        .as("what was seen can be taken along")
        .isEqualTo(seen);
    refused("signed", () -> evaluations.sign(token, seen, SIGNER, all("open", ""), false));
    assertThat(evaluations.open(token).signed()).isNotNull();
  }

  @Test
  void a_link_works_until_its_end_or_until_it_is_taken_back_and_no_other_does() {
    var link = evaluations.offer(officer, "海風商事");
    var token = link.secret().text();
    for (var wrong : List.of(token + "x", token.substring(1), "", Secret.make().text())) {
      refused("not-found", () -> evaluations.open(wrong));
    }
    now = now.plus(Evaluations.LIFE).minusMillis(1);
    assertThat(evaluations.open(token)).isNotNull();
    now = now.plusMillis(1);
    refused("not-found", () -> evaluations.open(token));

    var second = evaluations.offer(officer, "海風商事");
    evaluations.withdraw(officer, second.id());
    refused("not-found", () -> evaluations.open(second.secret().text()));
    refused("not-found", () -> evaluations.withdraw(officer, second.id()));
  }

  @Test
  void there_are_so_many_links_and_no_more() {
    for (var n = 0; n < Evaluations.MOST; n++) evaluations.offer(officer, "会社 " + n);
    refused("too-many-links", () -> evaluations.offer(officer, "もう一社"));
  }

  @Test
  void what_was_seen_is_too_old_after_a_day_and_what_never_was_is_no_evidence() {
    var token = evaluations.offer(officer, "海風商事").secret().text();
    var seen = evaluations.look(null).evidence().digest();
    refused(
        "evidence-old",
        () -> evaluations.sign(token, Bytes.of(new byte[32]), SIGNER, all("open", ""), false));
    now = now.plus(Evaluations.SEEN);
    refused("evidence-old", () -> evaluations.sign(token, seen, SIGNER, all("open", ""), false));
  }

  @Test
  void what_nobody_signed_is_gone_after_a_day_and_looking_again_keeps_one_a_minute() {
    var client = admin(aoba);
    var signed = evaluations.look(aoba.id()).evidence().digest();
    refused("item-missing", () -> evaluations.confirm(client, signed, "", null, true));
    var text = evaluations.confirm(client, signed, "", all("exception", "補う。"), true).text();
    for (var second = 0; second < 120; second++) {
      now = now.plusSeconds(1);
      var _ = evaluations.look(aoba.id());
    }
    assertThat(kept()).isEqualTo(3);
    now = now.plus(Evaluations.SEEN);
    var _ = evaluations.look(aoba.id());
    assertThat(kept()).as("what was signed, and the newest").isEqualTo(2);
    assertThat(evaluations.evidenceOf(text).digest()).isEqualTo(signed);
    assertThatThrownBy(() ->
            DATABASE
                .fence()
                .office(() ->
                    DATABASE.jdbc().sql("update assurance_evidence set signed = false").update()))
        .isInstanceOf(DataAccessException.class);
  }

  private static long kept() {
    return DATABASE
        .superuser()
        .sql("select count(*) from assurance_evidence")
        .query(Long.class)
        .single();
  }

  @Test
  void who_entrusts_accepts_what_is_not_met_with_a_reason_and_verifies_only_what_is() {
    var client = admin(aoba);
    var seen = evaluations.look(aoba.id()).evidence().digest();
    refused("item-open", () -> evaluations.confirm(client, seen, "", all("open", ""), true));
    refused("item-open", () -> evaluations.confirm(client, seen, "", all("verified", ""), true));
    refused(
        "reason-missing", () -> evaluations.confirm(client, seen, "", all("exception", " "), true));
    refused(
        "reason-long",
        () ->
            evaluations.confirm(
                client, seen, "", all("exception", "あ".repeat(Answers.REASON_LIMIT + 1)), true));
    var some = all("exception", "確かめた。");
    some.remove("cloud");
    refused("item-missing", () -> evaluations.confirm(client, seen, "", some, true));
    refused("item-missing", () -> evaluations.confirm(client, seen, "", null, true));
    refused("item-missing", () -> evaluations.confirm(client, seen, "", all("fine", ""), true));
    assertThat(confirmations.mayAnswer(aoba.id(), now)).isFalse();

    var longest = all("exception", "あ".repeat(Answers.REASON_LIMIT));
    var made = evaluations.confirm(client, seen, "総務部長", longest, true);
    assertThat(confirmations.mayAnswer(aoba.id(), now)).isTrue();
    assertThat(made.text()).contains("\"kind\":\"confirmation\"");
  }

  @Test
  void who_declines_needs_no_reason_and_is_not_answered() {
    var seen = evaluations.look(aoba.id()).evidence().digest();
    evaluations.confirm(admin(aoba), seen, "", all("open", ""), false);
    assertThat(confirmations.mayAnswer(aoba.id(), now)).isFalse();
  }

  @Test
  void what_another_company_saw_is_no_evidence_for_this_one() {
    var theirs = evaluations.look(other.id()).evidence().digest();
    var offered = evaluations.look(null).evidence().digest();
    for (var seen : List.of(theirs, offered)) {
      refused(
          "evidence-old",
          () -> evaluations.confirm(admin(aoba), seen, "", all("exception", "確かめた。"), true));
    }
    // and a company with a link signs of the offered service alone
    var token = evaluations.offer(officer, "海風商事").secret().text();
    refused("evidence-old", () -> evaluations.sign(token, theirs, SIGNER, all("open", ""), false));
  }

  @Test
  void a_name_is_needed_and_none_is_too_long() {
    for (var bad : List.of("", " ", "あ".repeat(Evaluation.NAME_LIMIT + 1), "a\u0007")) {
      refused("signer-invalid", () -> evaluations.offer(officer, bad));
    }
    assertThat(evaluations.offer(officer, "𠮷".repeat(Evaluation.NAME_LIMIT))).isNotNull();
  }

  /// Five kinds of holes that such pages had elsewhere: an item of another client by its id, a
  /// signature for another visitor, a key that crosses clients, names in floods, a session that
  /// outlives a change.
  @Test
  void of_ten_thousand_generated_requests_none_succeeds() {
    var seed = System.nanoTime();
    // five requests each
    var times = Often.times("five requests", seed, 2_000, 20_000);
    var chance = new Random(seed);
    var mine = evaluations.offer(officer, "海風商事").secret().text();
    var theirs = evaluations.offer(officer, "山本工業");
    observations.keep(
        List.of(
            Finding.of(
                "client.key",
                Scope.of(other.id()),
                Outcome.PASSED,
                1,
                1,
                new Words("鍵。", "Key."))));
    var foreign = observations.newest("client.key", Scope.of(other.id())).orElseThrow();
    var theirSeen = evaluations.look(other.id()).evidence().digest();
    var ownSeen = evaluations.look(aoba.id()).evidence().digest();
    evaluations.withdraw(officer, theirs.id());
    var succeeded = 0;
    for (var n = 0; n < times; n++) {
      // 1: an observation of another client, by its id or one near it
      var near =
          new UUID(
              foreign.id().getMostSignificantBits(),
              foreign.id().getLeastSignificantBits() ^ (1L << chance.nextInt(62)));
      succeeded += observations.find(near).isPresent() ? 1 : 0;
      succeeded +=
          evaluations.look(aoba.id()).evidence().text().contains(foreign.id().toString()) ? 1 : 0;
      // 2: a signature by a link that is not one's own
      var guessed = chance.nextBoolean() ? flip(mine, chance) : Secret.make().text();
      succeeded += succeeds(() -> evaluations.open(guessed));
      // 3: evidence of another client, or with a bit flipped
      var key = chance.nextBoolean() ? theirSeen : flip(ownSeen, chance);
      succeeded +=
          succeeds(() -> evaluations.confirm(admin(aoba), key, "", all("exception", "理由"), true));
      // 4: names that are too much
      var flood = "名".repeat(Evaluation.NAME_LIMIT + 1 + chance.nextInt(5_000));
      succeeded += succeeds(() -> evaluations.offer(officer, flood));
      // 5: what was taken back
      succeeded +=
          succeeds(() ->
              evaluations.sign(theirs.secret().text(), ownSeen, SIGNER, all("open", ""), false));
    }
    assertThat(succeeded).as("seed %d", seed).isZero();
    assertThat(confirmations.all(aoba.id())).isEmpty();
  }

  private static int succeeds(Runnable act) {
    try {
      act.run();
      return 1;
    } catch (Problem refused) {
      return 0;
    }
  }

  private static String flip(String token, Random chance) {
    var at = chance.nextInt(token.length());
    var other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  private static Bytes flip(Bytes digest, Random chance) {
    var bytes = digest.toArray();
    bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
    return Bytes.of(bytes);
  }

  @Test
  void reasons_in_pictures_and_lines_are_kept_as_they_are() {
    var seen = evaluations.look(aoba.id()).evidence().digest();
    var reason = "一行目\n二行目 𠮷 🗝";
    var made = evaluations.confirm(admin(aoba), seen, "", all("exception", reason), true);
    assertThat(made.text()).contains("一行目\\n二行目 𠮷 🗝");
    assertThat(Duration.between(made.at(), now).abs()).isLessThan(Duration.ofSeconds(1));
  }
}
