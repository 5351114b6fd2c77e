package denwaban.client.key;

import static denwaban.client.key.TestClients.bothMethods;
import static denwaban.client.key.TestClients.companyKeys;
import static denwaban.client.key.TestClients.member;
import static denwaban.client.key.TestClients.memberKeys;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.KeyStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A new client with one administrator and a key that can be followed by others.
public final class TestLine {

  static final Instant RECOVERED = Instant.parse("2026-11-24T08:00:00Z");

  private static final Bytes GRANT = Bytes.of(new byte[] {7});

  private final TestClients clients;
  private final Client client;
  private final TestClients.Keys admin;
  private final List<Identity> ages = new ArrayList<>();
  private final List<String> fingerprints = new ArrayList<>();

  public TestLine(TestClients clients) {
    this.clients = clients;
    client = clients.add("l" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    admin = memberKeys(member(client, Role.CLIENT_ADMIN));
    clients.members().add(admin.who(), admin.statement(), admin.signature(), bothMethods());
    var age = Identity.generate(Suite.X25519);
    var company = companyKeys(admin, age.recipient(), age);
    clients.desk().addCompany(admin.who(), company.statement(), company.signature(), GRANT);
    took(age);
  }

  /// The next epoch, held by the administrator alone.
  public void rotate() {
    var age = Identity.generate(Suite.X25519);
    var own = adminFingerprint();
    var said =
        new KeyStatement.Company(
            client.id(),
            null,
            ages.size() + 1,
            fingerprints.getLast(),
            KeyStatement.Reason.LEFT,
            List.of(own),
            age.recipient(),
            admin.signer().publicKey(),
            own,
            Instant.parse("2026-11-24T07:00:00Z"));
    var holders = List.of(new Rotation.Holder(admin.who().person(), GRANT));
    clients
        .rotation()
        .next(admin.who(), Line.OWN, TestClients.text(said), said.sign(admin.signer()), holders);
    took(age);
  }

  /// The next epoch, by somebody whom nobody knew, as after two shares were put together.
  public void recover() {
    var stranger = memberKeys(member(client, Role.CLIENT_ADMIN));
    var own = stranger.said().fingerprint();
    clients
        .members()
        .add(stranger.who(), stranger.statement(), stranger.signature(), bothMethods());
    var age = Identity.generate(Suite.X25519);
    var said =
        new KeyStatement.Company(
            client.id(),
            null,
            ages.size() + 1,
            fingerprints.getLast(),
            KeyStatement.Reason.RECOVERY,
            List.of(own),
            age.recipient(),
            stranger.signer().publicKey(),
            own,
            RECOVERED);
    var holders = List.of(new Rotation.Holder(stranger.who().person(), GRANT));
    clients
        .rotation()
        .next(
            stranger.who(),
            Line.OWN,
            TestClients.text(said),
            said.sign(stranger.signer()),
            holders);
    took(age);
  }

  private void took(Identity age) {
    ages.add(age);
    fingerprints.add(clients.keys().current(client.id()).orElseThrow().fingerprint());
  }

  public ClientId client() {
    return client.id();
  }

  public CurrentUser admin() {
    return admin.who();
  }

  public Signer signer() {
    return admin.signer();
  }

  public String adminFingerprint() {
    return admin.said().fingerprint();
  }

  /// What opens an epoch.
  public Identity age(int epoch) {
    return ages.get(epoch - 1);
  }

  /// Of the company's statement of an epoch.
  public String fingerprint(int epoch) {
    return fingerprints.get(epoch - 1);
  }
}
