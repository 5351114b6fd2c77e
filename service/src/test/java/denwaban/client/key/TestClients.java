package denwaban.client.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.client.Client;
import denwaban.client.ClientTable;
import denwaban.client.Clients;
import denwaban.client.KeyKind;
import denwaban.client.mailbox.MailboxTable;
import denwaban.client.mailbox.Mailboxes;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.KeyStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Real clients with real keys over a test database, for tests of every module.
public final class TestClients {

  private static final Random CHANCE = new Random();

  final HeldPins pins = new HeldPins();
  private final TestDatabase database;
  private final Clients clients;
  private final KeyDesk desk;
  private final CompanyKeys keys;
  private final MemberKeys members;
  private final Rotation rotation;
  private final Mailboxes mailboxes;
  private final PinConfirmation pinConfirmation;

  public TestClients(TestDatabase database, AuditLog audit) {
    var transactions = database.fence();
    var keyring = new Keyring(database.jdbc());
    var clock = Clock.systemUTC();
    this.clients = new Clients(transactions, new ClientTable(database.jdbc()), audit, clock);
    var table = new LineTable(database.jdbc());
    var log = new KeyLog(audit);
    var verified = new VerifiedChains();
    var lines = new KeyLines(table, keyring, verified);
    var proven = new ProvenKeys(lines, table, pins, verified);
    this.keys = new CompanyKeys(transactions, table, lines, proven, clock);
    this.pinConfirmation = new PinConfirmation(transactions, clients, proven, pins, audit);
    this.desk = new KeyDesk(transactions, keyring, table, lines, clients, log, clock);
    this.database = database;
    this.members = new MemberKeys(transactions, keyring, log, clock, new Ids(clock, CHANCE));
    this.rotation = new Rotation(transactions, lines, table, keyring, clients, log, clock);
    this.mailboxes =
        new Mailboxes(
            transactions,
            new MailboxTable(database.jdbc()),
            table,
            rotation,
            clients,
            audit,
            clock);
  }

  public Clients clients() {
    return clients;
  }

  public CompanyKeys keys() {
    return keys;
  }

  /// The public keys alone, of whichever clients.
  public static CompanyKeys keysOver(TestDatabase database) {
    var table = new LineTable(database.jdbc());
    var verified = new VerifiedChains();
    var lines = new KeyLines(table, new Keyring(database.jdbc()), verified);
    var proven = new ProvenKeys(lines, table, new HeldPins(), verified);
    return new CompanyKeys(database.fence(), table, lines, proven, Clock.systemUTC());
  }

  int chainBytes(ClientId client) {
    return keys.chain(client).orElseThrow().bytes().length();
  }

  /// Which epochs a newcomer is given, if these keep something.
  public NeededKeys needed(KeyUse... uses) {
    var table = new LineTable(database.jdbc());
    return new NeededKeys(database.fence(), table, List.of(uses), Clock.systemUTC());
  }

  /// All keys of the client were made so much earlier.
  public void yearsPass(ClientId client) {
    database
        .superuser()
        .sql(
            "update client_company_key set added_at = added_at - interval '2 years' where client_id = :client")
        .param("client", client.value())
        .update();
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  KeyDesk desk() {
    return desk;
  }

  public MemberKeys members() {
    return members;
  }

  /// Whether this member has a key and was never given the company's.
  public boolean waits(CurrentUser member) {
    return desk.waits(member.memberOf(), member.person());
  }

  PinConfirmation repinning() {
    return pinConfirmation;
  }

  Rotation rotation() {
    return rotation;
  }

  /// A new client with one number.
  public Client add(String slug, KeyKind kind) {
    var client =
        new Client(
            new ClientId(UUID.randomUUID()),
            "会社 " + slug,
            "かいしゃ",
            slug,
            kind,
            ZoneId.of("Asia/Tokyo"));
    clients.add(client, List.of(number()), Actor.SERVICE);
    return client;
  }

  static PhoneNumber number() {
    return new PhoneNumber("+8150" + (10_000_000 + CHANCE.nextInt(80_000_000)));
  }

  public static CurrentUser member(Client client, Role role) {
    return new CurrentUser(
        new PersonId(UUID.randomUUID()), role, client.id(), "s-" + CHANCE.nextInt(), "青葉 涼");
  }

  /// A member's keys, as his browser would hold them.
  public record Keys(
      CurrentUser who, Identity age, Signer signer, String statement, Bytes signature) {

    public KeyStatement.Member said() {
      return (KeyStatement.Member) KeyStatement.parse(Bytes.of(statement.getBytes(UTF_8)));
    }
  }

  public static Keys memberKeys(CurrentUser user) {
    return memberKeys(user, 1, null);
  }

  public static Keys memberKeys(CurrentUser user, int epoch, @Nullable String prev) {
    var age = Identity.generate(Suite.X25519);
    var signer = Signer.generate();
    var said =
        new KeyStatement.Member(
            user.memberOf(),
            user.person(),
            epoch,
            prev,
            age.recipient(),
            signer.publicKey(),
            Instant.parse("2026-11-24T06:00:00Z"));
    return new Keys(user, age, signer, text(said), said.sign(signer));
  }

  /// A company's key, and its opener, which only tests and members have.
  public record Company(Identity age, String statement, Bytes signature) {}

  public static Company companyKeys(Keys by, Recipient recipient, Identity age) {
    var said =
        KeyStatement.Company.first(
            by.who().memberOf(),
            recipient,
            by.signer().publicKey(),
            by.said().fingerprint(),
            Instant.parse("2026-11-24T06:00:00Z"));
    return new Company(age, text(said), said.sign(by.signer()));
  }

  public static List<MemberKeys.NewUnlock> bothMethods() {
    return List.of(
        new MemberKeys.NewUnlock("passkey", "Y3JlZA", Bytes.of(new byte[60])),
        new MemberKeys.NewUnlock("recovery", null, Bytes.of(new byte[60])));
  }

  /// Gives a client its company key; returns what opens it.
  public Identity enrol(Client client) {
    var admin = memberKeys(member(client, Role.CLIENT_ADMIN));
    members.add(admin.who(), admin.statement(), admin.signature(), bothMethods());
    Company company;
    if (client.wantedKind() == KeyKind.X25519) {
      var age = Identity.generate(Suite.X25519);
      company = companyKeys(admin, age.recipient(), age);
    } else {
      var age = Identity.generate(Suite.HYBRID);
      company = companyKeys(admin, age.recipient(), age);
    }
    desk.addCompany(
        admin.who(), company.statement(), company.signature(), Bytes.of(new byte[] {1}));
    return company.age();
  }

  public static String text(KeyStatement said) {
    return new String(said.bytes().toArray(), UTF_8);
  }
}
