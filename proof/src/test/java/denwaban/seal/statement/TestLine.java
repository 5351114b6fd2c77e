package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.AgeFile;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A key line being made, statement by statement, with everybody's secrets at hand.
public final class TestLine {

  public static final ClientId AOBA = ClientId.of("0196f0a0-0000-7000-8000-000000000001");
  public static final ClientId MINATO = ClientId.of("0196f0a0-0000-7000-8000-000000000002");
  public static final Instant AT = Instant.parse("2026-11-24T06:00:00Z");

  /// A member with his keys.
  public record Person(KeyStatement.Member said, Identity age, Signer signer) {

    public static Person of(ClientId client, int n) {
      return of(client, n, Suite.X25519);
    }

    public static Person of(ClientId client, int n, Suite suite) {
      var age = Identity.generate(suite);
      var signer = Signer.generate();
      var id = PersonId.of("0196f0a0-0000-7000-8000-0000000000a" + n);
      var key = signer.publicKey();
      return new Person(
          new KeyStatement.Member(client, id, 1, null, age.recipient(), key, AT), age, signer);
    }

    public String name() {
      return said.fingerprint();
    }

    public KeyChainText.Signed signed() {
      return new KeyChainText.Signed(said.bytes(), said.sign(signer));
    }
  }

  public final ClientId client;
  public final @Nullable UUID mailbox;
  public final List<Identity> keys = new ArrayList<>();
  public final List<KeyStatement.Company> statements = new ArrayList<>();
  public final List<KeyChainText.Signed> signed = new ArrayList<>();
  public final List<KeyChainText.Signed> members = new ArrayList<>();
  public final List<KeyChainText.Given> grants = new ArrayList<>();
  private final Suite suite;

  public TestLine(ClientId client, @Nullable UUID mailbox, Person... members) {
    this(Suite.X25519, client, mailbox, members);
  }

  public TestLine(Suite suite, ClientId client, @Nullable UUID mailbox, Person... members) {
    this.suite = suite;
    this.client = client;
    this.mailbox = mailbox;
    for (var member : members) {
      this.members.add(member.signed());
    }
  }

  public TestLine first(Person by) {
    return epoch(KeyStatement.Reason.FIRST, by, by);
  }

  public TestLine epoch(KeyStatement.Reason reason, Person by, Person... holders) {
    var prev = statements.isEmpty() ? null : statements.getLast().fingerprint();
    return epoch(statements.size() + 1, prev, reason, by, holders);
  }

  public TestLine epoch(
      int epoch, @Nullable String prev, KeyStatement.Reason reason, Person by, Person... holders) {
    var key = Identity.generate(suite);
    var names = Arrays.stream(holders).map(Person::name).sorted().toList();
    var statement =
        new KeyStatement.Company(
            client,
            mailbox,
            epoch,
            prev,
            reason,
            names,
            key.recipient(),
            by.signer().publicKey(),
            by.name(),
            AT);
    keys.add(key);
    statements.add(statement);
    signed.add(new KeyChainText.Signed(statement.bytes(), statement.sign(by.signer())));
    return this;
  }

  /// Of the newest epoch.
  public TestLine grant(Person by, Person to) {
    return grant(statements.size(), by, to);
  }

  public TestLine grant(int epoch, Person by, Person to) {
    var company = statements.get(epoch - 1).fingerprint();
    var secret = keys.get(epoch - 1).export().getBytes(UTF_8);
    var sealed = AgeFile.seal(to.said().recipient(), Bytes.of(secret));
    var person = to.said().person();
    var grant = new Grant(client, company, epoch, person, to.name(), by.name(), sealed);
    var signature = by.signer().sign(Signing.GRANT, grant.bytes());
    grants.add(
        new KeyChainText.Given(
            epoch, person, to.name(), by.name(), Octets.sha256(sealed), company, signature));
    return this;
  }

  public String name(int epoch) {
    return statements.get(epoch - 1).fingerprint();
  }

  public KeyChainText text() {
    return new KeyChainText(signed, members, grants);
  }

  public Bytes bytes() {
    return text().bytes();
  }

  static KeyChainText.Signed flipped(KeyChainText.Signed one) {
    var text = new String(one.statement().toArray(), UTF_8);
    var other = text.replace("06:00:00", "06:00:01");
    return new KeyChainText.Signed(Bytes.of(other.getBytes(UTF_8)), one.signature());
  }

  static Stream<Person> people(int count) {
    return Stream.iterate(1, n -> n + 1).limit(count).map(n -> Person.of(AOBA, n));
  }

  /// Of a recording of one segment, sealed in epoch 1.
  static Manifest manifest(String company, Signer sealer, Manifest.Role role) {
    var hash = Octets.sha256(Bytes.of(new byte[] {1}));
    return new Manifest(
        AOBA,
        ObjectId.of("0196f0a0-0000-7000-8000-0000000000e1"),
        1,
        null,
        Manifest.Kind.RECORDING,
        CallId.of("0196f0a0-0000-7000-8000-0000000000c1"),
        AT,
        1,
        company,
        true,
        List.of(new Manifest.Segment(0, 0, 1, hash, hash)),
        new Manifest.Sealer(role, "edge-1", sealer.publicKey()));
  }
}
