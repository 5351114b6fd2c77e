package denwaban.client.key;

import static denwaban.client.key.TestClients.bothMethods;
import static denwaban.client.key.TestClients.companyKeys;
import static denwaban.client.key.TestClients.member;
import static denwaban.client.key.TestClients.memberKeys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.KeyKind;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.Grant;
import denwaban.seal.statement.KeyChainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KeyDeskTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Bytes GRANT = Bytes.of(new byte[] {7});

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private Client minato;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    minato = clients.add("c" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
  }

  @Test
  void the_dialled_number_names_its_client() {
    var number = clients.clients().numbers(minato.id()).getFirst();
    assertThat(clients.clients().ofNumber(number)).contains(minato);
    assertThat(clients.clients().ofNumber(TestClients.number())).isEmpty();
    assertThat(clients.clients().add(minato, List.of(), denwaban.audit.Actor.SERVICE))
        .isEqualTo(new Clients.Adding.Taken());
  }

  @Test
  void a_recovery_is_logged_before_it_begins_and_not_without_a_reason() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    assertThatThrownBy(() -> clients.desk().recoveryBegins(admin.who(), "  "))
        .isInstanceOfSatisfying(Problem.class, no -> assertThat(no.status()).isEqualTo(422));
    assertThat(log.outbox(minato.id()).stream().map(KeyDeskTest::act))
        .doesNotContain("key.recovery.began");
    clients.desk().recoveryBegins(admin.who(), "管理者が退職");
    assertThat(log.outbox(minato.id()))
        .last()
        .extracting(KeyDeskTest::act)
        .isEqualTo("key.recovery.began");
    assertThat(log.outbox(minato.id()).getLast()).doesNotContain("退職");
  }

  @Test
  void a_member_an_admin_and_a_grant_give_the_whole_way_and_each_step_is_logged() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    var other = memberKeys(member(minato, Role.CLIENT_MEMBER));
    clients.members().add(admin.who(), admin.statement(), admin.signature(), bothMethods());
    clients.members().add(other.who(), other.statement(), other.signature(), bothMethods());
    assertThat(clients.keys().current(minato.id())).isEmpty();

    var age = Identity.generate(Suite.X25519);
    var company = companyKeys(admin, age.recipient(), age);
    clients.desk().addCompany(admin.who(), company.statement(), company.signature(), GRANT);
    var current = clients.keys().current(minato.id()).orElseThrow();
    assertThat(current.recipient()).isEqualTo(age.recipient().text());
    assertThat(clients.desk().view(other.who()).grant()).isNull();

    var text = grantText(admin, other, current, GRANT);
    clients
        .desk()
        .grant(
            admin.who(),
            Line.OWN,
            other.who().person(),
            1,
            GRANT,
            admin.signer().sign(Signing.GRANT, text.bytes()));
    assertThat(clients.desk().view(other.who()).grant()).isEqualTo(GRANT);
    assertThat(clients.members().mine(other.who()).orElseThrow().unlocks()).hasSize(2);
    assertThat(clients.keys().chain(minato.id()).orElseThrow().grants())
        .as("others see to whom it was given; what its first holder gave themselves is not signed")
        .extracting(KeyChainText.Given::member)
        .containsExactly(other.who().person());

    assertThat(log.outbox(minato.id()).stream().map(KeyDeskTest::act))
        .containsExactly(
            "client.added",
            "client.number.added",
            "key.member.added",
            "key.member.added",
            "key.company.added",
            "key.granted",
            "key.granted");
  }

  @Test
  void a_member_makes_no_keys_without_end() {
    var who = member(minato, Role.CLIENT_MEMBER);
    var keys = memberKeys(who);
    for (var epoch = 2; epoch <= 21; epoch++) {
      clients.members().add(who, keys.statement(), keys.signature(), bothMethods());
      keys = memberKeys(who, epoch, keys.said().fingerprint());
    }
    var more = keys;
    refused(
        409,
        "member-keys-many",
        () -> clients.members().add(who, more.statement(), more.signature(), bothMethods()));
    assertThat(clients.members().mine(who).orElseThrow().key().epoch()).isEqualTo(20);
  }

  @Test
  void a_second_key_is_refused() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    clients.members().add(admin.who(), admin.statement(), admin.signature(), bothMethods());
    refused(
        409,
        "key-exists",
        () ->
            clients
                .members()
                .add(admin.who(), admin.statement(), admin.signature(), bothMethods()));
    var age = Identity.generate(Suite.X25519);
    var company = companyKeys(admin, age.recipient(), age);
    clients.desk().addCompany(admin.who(), company.statement(), company.signature(), GRANT);
    refused(
        409,
        "key-exists",
        () ->
            clients
                .desk()
                .addCompany(admin.who(), company.statement(), company.signature(), GRANT));
  }

  @Test
  void one_method_is_not_enough() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    for (var some : List.of(List.of(bothMethods().getFirst()), List.of(bothMethods().get(1)))) {
      refused(
          422,
          "two-methods-needed",
          () -> clients.members().add(admin.who(), admin.statement(), admin.signature(), some));
    }
  }

  @Test
  void a_way_to_a_key_is_of_the_kind_that_it_says_and_opens_something() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    var blob = Bytes.of(new byte[60]);
    for (var strange :
        List.of(
            new MemberKeys.NewUnlock("passkey", null, blob),
            new MemberKeys.NewUnlock("recovery", "Y3JlZA", blob),
            new MemberKeys.NewUnlock("recovery", null, Bytes.of(new byte[0])))) {
      var ways = new ArrayList<>(bothMethods());
      ways.add(strange);
      refused(
          422,
          "two-methods-needed",
          () -> clients.members().add(admin.who(), admin.statement(), admin.signature(), ways));
    }
  }

  @Test
  void anothers_statement_another_clients_and_a_wrong_signature_are_refused() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    var stranger = memberKeys(member(minato, Role.CLIENT_ADMIN));
    refused(
        422,
        "key-does-not-fit",
        () ->
            clients
                .members()
                .add(admin.who(), stranger.statement(), stranger.signature(), bothMethods()));
    refused(
        422,
        "key-does-not-fit",
        () ->
            clients
                .members()
                .add(admin.who(), admin.statement(), stranger.signature(), bothMethods()));
    refused(
        422,
        "key-does-not-fit",
        () -> clients.members().add(admin.who(), "{}", admin.signature(), bothMethods()));
  }

  @Test
  void a_company_key_of_another_kind_or_by_a_stranger_is_refused() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    var hybrid = Identity.generate(Suite.HYBRID);
    var wrongKind = companyKeys(admin, hybrid.recipient(), hybrid);
    refused(
        422,
        "key-does-not-fit",
        () ->
            clients
                .desk()
                .addCompany(admin.who(), wrongKind.statement(), wrongKind.signature(), GRANT));
    clients.members().add(admin.who(), admin.statement(), admin.signature(), bothMethods());
    refused(
        422,
        "key-does-not-fit",
        () ->
            clients
                .desk()
                .addCompany(admin.who(), wrongKind.statement(), wrongKind.signature(), GRANT));
    var age = Identity.generate(Suite.X25519);
    var byStranger =
        companyKeys(memberKeys(member(minato, Role.CLIENT_ADMIN)), age.recipient(), age);
    refused(
        422,
        "key-does-not-fit",
        () ->
            clients
                .desk()
                .addCompany(admin.who(), byStranger.statement(), byStranger.signature(), GRANT));
    assertThat(clients.keys().current(minato.id())).isEmpty();
  }

  @Test
  void who_has_a_key_and_was_never_given_the_companys_waits() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    var other = memberKeys(member(minato, Role.CLIENT_MEMBER));
    var to = other.who().person();
    assertThat(waits(to)).as("no key of their own yet").isFalse();
    clients.members().add(admin.who(), admin.statement(), admin.signature(), bothMethods());
    clients.members().add(other.who(), other.statement(), other.signature(), bothMethods());
    assertThat(waits(to)).as("there is nothing to give yet").isFalse();

    var age = Identity.generate(Suite.X25519);
    var company = companyKeys(admin, age.recipient(), age);
    clients.desk().addCompany(admin.who(), company.statement(), company.signature(), GRANT);
    assertThat(waits(to)).isTrue();
    assertThat(waits(admin.who().person())).isFalse();

    var current = clients.keys().current(minato.id()).orElseThrow();
    var signature =
        admin.signer().sign(Signing.GRANT, grantText(admin, other, current, GRANT).bytes());
    clients.desk().grant(admin.who(), Line.OWN, to, 1, GRANT, signature);
    assertThat(waits(to)).isFalse();
  }

  @Test
  void a_grant_that_would_make_the_chain_unreadable_is_refused_and_sealing_goes_on() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    var other = memberKeys(member(minato, Role.CLIENT_MEMBER));
    var current = companyKey(admin, other);
    var to = other.who().person();
    var signature =
        admin.signer().sign(Signing.GRANT, grantText(admin, other, current, GRANT).bytes());
    ThrowingCallable give =
        () -> clients.desk().grant(admin.who(), Line.OWN, to, 1, GRANT, signature);
    assertThatCode(give).doesNotThrowAnyException();
    var whole = clients.chainBytes(minato.id());
    takesBack(to);

    var room = KeyDesk.GRANTS_UNTIL - whole;
    stuffs(admin, room + 1);
    refused(409, "key-chain-full", give);
    assertThat(clients.desk().granted(minato.id(), to)).isFalse();
    assertThat(clients.keys().acceptable(minato.id())).containsExactly(current);
    stuffs(admin, -1);
    assertThatCode(give).doesNotThrowAnyException();
    assertThat(clients.chainBytes(minato.id())).isEqualTo(KeyDesk.GRANTS_UNTIL);
  }

  private void takesBack(PersonId person) {
    database
        .superuser()
        .sql("delete from client_grant where client_id = :client and person_id = :person")
        .param("client", minato.id().value())
        .param("person", person.value())
        .update();
  }

  /// As if many had come and gone: their statement is so much longer, or shorter.
  private void stuffs(TestClients.Keys whose, int bytes) {
    database
        .superuser()
        .sql(
            """
            update client_member_key set statement = case when :bytes > 0
              then statement || repeat(' ', :bytes)
              else left(statement, length(statement) + :bytes) end
            where client_id = :client and person_id = :person
            """)
        .param("bytes", bytes)
        .param("client", minato.id().value())
        .param("person", whose.who().person().value())
        .update();
  }

  private boolean waits(PersonId person) {
    return clients.desk().waits(minato.id(), person);
  }

  @Test
  void a_grant_for_other_bytes_or_another_epoch_is_refused() {
    var admin = memberKeys(member(minato, Role.CLIENT_ADMIN));
    var other = memberKeys(member(minato, Role.CLIENT_MEMBER));
    var current = companyKey(admin, other);
    var signature =
        admin.signer().sign(Signing.GRANT, grantText(admin, other, current, GRANT).bytes());
    var to = other.who().person();

    refused(
        422,
        "key-does-not-fit",
        () ->
            clients
                .desk()
                .grant(admin.who(), Line.OWN, to, 1, Bytes.of(new byte[] {8}), signature));
    refused(
        422,
        "key-does-not-fit",
        () -> clients.desk().grant(admin.who(), Line.OWN, to, 2, GRANT, signature));
    assertThat(clients.desk().granted(minato.id(), to)).isFalse();
  }

  @Test
  void another_client_sees_no_key_of_ours() {
    clients.enrol(minato);
    var sakura = clients.add("s" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    for (var table :
        List.of("client_member_key", "client_unlock", "client_company_key", "client_grant")) {
      var seen =
          database
              .fence()
              .as(
                  sakura.id(),
                  () ->
                      database
                          .jdbc()
                          .sql("select count(*) from " + table)
                          .query((row, n) -> row.getLong(1))
                          .single());
      assertThat(seen).as(table).isZero();
    }
  }

  /// Made by one of the two members, and not yet given to the other.
  private CompanyKey companyKey(TestClients.Keys admin, TestClients.Keys other) {
    clients.members().add(admin.who(), admin.statement(), admin.signature(), bothMethods());
    clients.members().add(other.who(), other.statement(), other.signature(), bothMethods());
    var age = Identity.generate(Suite.X25519);
    var company = companyKeys(admin, age.recipient(), age);
    clients.desk().addCompany(admin.who(), company.statement(), company.signature(), GRANT);
    return clients.keys().current(minato.id()).orElseThrow();
  }

  private static Grant grantText(
      TestClients.Keys by, TestClients.Keys to, CompanyKey company, Bytes sealed) {
    return new Grant(
        by.who().memberOf(),
        company.fingerprint(),
        company.epoch(),
        to.who().person(),
        to.said().fingerprint(),
        by.said().fingerprint(),
        sealed);
  }

  private static void refused(int status, String code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }

  private static String act(String leaf) {
    return leaf.replaceFirst(".*\"act\":\"([^\"]+)\".*", "$1");
  }
}
