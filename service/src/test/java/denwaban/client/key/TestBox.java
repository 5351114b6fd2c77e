package denwaban.client.key;

import static denwaban.client.key.TestClients.bothMethods;
import static denwaban.client.key.TestClients.memberKeys;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.statement.KeyStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mailbox of a client, made by its administrator.
public final class TestBox {

  private static final Bytes GRANT = Bytes.of(new byte[] {5});
  private static final Instant AT = Instant.parse("2026-11-24T06:30:00Z");

  private final TestClients clients;
  private final TestLine line;
  private final List<Identity> ages = new ArrayList<>();
  public final UUID id = UUID.randomUUID();

  /// @param others who hold it besides the administrator
  public TestBox(TestClients clients, TestLine line, String name, TestClients.Keys... others) {
    this.clients = clients;
    this.line = line;
    var said = said(1, null, KeyStatement.Reason.FIRST, others);
    clients
        .mailboxes()
        .add(
            line.admin(),
            id,
            name,
            TestClients.text(said),
            said.sign(line.signer()),
            holders(others));
  }

  /// A member of the client with a key of his own, who holds nothing yet.
  public static TestClients.Keys joins(TestClients clients, TestLine line, Role role) {
    var user =
        new CurrentUser(new PersonId(UUID.randomUUID()), role, line.client(), "s-box", "港 健太");
    var keys = memberKeys(user);
    clients.members().add(user, keys.statement(), keys.signature(), bothMethods());
    return keys;
  }

  /// The next epoch: whoever is not among `others` is out.
  public void rotate(TestClients.Keys... others) {
    var said = said(ages.size() + 1, newest().fingerprint(), KeyStatement.Reason.LEFT, others);
    clients
        .rotation()
        .next(
            line.admin(),
            Line.of(id),
            TestClients.text(said),
            said.sign(line.signer()),
            holders(others));
  }

  /// Calls to this number of the client are for this mailbox.
  public void answers(PhoneNumber number) {
    clients.mailboxes().bind(line.admin(), number, id);
  }

  public void close() {
    clients.mailboxes().close(line.admin(), id);
  }

  public CompanyKey newest() {
    return clients.keys().newest(line.client(), id).orElseThrow();
  }

  /// What opens an epoch.
  public Identity age(int epoch) {
    return ages.get(epoch - 1);
  }

  public KeyStatement.Company said(
      int epoch, @Nullable String prev, KeyStatement.Reason reason, TestClients.Keys... others) {
    var age = Identity.generate(Suite.X25519);
    ages.add(age);
    var members =
        Stream.concat(
                Stream.of(line.adminFingerprint()),
                Arrays.stream(others).map(it -> it.said().fingerprint()))
            .sorted()
            .toList();
    return new KeyStatement.Company(
        line.client(),
        id,
        epoch,
        prev,
        reason,
        members,
        age.recipient(),
        line.signer().publicKey(),
        line.adminFingerprint(),
        AT);
  }

  private List<Rotation.Holder> holders(TestClients.Keys... others) {
    return Stream.concat(Stream.of(line.admin()), Arrays.stream(others).map(TestClients.Keys::who))
        .map(user -> new Rotation.Holder(user.person(), GRANT))
        .toList();
  }
}
