package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.open.OpenTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox that one member holds; another member of the same client knows the object's id.
class MailboxFenceTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// All of the vault in which a row belongs to a mailbox.
  private static final List<String> TABLES =
      List.of("vault_object", "vault_header", "vault_manifest", "vault_token_set", "vault_token");

  private static final String WORDS = "退職の相談で、折り返しを希望";

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private TestVault made;
  private TestLine line;
  private TestClients.Keys holder;
  private TestClients.Keys other;
  private TestClients.Keys secondAdmin;
  private TestBox box;
  private ObjectId object;
  private ObjectId general;

  @BeforeEach
  void keepOneInEachBox() throws IOException {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    made = new TestVault(database, folder);
    line = new TestLine(clients);
    holder = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    other = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    secondAdmin = TestBox.joins(clients, line, Role.CLIENT_ADMIN);
    box = new TestBox(clients, line, "人事", holder);
    var text = WORDS.getBytes(UTF_8);
    object = TestMessage.keep(made.vault(), line.client(), box.newest(), text).object();
    var own = clients.keys().current(line.client()).orElseThrow();
    general = TestMessage.keep(made.vault(), line.client(), own, text).object();
  }

  private HeaderRelease release() {
    return made.release(log.door());
  }

  @Test
  void who_holds_it_gets_the_header_and_who_does_not_gets_nothing() {
    assertThat(release().release(holder.who(), object, Purpose.READ).segments()).hasSize(1);
    assertThat(release().length(holder.who(), object, 0)).isPositive();
    for (var user : List.of(other.who(), secondAdmin.who())) {
      assertThatThrownBy(() -> release().release(user, object, Purpose.READ))
          .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));
      assertThatThrownBy(() -> release().length(user, object, 0))
          .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));
      assertThat(release().release(user, general, Purpose.READ).segments()).hasSize(1);
    }
  }

  @Test
  void who_was_taken_out_gets_nothing_not_even_of_what_he_could_open() {
    box.rotate();
    assertThatThrownBy(() -> release().release(holder.who(), object, Purpose.READ))
        .isInstanceOf(Problem.class);
    assertThat(release().release(line.admin(), object, Purpose.READ).segments()).hasSize(1);
  }

  @Test
  void what_waits_for_a_new_header_is_counted_for_holders_alone() {
    box.rotate();
    var headerRenewal = made.reheading(clients.keys(), log.door());
    assertThat(headerRenewal.stale(line.admin(), null, 10).objects()).containsExactly(object);
    assertThat(headerRenewal.stale(secondAdmin.who(), null, 10).total()).isZero();
    var remade = new HeaderRenewal.Remade(object, List.of(), null);
    assertThat(headerRenewal.remake(secondAdmin.who(), List.of(remade))).containsExactly(object);
    var several = release().release(secondAdmin.who(), List.of(object), Purpose.REHEADER);
    assertThat(several.released()).isEmpty();
    assertThat(several.missing()).containsExactly(object);
  }

  @Test
  void the_database_itself_shows_nothing_of_it_to_another_member() {
    var tokens = made.tokens(clients.keys());
    var token = Bytes.of(new byte[16]);
    tokens.put(holder.who(), object, box.newest().fingerprint(), Set.of(token));
    tokens.put(line.admin(), general, line.fingerprint(1), Set.of(token));
    assertThat(rows(holder.who()))
        .hasSameSizeAs(TABLES)
        .allSatisfy((_, n) -> assertThat(n).isEqualTo(2));
    for (var user : List.of(other.who(), secondAdmin.who())) {
      assertThat(rows(user)).hasSameSizeAs(TABLES).allSatisfy((_, n) -> assertThat(n).isOne());
    }
  }

  private Map<String, Long> rows(CurrentUser user) {
    var seen = new java.util.HashMap<String, Long>();
    for (var table : TABLES) {
      seen.put(
          table,
          database
              .fence()
              .as(
                  line.client(),
                  user.person(),
                  () ->
                      database
                          .jdbc()
                          .sql("select count(*) from " + table)
                          .query(Long.class)
                          .single()));
    }
    return seen;
  }

  @Test
  void a_pack_holds_it_sealed_with_its_chain_and_its_own_key_alone_opens_it() throws IOException {
    var packs = made.packs(clients.keys(), log);
    var leaving = packs.release(secondAdmin.who());
    log.sequence();
    var pack = Files.createTempFile(folder, "pack", ".zip");
    try (var out = Files.newOutputStream(pack)) {
      packs.write(line.client(), leaving, out);
    }
    var pin = line.fingerprint(1);
    var checked = OpenTool.run("verify", pack.toString(), "--pin", pin, "--lang", "en");
    assertThat(checked.code()).as(checked.text()).isZero();

    var company = key("company", line.age(1).export());
    var refused = open(pack, pin, company);
    assertThat(refused.code()).as(refused.text()).isEqualTo(1);
    assertThat(refused.text()).contains(box.newest().fingerprint());
    var opened = open(pack, pin, key("box", box.age(1).export()));
    assertThat(opened.code()).as(opened.text()).isZero();
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(it -> it.toString().endsWith("message-0.json")))
          .singleElement()
          .satisfies(it -> assertThat(it).hasContent(WORDS));
    }
  }

  private Path key(String name, String secret) throws IOException {
    return Files.writeString(folder.resolve(name + ".txt"), secret + "\n");
  }

  private OpenTool.Answer open(Path pack, String pin, Path key) throws IOException {
    var to = Files.createTempDirectory(folder, "opened");
    return OpenTool.run(
        "open",
        pack.toString(),
        object.toString(),
        "--pin",
        pin,
        "-i",
        key.toString(),
        "-o",
        to.toString(),
        "--lang",
        "en");
  }
}
