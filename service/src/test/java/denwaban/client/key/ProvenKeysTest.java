package denwaban.client.key;

import static denwaban.client.key.TestClients.companyKeys;
import static denwaban.client.key.TestClients.memberKeys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.Fingerprint;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the edge seals to when somebody has changed the rows of keys.
class ProvenKeysTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestClients clients;
  private TestLine line;

  @BeforeEach
  void a_client_with_a_key_that_was_sealed_to() {
    clients = new TestClients(database, new TestLog(database, folder).door());
    line = new TestLine(clients);
    assertThat(epoch()).contains(1);
  }

  @Test
  void a_rotation_is_followed_and_what_was_before_is_never_gone_back_to() {
    line.rotate();
    assertThat(epoch()).contains(2);
    change("delete from client_grant where client_id = :client and epoch = 2");
    change("delete from client_company_key where client_id = :client and epoch = 2");
    assertThat(epoch()).as("an old epoch as the newest").isEmpty();
  }

  @Test
  void another_recipient_in_the_row_is_not_sealed_to() {
    var other = Identity.generate(Suite.X25519).recipient().text();
    change("update client_company_key set recipient = '" + other + "' where client_id = :client");
    assertThat(epoch()).isEmpty();
  }

  @Test
  void a_forged_signature_is_not_sealed_to() {
    change(
        "update client_company_key set signature = decode(repeat('00', 64), 'hex')"
            + " where client_id = :client");
    assertThat(epoch()).isEmpty();
  }

  /// Member, statement and signature all hold together; only this edge knows better.
  @Test
  void a_company_key_that_is_substituted_whole_is_not_sealed_to() {
    var honest = clients.pins.held.get(line.client() + ".company");
    substitute();
    assertThat(epoch()).isEmpty();
    assertThat(clients.pins.held).containsEntry(line.client() + ".company", honest);

    clients.pins.held.clear();
    assertThat(epoch()).as("at the first use it is believed").contains(1);
  }

  @Test
  void after_a_recovery_nothing_is_sealed_until_people_have_compared() {
    line.recover();
    assertThat(epoch()).isEmpty();

    clients.pins.held.clear();
    assertThat(epoch()).as("without a pin the chain's beginning is one").isEmpty();

    clients.pins.pin(line.client(), Line.OWN, line.fingerprint(2));
    assertThat(epoch()).contains(2);
  }

  @Test
  void pins_are_files_that_outlive_the_program() throws Exception {
    var other = Files.createDirectory(folder.resolve("pins"));
    assertThat(new PinFolder(other).pinned(line.client(), Line.OWN)).isEmpty();
    new PinFolder(other).pin(line.client(), Line.OWN, line.fingerprint(1));
    assertThat(new PinFolder(other).pinned(line.client(), Line.OWN)).contains(line.fingerprint(1));
    Files.writeString(other.resolve(line.client() + ".company"), "torn");
    assertThatThrownBy(() -> new PinFolder(other).pinned(line.client(), Line.OWN))
        .as("damage is no first use")
        .isInstanceOf(UncheckedIOException.class);
  }

  private Optional<Integer> epoch() {
    return clients.keys().toSealTo(line.client(), null).map(CompanyKey::epoch);
  }

  /// A member and a key of the database administrator's own, in place of the client's.
  private void substitute() {
    var mallory = memberKeys(line.admin());
    var age = Identity.generate(Suite.X25519);
    var own = companyKeys(mallory, age.recipient(), age);
    var said = mallory.said();
    change("delete from client_grant where client_id = :client");
    database
        .superuser()
        .sql(
            """
            update client_member_key set statement = :said, signature = :signature,
              sign_key = :key, fingerprint = :name, recipient = :recipient
            where client_id = :client
            """)
        .param("client", line.client().value())
        .param("said", mallory.statement())
        .param("signature", mallory.signature().toArray())
        .param("key", said.sign().toArray())
        .param("name", said.fingerprint())
        .param("recipient", said.recipient().text())
        .update();
    database
        .superuser()
        .sql(
            """
            update client_company_key set statement = :said, signature = :signature,
              fingerprint = :name, recipient = :recipient
            where client_id = :client
            """)
        .param("client", line.client().value())
        .param("said", own.statement())
        .param("signature", own.signature().toArray())
        .param("name", Fingerprint.of(Bytes.of(own.statement().getBytes(UTF_8))))
        .param("recipient", age.recipient().text())
        .update();
  }

  private void change(String sql) {
    ClientId client = line.client();
    database.superuser().sql(sql).param("client", client.value()).update();
  }
}
