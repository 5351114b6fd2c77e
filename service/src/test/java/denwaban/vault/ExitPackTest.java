package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.ExportPart;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.open.OpenTool;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Reheader;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.json.Json;
import denwaban.seal.statement.HeaderStatement;
import denwaban.storage.key.Kek;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExitPackTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// What the tool ends with.
  private static final int INCOMPLETE = 3;

  private static final String FIRST = "折り返しお電話ください";
  private static final String SECOND = "書類が届きました";

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private TestVault made;
  private TestLine line;
  private ExitPacks packs;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    made = new TestVault(database, folder);
    line = new TestLine(clients);
    packs = made.packs(clients.keys(), log);
  }

  @Test
  void the_clients_tool_and_age_itself_open_what_the_office_gives_away() throws Exception {
    var first = keep(FIRST);
    line.rotate();
    remake(first);
    var second = keep(SECOND);

    var objects = packs.release(line.admin());
    log.sequence();
    var pack = write(objects);

    assertThat(objects.erased()).isEmpty();
    assertThat(objects.whole()).containsExactlyInAnyOrder(first.object(), second.object());
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("\"purpose\":\"export\""))
        .hasSize(2);
    var checked =
        OpenTool.run("verify", pack.toString(), "--pin", line.fingerprint(1), "--lang", "en");
    assertThat(checked.code()).as(checked.text()).isZero();
    var key = line.age(2).export();
    assertThat(aged(pack, first, key)).isEqualTo(FIRST);
    assertThat(aged(pack, second, key)).isEqualTo(SECOND);
    assertThatThrownBy(() -> aged(pack, first, line.age(1).export()))
        .as("the key before no longer opens")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void where_the_contract_says_that_nothing_is_exported_nothing_is() {
    var contracts = new TestContracts(database, log.door());
    var now = java.time.Instant.now();
    contracts.sign(
        line.client(), Map.of("export.policy", new Json.Text("deny")), now.minusSeconds(60));
    assertThatThrownBy(() -> packs.release(line.admin()))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("export-not-agreed"));
    log.sequence();
    assertThat(log.outbox(line.client())).noneMatch(leaf -> leaf.contains("\"export\""));
    contracts.sign(line.client(), Map.of(), now.minusSeconds(30));
    assertThat(packs.release(line.admin()).whole()).isEmpty();
  }

  @Test
  void the_old_version_of_a_corrected_message_gets_its_new_header_and_stays_the_old_version()
      throws Exception {
    var key = clients.keys().current(line.client()).orElseThrow();
    var signer = Signer.generate();
    var first = TestMessage.keep(made.vault(), line.client(), key, FIRST.getBytes(UTF_8), signer);
    var second = first.correct(made.vault(), key, SECOND.getBytes(UTF_8), signer);
    line.rotate();
    assertThat(made.reheading(clients.keys(), log.door()).stale(line.admin(), null, 10).objects())
        .containsExactlyInAnyOrder(first.object(), second.object());
    remake(first);
    remake(second);
    assertThat(made.reheading(clients.keys(), log.door()).stale(line.admin(), null, 10).objects())
        .isEmpty();

    var objects = packs.release(line.admin());
    log.sequence();
    var pack = write(objects);

    var checked =
        OpenTool.run("verify", pack.toString(), "--pin", line.fingerprint(1), "--lang", "en");
    assertThat(checked.code()).as(checked.text()).isZero();
    assertThat(aged(pack, first, line.age(2).export())).isEqualTo(FIRST);
    assertThat(aged(pack, second, line.age(2).export())).isEqualTo(SECOND);
    assertThat(made.vault().versions(line.client(), List.of(first.manifest().call())))
        .extracting(Vault.Version::object, Vault.Version::version)
        .containsExactly(tuple(first.object(), 1), tuple(second.object(), 2));
  }

  @Test
  void a_reviewers_header_is_not_in_it_and_keeps_nothing_alive() throws Exception {
    var kept = keep(FIRST);
    var erased = keep(SECOND);
    var reviewer = Identity.generate(Suite.HYBRID).recipient();
    for (var message : List.of(kept, erased)) {
      give(message, Reheader.header(line.age(1), reviewer, message.header()));
    }
    database
        .superuser()
        .sql("delete from vault_header where object_id = :id and audience = 'company'")
        .param("id", erased.object().value())
        .update();

    var leaving = packs.release(line.admin());
    log.sequence();
    var pack = write(leaving);

    assertThat(leaving)
        .isEqualTo(
            new ExitPacks.Leaving(List.of(kept.object()), List.of(erased.object()), List.of(), 4));
    namesAsErased(pack, erased.object());
    try (var zip = new ZipFile(pack.toFile())) {
      var place = "objects/" + kept.object() + "/1/";
      var headers =
          zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".header")).toList();
      assertThat(headers).containsExactly(place + "0.header");
      assertThat(zip.getInputStream(zip.getEntry(place + "0.header")).readAllBytes())
          .isEqualTo(kept.header().toArray());
    }
    assertThat(aged(pack, kept, line.age(1).export())).isEqualTo(FIRST);
  }

  private void give(TestMessage message, Bytes header) {
    var to = "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567";
    var whom = new ReviewerHeaders.For(line.client(), message.object(), to, 1);
    var made = new ReviewerHeaders.Made(0, 0, header, "{}", Bytes.of(new byte[64]));
    var headers = this.made.reviewerHeaders();
    var wrapped = headers.wrap(whom, List.of(made));
    var until = Instant.parse("2099-01-01T00:00:00Z");
    database.fence().run(line.client(), () -> headers.keep(whom, until, wrapped));
  }

  @Test
  void what_was_erased_before_the_release_is_named_and_neither_logged_nor_there() throws Exception {
    var erased = keep(FIRST);
    var kept = keep(SECOND);
    eraseHeaders(erased.object());

    var leaving = packs.release(line.admin());
    log.sequence();

    assertThat(leaving)
        .isEqualTo(
            new ExitPacks.Leaving(List.of(kept.object()), List.of(erased.object()), List.of(), 4));
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("\"purpose\":\"export\""))
        .singleElement()
        .asString()
        .contains(kept.object().toString());
    namesAsErased(write(leaving), erased.object());
  }

  @Test
  void what_is_erased_between_release_and_download_is_named_and_the_pack_is_whole()
      throws Exception {
    var erased = keep(FIRST);
    keep(SECOND);
    var leaving = packs.release(line.admin());
    log.sequence();
    eraseHeaders(erased.object());

    namesAsErased(write(leaving), erased.object());
  }

  @Test
  void what_lost_its_key_between_release_and_download_is_named_and_the_pack_is_whole()
      throws Exception {
    var erased = keep(FIRST);
    var leaving = packs.release(line.admin());
    log.sequence();
    for (var kek :
        database
            .superuser()
            .sql("select distinct kek from vault_header where object_id = :id")
            .param("id", erased.object().value())
            .query((row, n) -> new Kek(row.getString("kek")))
            .list()) {
      assertThat(made.keys().destroy(kek)).isTrue();
    }

    namesAsErased(write(leaving), erased.object());
  }

  @Test
  void where_memory_has_no_room_nothing_is_logged_and_nothing_written() throws Exception {
    var first = keep(FIRST);
    line.rotate();
    remake(first);
    keep(SECOND);
    for (var files : new int[] {9, 10}) {
      packs = made.packs(clients.keys(), log, 4 * files * ExitPacks.FILE_BYTES);
      if (files == 9) {
        assertThatThrownBy(() -> packs.release(line.admin()))
            .isInstanceOf(Problem.class)
            .hasFieldOrPropertyWithValue("code", "export-no-room");
        log.sequence();
        assertThat(exported()).isEmpty();
      } else {
        var leaving = packs.release(line.admin());
        assertThat(leaving.files()).as("4, and 2 of a header that was made anew").isEqualTo(10);
        log.sequence();
        write(leaving);
        write(leaving); // what was taken was given back
      }
    }
  }

  @Test
  void packs_that_are_made_at_one_time_share_the_room() throws Exception {
    keep(FIRST);
    packs = made.packs(clients.keys(), log, 4 * 4 * ExitPacks.FILE_BYTES);
    var leaving = packs.release(line.admin());
    log.sequence();
    var refused = new ArrayList<String>();
    List<ThrowingCallable> others =
        List.of(() -> packs.release(line.admin()), () -> write(leaving));
    var whole =
        new OutputStream() {
          @Override
          public void write(int b) {
            if (!refused.isEmpty()) return;
            for (var other : others) {
              refused.add(catchThrowableOfType(Problem.class, other).code());
            }
          }
        };
    packs.write(line.client(), leaving, whole);
    assertThat(refused).containsExactly("export-no-room", "export-no-room");
    assertThat(write(packs.release(line.admin()))).exists();
  }

  @Test
  void a_payload_that_was_lost_is_named_and_the_others_leave() throws Exception {
    var lost = keep(FIRST);
    var kept = keep(SECOND);
    var leaving = packs.release(line.admin());
    log.sequence();
    for (var file : payloads(lost)) Files.delete(file);

    var pack = write(leaving);

    var said = OpenTool.run("verify", pack.toString(), "--lang", "en");
    assertThat(said.code()).as(said.text()).isEqualTo(INCOMPLETE);
    assertThat(said.text()).contains("had lost this before its time").contains("" + lost.object());
    assertThat(aged(pack, kept, line.age(1).export())).isEqualTo(SECOND);
  }

  private List<Path> payloads(TestMessage message) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(path -> path.toString().contains(message.object().toString()))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  @Test
  void a_payload_that_cannot_be_read_leaves_half_a_zip_that_no_tool_opens() throws Exception {
    var first = keep(FIRST);
    var leaving = packs.release(line.admin());
    log.sequence();
    var half = new ByteArrayOutputStream();
    for (var file : payloads(first)) {
      Files.delete(file);
      Files.createDirectory(file); // as good as a store that is away
    }

    assertThatThrownBy(() -> packs.write(line.client(), leaving, half))
        .isInstanceOf(IOException.class);

    assertThat(half.size()).as("what had gone out already").isPositive();
    var pack = Files.write(folder.resolve("half.zip"), half.toByteArray());
    var checked = OpenTool.run("verify", pack.toString(), "--lang", "en");
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.text()).contains("This is not an exit pack.");
  }

  @Test
  void what_other_modules_have_to_say_is_released_with_it_and_written_into_it() throws Exception {
    var part = new Part(false);
    packs = made.packs(clients.keys(), log, part);
    keep(FIRST);
    var leaving = packs.release(line.admin());
    log.sequence();
    assertThat(exported()).hasSize(2).anyMatch(leaf -> leaf.contains(Part.ID.toString()));
    var pack = write(leaving);
    try (var zip = new ZipFile(pack.toFile())) {
      var said = zip.getInputStream(zip.getEntry("beside/said.txt")).readAllBytes();
      assertThat(new String(said, UTF_8)).isEqualTo(line.client() + " " + List.of(Part.ID));
    }
    var checked =
        OpenTool.run("verify", pack.toString(), "--pin", line.fingerprint(1), "--lang", "en");
    assertThat(checked.code()).as(checked.text()).isZero();
  }

  @Test
  void where_a_part_has_no_entry_nothing_at_all_is_released() throws Exception {
    packs = made.packs(clients.keys(), log, new Part(true));
    keep(FIRST);
    assertThatThrownBy(() -> packs.release(line.admin())).hasMessage("no entry");
    log.sequence();
    assertThat(exported()).isEmpty();
  }

  private List<String> exported() {
    return log.outbox(line.client()).stream()
        .filter(leaf -> leaf.contains("\"purpose\":\"export\""))
        .toList();
  }

  /// Of another module.
  private final class Part implements ExportPart {

    static final UUID ID = UUID.fromString("0196f0a0-0000-7000-8000-0000000000f7");

    private final boolean fails;

    Part(boolean fails) {
      this.fails = fails;
    }

    @Override
    public List<UUID> release(CurrentUser user) {
      log.door()
          .append(
              Entry.done(
                  Action.NOTES_RELEASED,
                  user.memberOf(),
                  ID.toString(),
                  user.actor(),
                  Purpose.EXPORT));
      if (fails) throw new IllegalStateException("no entry");
      return List.of(ID);
    }

    @Override
    public void write(ClientId client, List<UUID> released, Files to) throws IOException {
      to.add("beside/said.txt", Bytes.of((client + " " + released).getBytes(UTF_8)));
    }
  }

  @Test
  void another_pin_is_refused() throws Exception {
    keep(FIRST);
    var objects = packs.release(line.admin());
    log.sequence();
    var other = new TestLine(clients).fingerprint(1);
    var checked = OpenTool.run("verify", write(objects).toString(), "--pin", other);
    assertThat(checked.code()).as(checked.text()).isEqualTo(1);
  }

  @Test
  void another_client_takes_nothing_of_it() throws Exception {
    keep(FIRST);
    assertThat(packs.release(new TestLine(clients).admin()).whole()).isEmpty();
  }

  @Test
  void without_a_key_there_is_nothing_to_take() {
    Client fresh = clients.add("e" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    var admin = TestClients.member(fresh, Role.CLIENT_ADMIN);
    assertThatThrownBy(() -> packs.release(admin))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "nothing-to-export");
  }

  private void eraseHeaders(ObjectId object) {
    var gone =
        database
            .superuser()
            .sql("delete from vault_header where object_id = :id")
            .param("id", object.value())
            .update();
    assertThat(gone).isPositive();
  }

  private void namesAsErased(Path pack, ObjectId object) throws Exception {
    try (var zip = new ZipFile(pack.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .noneMatch(name -> name.contains(object.toString()));
    }
    for (var command : List.of("verify", "list")) {
      var said = OpenTool.run(command, pack.toString(), "--lang", "en");
      assertThat(said.code()).as(said.text()).isZero();
      assertThat(said.text()).contains(object + " was erased before the pack was made");
    }
  }

  private TestMessage keep(String text) throws IOException {
    var key = clients.keys().current(line.client()).orElseThrow();
    return TestMessage.keep(made.vault(), line.client(), key, text.getBytes(UTF_8));
  }

  private void remake(TestMessage message) throws NotOpened {
    var fresh = Reheader.header(line.age(1), line.age(2).recipient(), message.header());
    var said =
        new HeaderStatement(
            line.client(),
            message.object(),
            message.manifest().version(),
            0,
            2,
            line.fingerprint(2),
            line.adminFingerprint(),
            Digest.sha256(fresh),
            Instant.parse("2026-11-24T08:00:00Z"));
    var header =
        new HeaderRenewal.NewHeader(
            0, fresh, new String(said.bytes().toArray(), UTF_8), said.sign(line.signer()));
    var remade = new HeaderRenewal.Remade(message.object(), List.of(header), null);
    var refused = made.reheading(clients.keys(), log.door()).remake(line.admin(), List.of(remade));
    assertThat(refused).isEmpty();
  }

  private Path write(ExitPacks.Leaving objects) throws IOException {
    var pack = folder.resolve("pack-" + UUID.randomUUID() + ".zip");
    try (var out = Files.newOutputStream(pack)) {
      packs.write(line.client(), objects, out);
    }
    return pack;
  }

  /// The three lines of the README: no program of ours.
  private String aged(Path pack, TestMessage message, String key) throws Exception {
    var place = "objects/" + message.object() + "/" + message.manifest().version() + "/";
    var sealed = Files.createTempFile(folder, "sealed", ".age");
    var identity = Files.writeString(Files.createTempFile(folder, "key", ".txt"), key + "\n");
    try (var zip = new ZipFile(pack.toFile());
        var out = Files.newOutputStream(sealed)) {
      for (var name : List.of("0.header", "0.payload")) {
        zip.getInputStream(zip.getEntry(place + name)).transferTo(out);
      }
    }
    var age = new ProcessBuilder("age", "-d", "-i", identity.toString(), sealed.toString()).start();
    var plain = new String(age.getInputStream().readAllBytes(), UTF_8);
    if (age.waitFor() != 0) {
      throw new IllegalStateException("age refuses");
    }
    return plain;
  }
}
