package denwaban.client.key;

import static denwaban.client.key.TestClients.bothMethods;
import static denwaban.client.key.TestClients.companyKeys;
import static denwaban.client.key.TestClients.member;
import static denwaban.client.key.TestClients.memberKeys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.Grant;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyStatement;
import denwaban.seal.statement.KeyStatement.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A client whose administrator, a leaver and a stayer hold the key of epoch 1.
class RotationTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Bytes GRANT = Bytes.of(new byte[] {7});
  private static final Bytes NEXT = Bytes.of(new byte[] {9});

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private Client minato;
  private TestClients.Keys admin;
  private TestClients.Keys leaver;
  private TestClients.Keys stayer;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    minato = clients.add("r" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    admin = enrolled(Role.CLIENT_ADMIN);
    leaver = enrolled(Role.CLIENT_ADMIN);
    stayer = enrolled(Role.CLIENT_MEMBER);
    var age = Identity.generate(Suite.X25519);
    var company = companyKeys(admin, age.recipient(), age);
    clients.desk().addCompany(admin.who(), company.statement(), company.signature(), GRANT);
    grant(admin, leaver, 1);
    grant(admin, stayer, 1);
  }

  @Test
  void a_key_of_years_is_sealed_to_and_one_that_was_changed_long_ago_is_not() {
    var first = clients.keys().current(minato.id()).orElseThrow();
    clients.yearsPass(minato.id());
    assertThat(clients.keys().acceptable(minato.id())).containsExactly(first);
    rotate(admin, List.of(admin, stayer), Reason.LEFT);
    var second = clients.keys().current(minato.id()).orElseThrow();
    assertThat(clients.keys().acceptable(minato.id())).containsExactlyInAnyOrder(first, second);
    clients.yearsPass(minato.id());
    assertThat(clients.keys().acceptable(minato.id())).containsExactly(second);
  }

  @Test
  void a_newcomer_needs_what_may_still_arrive_and_what_is_kept() {
    assertThat(clients.needed().epochs(minato.id(), Line.of(UUID.randomUUID()))).isEmpty();
    var first = clients.keys().current(minato.id()).orElseThrow().fingerprint();
    clients.yearsPass(minato.id());
    rotate(admin, List.of(admin, stayer), Reason.LEFT);
    rotate(admin, List.of(admin, stayer), Reason.SCHEDULED);
    assertThat(clients.needed().epochs(minato.id(), Line.OWN))
        .as("calls that began a moment ago")
        .containsExactly(1, 2, 3);

    clients.yearsPass(minato.id());
    assertThat(clients.needed().epochs(minato.id(), Line.OWN)).containsExactly(3);
    assertThat(clients.needed((client, names) -> Set.of(first)).epochs(minato.id(), Line.OWN))
        .containsExactly(1, 3);
    assertThat(clients.needed((client, names) -> Set.of("another's")).epochs(minato.id(), Line.OWN))
        .containsExactly(3);
  }

  @Test
  void after_somebody_left_the_chain_is_good_and_the_leaver_is_not_trusted() {
    var pin = clients.keys().current(minato.id()).orElseThrow().fingerprint();
    rotate(admin, List.of(admin, stayer), Reason.LEFT);

    var current = clients.keys().current(minato.id()).orElseThrow();
    assertThat(current.epoch()).isEqualTo(2);
    var chain = Bytes.of(clients.rotation().chain(minato.id(), Line.OWN).getBytes(UTF_8));
    assertThat(KeyChain.verify(minato.id(), pin, chain))
        .isInstanceOfSatisfying(
            KeyChain.Found.Good.class,
            good -> {
              assertThat(good.line().recovered()).isFalse();
              assertThat(good.line().trusts(stayer.said().fingerprint())).isTrue();
              assertThat(good.line().trusts(leaver.said().fingerprint())).isFalse();
            });
    assertThat(clients.desk().granted(minato.id(), stayer.who().person())).isTrue();
    assertThat(clients.desk().granted(minato.id(), leaver.who().person())).isFalse();
    assertThat(clients.desk().waits(minato.id(), leaver.who().person()))
        .as("left out on purpose")
        .isFalse();
    assertThat(actions())
        .filteredOn("key.company.added"::equals)
        .as("both epochs are in the log")
        .hasSize(2);
  }

  @Test
  void who_left_can_neither_grant_nor_state_the_next_key() {
    rotate(admin, List.of(admin, stayer), Reason.LEFT);

    misfits(() -> rotate(leaver, List.of(leaver), Reason.SCHEDULED));
    misfits(() -> grant(leaver, stayer, 2));
    assertThat(clients.keys().current(minato.id()).orElseThrow().epoch()).isEqualTo(2);
  }

  @Test
  void what_is_sealed_to_the_key_before_is_taken_for_some_hours() {
    var before = clients.keys().current(minato.id()).orElseThrow();
    rotate(admin, List.of(admin), Reason.LEFT);
    assertThat(clients.keys().acceptable(minato.id()))
        .extracting(CompanyKey::epoch)
        .containsExactlyInAnyOrder(1, 2);
    assertThat(clients.keys().acceptable(minato.id())).contains(before);
  }

  @Test
  void a_statement_that_does_not_fit_changes_nothing() {
    var holders = List.of(new Rotation.Holder(admin.who().person(), NEXT));
    // names somebody who gets no key
    misfits(() -> state(admin, next(admin, List.of(admin, stayer), 2, Reason.LEFT), holders));
    // gives a key to somebody it does not name
    var both =
        List.of(
            new Rotation.Holder(admin.who().person(), NEXT),
            new Rotation.Holder(stayer.who().person(), NEXT));
    misfits(() -> state(admin, next(admin, List.of(admin), 2, Reason.LEFT), both));
    // a gap
    misfits(() -> state(admin, next(admin, List.of(admin), 3, Reason.LEFT), holders));
    // handed in by somebody else than who states it
    misfits(() -> state(stayer, next(admin, List.of(admin), 2, Reason.LEFT), holders));
    misfits(() -> state(admin, next(admin, List.of(admin), 2, Reason.LEFT), List.of()));
    assertThat(clients.keys().current(minato.id()).orElseThrow().epoch()).isEqualTo(1);
    assertThat(actions()).filteredOn("key.company.added"::equals).hasSize(1);
  }

  @Test
  void of_two_who_rotate_at_once_the_second_is_told() {
    var one = next(admin, List.of(admin), 2, Reason.SCHEDULED);
    var other = next(leaver, List.of(leaver), 2, Reason.SCHEDULED);
    state(admin, one, List.of(new Rotation.Holder(admin.who().person(), NEXT)));
    misfits(() -> state(leaver, other, List.of(new Rotation.Holder(leaver.who().person(), NEXT))));
  }

  @Test
  void who_lost_every_way_to_his_key_makes_a_new_one_and_is_granted_again() {
    var anew = TestClients.memberKeys(stayer.who(), 2, stayer.said().fingerprint());
    clients.members().add(stayer.who(), anew.statement(), anew.signature(), bothMethods());
    assertThat(clients.desk().granted(minato.id(), stayer.who().person())).isFalse();
    grant(admin, anew, 1);
    assertThat(clients.desk().granted(minato.id(), stayer.who().person())).isTrue();
  }

  @Test
  void a_second_passkey_is_added_and_the_last_of_its_kind_cannot_be_removed() {
    var passkey = new MemberKeys.NewUnlock("passkey", "c2Vjb25k", Bytes.of(new byte[60]));
    clients.members().addUnlock(stayer.who(), passkey);
    assertThatThrownBy(() -> clients.members().addUnlock(stayer.who(), passkey))
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "unlock-exists");
    var ways = clients.members().mine(stayer.who()).orElseThrow().unlocks();
    var kit =
        ways.stream().filter(way -> way.method().equals("recovery")).findFirst().orElseThrow();
    assertThatThrownBy(() -> clients.members().dropUnlock(stayer.who(), kit.id()))
        .hasFieldOrPropertyWithValue("code", "two-methods-needed");
    assertThatThrownBy(() -> clients.members().dropUnlock(admin.who(), ways.getFirst().id()))
        .hasFieldOrPropertyWithValue("status", 404);
    var first = ways.stream().filter(way -> way.method().equals("passkey")).findFirst();
    clients.members().dropUnlock(stayer.who(), first.orElseThrow().id());
    assertThat(clients.members().mine(stayer.who()).orElseThrow().unlocks()).hasSize(2);
    assertThat(actions()).contains("key.unlock.added", "key.unlock.removed");
  }

  @Test
  void of_two_kits_that_are_removed_at_once_one_stays() throws Exception {
    for (var n = 0; n < 20; n++) {
      var member = enrolled(Role.CLIENT_MEMBER);
      clients
          .members()
          .addUnlock(
              member.who(), new MemberKeys.NewUnlock("recovery", null, Bytes.of(new byte[60])));
      var kits =
          clients.members().mine(member.who()).orElseThrow().unlocks().stream()
              .filter(it -> it.method().equals("recovery"))
              .toList();
      assertThat(kits).hasSize(2);
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var kit : kits) {
          both.submit(() -> clients.members().dropUnlock(member.who(), kit.id()));
        }
      }
      assertThat(clients.members().mine(member.who()).orElseThrow().unlocks()).hasSize(2);
    }
  }

  @Test
  void as_many_ways_as_allowed_and_no_more() {
    for (var n = 2; n < 8; n++) {
      clients
          .members()
          .addUnlock(
              stayer.who(), new MemberKeys.NewUnlock("passkey", "k" + n, Bytes.of(new byte[60])));
    }
    assertThatThrownBy(() ->
            clients
                .members()
                .addUnlock(
                    stayer.who(),
                    new MemberKeys.NewUnlock("passkey", "more", Bytes.of(new byte[60]))))
        .hasFieldOrPropertyWithValue("code", "unlock-exists");
  }

  /// The log's entries, one line each.
  private List<String> actions() {
    return log.outbox(minato.id()).stream()
        .map(leaf -> leaf.replaceAll(".*\"act\":\"([^\"]+)\".*", "$1"))
        .toList();
  }

  private TestClients.Keys enrolled(Role role) {
    var keys = memberKeys(member(minato, role));
    clients.members().add(keys.who(), keys.statement(), keys.signature(), bothMethods());
    return keys;
  }

  private void grant(TestClients.Keys by, TestClients.Keys to, int epoch) {
    var company = clients.keys().current(minato.id()).orElseThrow();
    var text =
        new Grant(
            minato.id(),
            company.fingerprint(),
            epoch,
            to.who().person(),
            to.said().fingerprint(),
            by.said().fingerprint(),
            GRANT);
    var signature = by.signer().sign(Signing.GRANT, text.bytes());
    clients.desk().grant(by.who(), Line.OWN, to.who().person(), epoch, GRANT, signature);
  }

  private void rotate(TestClients.Keys by, List<TestClients.Keys> holders, Reason reason) {
    var epoch = clients.keys().current(minato.id()).orElseThrow().epoch() + 1;
    state(
        by,
        next(by, holders, epoch, reason),
        holders.stream().map(h -> new Rotation.Holder(h.who().person(), NEXT)).toList());
  }

  private KeyStatement.Company next(
      TestClients.Keys by, List<TestClients.Keys> holders, int epoch, Reason reason) {
    Recipient recipient = Identity.generate(Suite.X25519).recipient();
    var before = clients.keys().current(minato.id()).orElseThrow();
    return new KeyStatement.Company(
        minato.id(),
        null,
        epoch,
        Fingerprint.of(Bytes.of(before.statement().getBytes(UTF_8))),
        reason,
        holders.stream().map(h -> h.said().fingerprint()).sorted().toList(),
        recipient,
        by.signer().publicKey(),
        by.said().fingerprint(),
        Instant.parse("2026-11-24T07:00:00Z"));
  }

  private void state(
      TestClients.Keys by, KeyStatement.Company said, List<Rotation.Holder> holders) {
    var signer =
        Stream.of(admin, leaver, stayer)
            .filter(keys -> keys.said().fingerprint().equals(said.by()))
            .findFirst()
            .orElseThrow()
            .signer();
    clients.rotation().next(by.who(), Line.OWN, TestClients.text(said), said.sign(signer), holders);
  }

  private static void misfits(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(Problem.class)
        .hasFieldOrPropertyWithValue("code", "key-does-not-fit");
  }
}
