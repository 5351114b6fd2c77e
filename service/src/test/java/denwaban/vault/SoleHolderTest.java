package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Who alone holds a key that something is sealed to cannot be erased.
class SoleHolderTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private TestClients clients;
  private TestLine line;
  private SoleHolder sole;

  @BeforeEach
  void open() {
    clients = new TestClients(database, new TestLog(database, folder).door());
    line = new TestLine(clients);
    sole = new SoleHolder(database.fence(), clients.keys(), new ObjectTable(database.jdbc()));
  }

  @Test
  void the_only_one_who_can_open_the_companys_key_stays() {
    assertThat(sole.hindrance(person(line.admin()))).map(Problem::code).contains("sole-key-holder");
  }

  @Test
  void he_goes_when_somebody_else_can_open_it_and_not_when_that_one_cannot_any_more() {
    var kenta = TestBox.joins(clients, line, Role.CLIENT_MEMBER).who();
    granted(kenta.person(), 1);
    assertThat(sole.hindrance(person(line.admin()))).isEmpty();
    assertThat(sole.hindrance(person(kenta))).isEmpty();

    unlocksGo(kenta.person());
    assertThat(sole.hindrance(person(line.admin()))).isPresent();
    assertThat(sole.hindrance(person(kenta))).as("who can open nothing").isEmpty();
  }

  @Test
  void who_lost_every_way_and_began_anew_opens_nothing_until_he_is_granted_again() {
    var kenta = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    granted(kenta.who().person(), 1);
    assertThat(sole.hindrance(person(line.admin()))).isEmpty();

    var anew = TestClients.memberKeys(kenta.who(), 2, kenta.said().fingerprint());
    clients
        .members()
        .add(kenta.who(), anew.statement(), anew.signature(), TestClients.bothMethods());
    assertThat(sole.hindrance(person(line.admin()))).isPresent();
  }

  @Test
  void an_old_key_holds_him_only_while_something_is_sealed_to_it() throws IOException {
    var vault = new TestVault(database, folder).vault();
    var first = clients.keys().current(line.client()).orElseThrow();
    var kenta = TestBox.joins(clients, line, Role.CLIENT_MEMBER).who();
    line.rotate();
    granted(kenta.person(), 2);
    assertThat(sole.hindrance(person(line.admin()))).isEmpty();

    TestMessage.keep(vault, line.client(), first, "伝言".getBytes(UTF_8));
    assertThat(sole.hindrance(person(line.admin()))).isPresent();
  }

  @Test
  void a_mailbox_that_he_alone_holds_keeps_him_too() {
    var kenta = TestBox.joins(clients, line, Role.CLIENT_MEMBER);
    granted(kenta.who().person(), 1);
    var box = new TestBox(clients, line, "人事", kenta);
    assertThat(sole.hindrance(person(line.admin()))).isEmpty();

    box.rotate();
    assertThat(sole.hindrance(person(line.admin()))).isPresent();
  }

  @Test
  void staff_holds_no_key() {
    var hana = new Person(line.admin().person(), "佐藤 花", "", Role.OPERATOR, null, true, true);
    assertThat(sole.hindrance(hana)).isEmpty();
  }

  private Person person(CurrentUser user) {
    return new Person(user.person(), "青葉 涼", "", user.role(), line.client(), true, true);
  }

  /// As if the administrator had granted the company's key of this epoch.
  private void granted(PersonId to, int epoch) {
    database
        .superuser()
        .sql(
            """
            insert into client_grant
              (client_id, line, epoch, person_id, to_key, by_key, blob, granted_by, granted_at)
            select g.client_id, g.line, g.epoch, m.person_id, m.fingerprint, g.by_key, g.blob,
              g.granted_by, g.granted_at
            from client_grant g join client_member_key m on m.client_id = g.client_id
            where g.client_id = :client and g.epoch = :epoch and m.person_id = :to
              and g.line = '00000000-0000-0000-0000-000000000000'
            """)
        .param("client", line.client().value())
        .param("epoch", epoch)
        .param("to", to.value())
        .update();
  }

  private void unlocksGo(PersonId person) {
    database
        .superuser()
        .sql("delete from client_unlock where person_id = :person")
        .param("person", person.value())
        .update();
  }
}
