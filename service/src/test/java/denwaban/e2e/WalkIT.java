package denwaban.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import denwaban.Often;
import denwaban.check.ClientsReader;
import denwaban.kernel.Bytes;
import denwaban.seal.age.Guess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// Client A has had a call with a message and a recording, and is in a call now. Everybody who is
/// not A's walks every table and every address with all of A's ids, and gets nothing.
@ExtendWith(House.Keeper.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkIT {

  private static final String MINATO = "+815031000002";
  private static final String NUMBER = "819044445555";
  private static final String CALLER = "+" + NUMBER;
  private static final String MAILBOX = "受注";
  private static final String GENERAL = "総合の受信箱";
  private static final String SAKURA_CLIENT = "01980000-0000-7000-8000-00000000c003";
  private static final Pattern CALL = Pattern.compile("\"call\":\\{\"id\":\"([0-9a-f-]{36})\"");

  /// What is of a mailbox, and shown to nobody who does not hold it.
  private static final Set<String> OF_A_MAILBOX =
      Set.of(
          "inbox_item",
          "inbox_note",
          "vault_object",
          "vault_header",
          "vault_manifest",
          "vault_token_set",
          "vault_token");

  /// Tables of which no client sees anything: the office's own.
  private static final Set<String> NOT_A_CLIENTS =
      Set.of(
          "audit_anchor",
          "audit_held",
          "audit_trouble",
          "audit_horizon",
          "audit_signer",
          "audit_lasting_signer",
          "passkey",
          "privilege",
          "second_ended",
          "member_notice",
          "glass",
          "probe_run",
          "probe_observation",
          "probe_person",
          "ceremony",
          "enrolment",
          "session",
          "known_device",
          "person_identity",
          "provider_attempt",
          "half_way",
          "passkey_change",
          "watch_call",
          "watch_caller",
          "watch_number_key",
          "engagement",
          "role_grant",
          "operator_group",
          "operator_group_member",
          "client_group",
          "place_statement",
          "place_inspection",
          "assurance_signer",
          "assurance_batch",
          "assurance_observation",
          "assurance_change",
          "assurance_day",
          "assurance_posture",
          "assurance_canary",
          "assurance_statement",
          "assurance_decision",
          "assurance_link",
          "assurance_evidence",
          "assurance_evaluation",
          "assurance_closure",
          "assurance_opening",
          "certificate",
          "certificate_entry",
          "certificate_confirmation",
          "certificate_document",
          "certificate_status",
          "certificate_scope",
          "certificate_office",
          "certificate_check",
          "api_token",
          "delivery_push_key",
          "outbound_flow",
          "retention_round",
          "contract_deviation",
          "subprocessor",
          "watch_review",
          "watch_seen",
          "quality_reviewer_key",
          "quality_unlock");

  /// Of a client, but this house has no stamps, copies, providers and confirmations;
  /// `TimestampRoundsTest`, `CopyRoundsTest`, `OidcIT`, `ConfirmationsTest`, `SigningTest`,
  /// `PaperTest`, `VerificationsTest` and `RequestsTest` have.
  private static final Set<String> UNUSED_HERE =
      Set.of(
          "audit_stamp",
          "contract_confirmation",
          "contract_offer",
          "contract_scan",
          "contract_signature",
          "contract_signature_stamp",
          "contract_signing_grace",
          "contract_termination",
          "retention_certificate",
          "retention_erasure",
          "retention_hold",
          "retention_hold_approval",
          "disclosure_request",
          "disclosure_step",
          "disclosure_note",
          "disclosure_link",
          "delivery_account",
          "notice_approval",
          "delivery_digest",
          "delivery_policy",
          "contract_grace",
          "copy_target",
          "copy_state",
          "backup_run",
          "backup_payload",
          "backup_drill",
          "backup_drill_check",
          "identity_provider",
          "late_write",
          "kyc_verification",
          "kyc_standing",
          "kyc_suspicion",
          "kyc_suspicion_read",
          "audit_ended");

  private static final String APPROVALS = "quality_approval";
  private static final String WITNESSED = "audit_witnessed";

  private static final String AN_APPROVAL =
      """
      insert into quality_approval (id, client_id, terms, reviewer, to_key, statement, signature,
        given_by, given_at)
      values (gen_random_uuid(), app_client(), decode(repeat('00', 32), 'hex'), gen_random_uuid(),
        'a key', 'a statement', decode(repeat('00', 64), 'hex'), gen_random_uuid(), now())
      """;

  private final House house;
  private final Member kenta;

  /// Ids that only A and its operator know.
  private final List<String> secrets = new ArrayList<>();

  /// Ids of A and its people, which the demo's tour shows to all.
  private final List<String> cast = new ArrayList<>();

  /// What is sealed to a department's mailbox, which only one member of A holds.
  private final List<String> departments = new ArrayList<>();

  private Sent byOperator;
  private JsonObject item;
  private Reviewer reviewer;
  private @Nullable Guess guessed;
  private final long seed = new Random().nextLong();

  WalkIT(House house) {
    this.house = house;
    this.kenta = house.kenta;
  }

  @BeforeAll
  void a_call_with_a_message_and_a_recording() throws Exception {
    byOperator = Sent.by(house.desk.page);
    var instruction = saysWhatOperatorsMustKnow();
    var before = kenta.newest();
    try (var caller =
        Telephone.sipp(Files.createDirectories(house.peers.resolve("walk")), CALLER, MINATO, 440)) {
      house.desk.answer();
      assertThat(house.desk.hears(440)).isGreaterThan(0.9);
      house
          .desk
          .writes("callerName", "田中 美咲")
          .writes("inquiry", "よその方には見えません")
          .chooses("callback", "yes")
          .send()
          .hangUp()
          .nextCall();
      caller.ends();
    }
    item = kenta.receives(before, "message", "recording");
    secrets.addAll(
        List.of(
            item.get("id").getAsString(),
            item.get("call").getAsString(),
            item.getAsJsonObject("message").get("object").getAsString(),
            item.getAsJsonObject("recording").get("object").getAsString()));
    reviewer = Reviewer.joins(house.browser, "白石 詩織");
    var client = People.text(kenta.page, "GET", "/api/keys", null).json().get("clientId");
    for (var one :
        People.text(kenta.page, "GET", "/api/demo", null).json().getAsJsonArray("people")) {
      var person = one.getAsJsonObject();
      if (!person.get("client").equals(client)) continue;
      cast.add(person.get("id").getAsString());
    }
    cast.add(client.getAsString());
    assertThat(cast).hasSize(3);
    makesFindable(() -> {
      kenta.opensNewest();
      kenta.reads();
    });
    kenta.writesNote("折り返しは私から");
    kenta.gives("伝言", reviewer.fingerprint());
    secrets.add(reviewer.given().get(0).getAsJsonObject().get("id").getAsString());
    aMailboxThatOneMemberHolds();
    asksAboutItsLogAndWatchesAnObject();
    secrets.add(instruction);
    assertThat(owned().getLast().body()).as("ids are text").contains("\"" + cast.getFirst() + "\"");
  }

  private String saysWhatOperatorsMustKnow() {
    var instruction =
        "{\"text\":{\"ja\":\"本日は15時まで\",\"en\":\"\"},\"numbers\":[],\"until\":\"%s\"}"
            .formatted(Instant.now().plus(Duration.ofHours(1)));
    var blocked = "{\"number\":\"090-1111-2222\",\"label\":\"営業の電話\"}";
    for (var sent :
        List.of(
            People.text(kenta.page, "POST", "/api/answering/instructions", instruction),
            People.text(kenta.page, "POST", "/api/answering/blocked", blocked))) {
      assertThat(sent.status()).as(sent.body()).isEqualTo(204);
    }
    var sheet = People.text(kenta.page, "GET", "/api/answering", null).json();
    return sheet.getAsJsonArray("instructions").get(0).getAsJsonObject().get("id").getAsString();
  }

  private void aMailboxThatOneMemberHolds() throws Exception {
    secrets.add(kenta.makesMailbox(MAILBOX));
    kenta.sends(MINATO, MAILBOX);
    var folder = Files.createDirectories(house.peers.resolve("walk-missed"));
    var before = kenta.newest();
    try (var caller = Telephone.baresip(folder, CALLER, MINATO, 440)) {
      house.desk.is("ringing");
      caller.hangUp();
      house.desk.is("ready");
    }
    makesFindable(() -> {
      kenta.opensSlip(before);
      assertThat(kenta.readsSlip()).isEqualTo("090-4444-5555");
    });
    kenta.writesNote("受注の担当だけに");
    var missed = kenta.inbox().getFirst();
    departments.addAll(OtherClient.objects(missed));
    secrets.add(missed.get("call").getAsString());
    secrets.add(missed.get("id").getAsString());
    secrets.addAll(departments);
    departments.add(missed.get("id").getAsString());
  }

  private void asksAboutItsLogAndWatchesAnObject() {
    var question = "{\"kind\":\"question\",\"text\":\"だれですか\"}";
    var asked = People.text(kenta.page, "POST", "/api/log/0/questions", question);
    secrets.add(asked.json().get("id").getAsString());
    var canary = "/api/log/canaries/" + secrets.get(2);
    assertThat(People.text(kenta.page, "PUT", canary, "{}").status()).isEqualTo(204);
  }

  private interface Opening {
    void run() throws Exception;
  }

  /// What a member opens, his browser makes findable: tokens of the numbers, an index of the text.
  private void makesFindable(Opening opening) throws Exception {
    var tokens = count("/api/objects/openable?limit=1", "indexed");
    var version = count("/api/inbox/text-index", "version");
    opening.run();
    Wait.until(
        "it can be found",
        Duration.ofSeconds(20),
        () ->
            count("/api/objects/openable?limit=1", "indexed") > tokens
                && count("/api/inbox/text-index", "version") > version);
  }

  private int count(String path, String name) {
    return People.text(kenta.page, "GET", path, null).json().get(name).getAsInt();
  }

  /// Other tests find the house as it was.
  @AfterAll
  void the_mailbox_closes() {
    kenta.sends(MINATO, GENERAL);
    kenta.closesMailbox(MAILBOX);
  }

  @Test
  void no_table_shows_a_row_of_another_client() throws Exception {
    var client = cast.getLast();
    try (var fences = Fences.of(house.office)) {
      fences.holdForEveryTable();
      var own = fences.seenBy(client, false);
      var other = fences.seenBy(SAKURA_CLIENT, false);
      var nobody = fences.seenBy(null, false);
      var empty = new HashSet<String>();

      nobody.forEach((table, rows) -> assertThat(rows).as(table + " seen by nobody").isEmpty());
      own.forEach((table, rows) -> {
        assertThat(other.getOrDefault(table, List.of()).stream().filter(rows::contains))
            .as(table)
            .isEmpty();
        if (rows.isEmpty()) empty.add(table);
      });
      // Its way through the screens needs other terms of contract: ReviewIT walks it.
      assertThat(fences.shows(APPROVALS, client, client, AN_APPROVAL)).isTrue();
      assertThat(fences.shows(APPROVALS, SAKURA_CLIENT, client, AN_APPROVAL)).isFalse();
      var witnessed =
          "insert into audit_witnessed (log, witness, size, at, signatures) values ('"
              + client
              + "', 'w.example', 1, now(), '-')";
      assertThat(fences.shows(WITNESSED, client, null, witnessed)).isTrue();
      assertThat(fences.shows(WITNESSED, SAKURA_CLIENT, null, witnessed)).isFalse();
      empty.removeAll(List.of(APPROVALS, WITNESSED));
      empty.removeAll(UNUSED_HERE);
      assertThat(empty).as("tables of which A sees nothing").isEqualTo(NOT_A_CLIENTS);
      for (var id : all()) {
        assertThat(tablesWith(id, own)).as("A sees its " + id).isNotEmpty();
        assertThat(tablesWith(id, other)).as("B sees A's " + id).isEmpty();
      }
    }
  }

  /// Of everything that went through the house until now.
  @Test
  void no_leaf_of_any_log_holds_a_name_a_number_or_a_text() throws Exception {
    try (var fences = Fences.of(house.office)) {
      var seen = fences.seenBy(null, true);
      var leaves = seen.getOrDefault("audit_outbox", List.of());
      assertThat(leaves).hasSizeGreaterThan(50);
      var people = seen.getOrDefault("person", List.of());
      assertThat(people).hasSizeGreaterThan(5);
      for (var person : people) {
        var id = person.substring(1, 37);
        assertThat(leaves).as("the id of a person").noneMatch(leaf -> leaf.contains(id));
      }
      assertThat(leaves)
          .as("names here are Japanese, leaves are ASCII")
          .allMatch(leaf -> leaf.chars().allMatch(c -> c < 128))
          .noneMatch(leaf -> leaf.contains(NUMBER) || leaf.contains("0" + NUMBER.substring(2)))
          .noneMatch(leaf -> leaf.contains(MINATO.substring(1)));
      assertThat(fences.leaves())
          .as("what a client's checker accepts")
          .hasSizeGreaterThan(50)
          .allSatisfy(ClientsReader::read);
    }
  }

  @Test
  void no_table_shows_what_a_mailbox_of_colleagues_holds() throws Exception {
    try (var fences = Fences.of(house.office)) {
      var holder = fences.seenBy(cast.getLast(), person("港 健太"));
      var other = fences.seenBy(cast.getLast(), person("浜 さやか"));
      assertThat(tablesWith(item.get("id").getAsString(), other)).contains("inbox_item");
      for (var table : OF_A_MAILBOX) {
        assertThat(ofTheMailbox(table, holder)).as("who holds it sees " + table).isNotEmpty();
        assertThat(ofTheMailbox(table, other)).as("who does not sees " + table).isEmpty();
      }
    }
  }

  private String person(String name) {
    for (var one :
        People.text(kenta.page, "GET", "/api/demo", null).json().getAsJsonArray("people")) {
      var person = one.getAsJsonObject();
      if (person.get("name").getAsString().equals(name)) return person.get("id").getAsString();
    }
    throw new AssertionError("nobody is called " + name);
  }

  private List<String> ofTheMailbox(String table, Map<String, List<String>> seen) {
    return seen.getOrDefault(table, List.of()).stream()
        .filter(row -> departments.stream().anyMatch(row::contains))
        .toList();
  }

  /// What was tried on everything that is sealed, and opened nothing: of the places within longer
  /// bytes a sample, all with `--long`.
  private Guess everything() throws Exception {
    if (guessed != null) return guessed;
    try (var dump = Dump.of(house.office)) {
      var guess = dump.target();
      if (!Often.always()) guess.sampling(seed);
      assertThat(dump.opens(guess)).as("seed %d", seed).isEmpty();
      guessed = guess;
      return guess;
    }
  }

  /// Whoever takes the whole machine: database, files, keys, what was printed, the settings.
  @Test
  void nothing_that_the_office_holds_is_a_key_that_opens() throws Exception {
    try (var dump = Dump.of(house.office)) {
      assertThat(dump.headers())
          .as("message and recording, and what else was kept")
          .hasSizeGreaterThan(1);
    }
    assertThat(everything().tried()).isGreaterThan(10_000);
  }

  /// The same attempt, where secrets were left lying about. What lay there before is not tried
  /// again.
  @Test
  void a_secret_that_lies_about_is_found() throws Exception {
    var prf = new byte[32];
    new Random(7).nextBytes(prf);
    var insider = kenta.insider();
    var company = insider.granted(keys().getAsJsonObject("grant").get("blob").getAsString());
    var header = Answers.of(kenta.page, secrets.get(2), "read").header(0);
    var left =
        List.of(
            "INFO opened with " + company.export(),
            "key=" + HexFormat.of().formatHex(Guess.raw(company)),
            "key: \"" + Base64.getEncoder().encodeToString(Guess.raw(insider.age())) + "\"",
            "pad" + new String(Guess.raw(company), ISO_8859_1) + "pad",
            Base64.getUrlEncoder().encodeToString(Guess.fileKey(company, Bytes.of(header))),
            "kit " + kenta.kit.toLowerCase(Locale.ROOT),
            HexFormat.of().formatHex(prf));
    var files = new ArrayList<Path>();
    var before = everything();
    try (var dump = Dump.of(house.office)) {
      for (var secret : left) {
        var file = house.office.data().resolve("left-" + files.size());
        files.add(Files.write(file, secret.getBytes(ISO_8859_1)));
      }
      var guess = dump.target().passkey(Guess.lockedTo(prf, "somebody"), "somebody").after(before);
      if (!Often.always()) guess.sampling(seed);
      assertThat(dump.opens(guess))
          .containsExactlyInAnyOrderElementsOf(
              files.stream().map(file -> "data/" + file.getFileName()).toList());
    } finally {
      for (var file : files) Files.delete(file);
    }
  }

  private JsonObject keys() {
    return People.text(kenta.page, "GET", "/api/keys", null).json();
  }

  private static List<String> tablesWith(String id, Map<String, List<String>> seen) {
    return seen.entrySet().stream()
        .filter(table -> table.getValue().stream().anyMatch(row -> row.contains(id)))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void no_address_gives_anything_of_another_client() throws Exception {
    var makoto = Member.joins(house.browser, "桜井 誠");
    makoto.makesKeys();
    var ichiro = house.browser.window("ja-JP");
    People.enrol(ichiro, "鈴木 一郎");
    Desk.statesThePlace(ichiro);
    var yuzuru = house.browser.window("ja-JP");
    People.enrol(yuzuru, "黒田 譲");
    var stranger = house.browser.window("ja-JP");
    stranger.navigate(Office.url("minato.localhost", "/signin"));

    var mine = Listener.at(kenta.page, "/api/inbox/events");
    var theirs = Listener.at(makoto.page, "/api/inbox/events");
    var answering = Listener.at(house.desk.page, "/api/desk/events");
    var idle = Listener.at(ichiro, "/api/desk/events");
    var folder = Files.createDirectories(house.peers.resolve("walk-2"));
    var owned = owned();
    Walk walk;
    try (var caller = Telephone.sipp(folder, CALLER, MINATO, 440)) {
      house.desk.answer();
      assertThat(house.desk.hears(440)).isGreaterThan(0.9);
      var before = secrets.size();
      var call = CALL.matcher(answering.heard());
      while (call.find()) if (!secrets.contains(call.group(1))) secrets.add(call.group(1));
      assertThat(secrets).as("with the call that goes on").hasSize(before + 1);

      var addresses =
          new Addresses(
              kenta.sent.to("/api/keys/company"),
              kenta.sent.to("/api/keys/me"),
              byOperator.to("/api/messages"),
              reviewersId());
      assertThat(addresses.asks().keySet())
          .as("an address of docs/reference/endpoints.md is not walked")
          .containsExactlyInAnyOrderElementsOf(Addresses.permissions().keySet());
      walk = new Walk(addresses, secrets, cast, NUMBER, newestEntry());
      var walkers = new EnumMap<Walk.Walker, Page>(Walk.Walker.class);
      walkers.put(Walk.Walker.STRANGER, stranger);
      walkers.put(Walk.Walker.MEMBER_OF_ANOTHER, makoto.page);
      walkers.put(Walk.Walker.OPERATOR, ichiro);
      walkers.put(Walk.Walker.ANOTHER_REVIEWER, yuzuru);
      walk.as(walkers, kenta.page);

      house.desk.is("talking");
      assertThat(caller.over()).isFalse();
      assertThat(owned()).as("what A has is as before").isEqualTo(owned);
      house
          .desk
          .writes("callerName", "田中 美咲")
          .writes("inquiry", "二度目のお電話です")
          .chooses("callback", "yes")
          .send()
          .hangUp()
          .nextCall();
    }
    Wait.until("A is told", Duration.ofSeconds(20), () -> mine.events() > 1);
    assertThat(walk.wrong()).isEmpty();
    assertThat(theirs.events()).as("B's stream: " + theirs.heard()).isEqualTo(1);
    assertThat(walk.told(theirs.heard(), false)).as("B's stream").isEmpty();
    assertThat(answering.heard()).as("how it ends").contains("\"ending\":\"5555\"");
    assertThat(walk.told(answering.heard(), false)).doesNotContain(NUMBER).isNotEmpty();
    assertThat(walk.told(idle.heard(), false)).as("an idle operator's stream").isEmpty();
    ownerIsLetIn();
  }

  private String reviewersId() {
    var all = People.text(kenta.page, "GET", "/api/reviews/reviewers", null).json();
    return all.getAsJsonArray("reviewers").get(0).getAsJsonObject().get("person").getAsString();
  }

  private String newestEntry() {
    var log = People.text(kenta.page, "GET", "/api/log", null).json();
    return log.getAsJsonArray("entries").get(0).getAsJsonObject().get("index").getAsString();
  }

  private List<String> all() {
    var ids = new ArrayList<>(secrets);
    ids.addAll(cast);
    return ids;
  }

  private List<Ask.Answer> owned() {
    return Ask.all(
        kenta.page,
        List.of(
            new Ask("GET", "/api/inbox", null, 200),
            new Ask("GET", "/api/keys", null, 200),
            new Ask("GET", "/api/keys/members", null, 200)));
  }

  /// The same requests from A: refusals above are not for want of the thing.
  private void ownerIsLetIn() {
    var asks = new ArrayList<Ask>();
    asks.add(new Ask("POST", "/api/inbox/" + secrets.get(0) + "/done", "{}", 204));
    asks.add(new Ask("POST", "/api/inbox/" + secrets.get(0) + "/reopen", "{}", 204));
    for (var object : List.of(secrets.get(2), secrets.get(3))) {
      asks.add(
          new Ask(
              "POST", "/api/objects/" + object + "/release", "{\"purpose\":\"download\"}", 200));
      asks.add(new Ask("GET", "/api/objects/" + object + "/payload/0", null, 200));
    }
    asks.add(new Ask("GET", "/api/log/" + newestEntry() + "/proof", null, 200));
    assertThat(reviewer.asks(secrets.get(4))).as("to whom it was given").isEqualTo(200);
    var answers = Ask.all(kenta.page, asks);
    for (var i = 0; i < asks.size(); i++) {
      assertThat(answers.get(i).status()).as(asks.get(i).path()).isEqualTo(asks.get(i).status());
    }
  }
}
