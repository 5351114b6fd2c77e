package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Signing;
import denwaban.seal.statement.KeyStatement.Reason;
import denwaban.seal.statement.TestLine.Person;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes `vectors/key-chain` anew: `-Dvectors.make=true`.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class KeyChainMaker {

  private static final UUID BOX = UUID.fromString("0196f0a0-0000-7000-8000-0000000000b1");
  private static final UUID OTHER_BOX = UUID.fromString("0196f0a0-0000-7000-8000-0000000000b2");

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final Person mio = Person.of(TestLine.AOBA, 2);
  private final Person ken = Person.of(TestLine.AOBA, 3);
  private final Person sora = Person.of(TestLine.AOBA, 4);

  private TestLine line() {
    return new TestLine(TestLine.AOBA, null, ryo, mio, ken, sora);
  }

  /// Ryo makes it and leaves; Mio makes the second epoch.
  private TestLine rotated() {
    return line().first(ryo).grant(ryo, mio).grant(mio, ken).epoch(Reason.LEFT, mio, mio, ken);
  }

  @Test
  void good_chains() throws Exception {
    good("good-one-epoch", line().first(ryo), 1, false);
    good("good-after-leaving", rotated(), 1, false);
    good("good-pinned-at-the-newest", rotated(), 2, false);
    good("good-grants-of-grants", line().first(ryo).grant(ryo, mio).grant(mio, ken), 1, false);
    var scheduled = rotated().epoch(Reason.SCHEDULED, ken, ken).grant(ken, sora);
    good("good-three-epochs", scheduled, 1, false);
    good("good-late-grant-of-an-old-epoch", rotated().grant(1, ken, sora), 1, false);
    var recovery = line().first(ryo).epoch(Reason.RECOVERY, sora, sora);
    good("good-recovery-to-be-confirmed", recovery, 1, true);
    good("good-recovery-confirmed", recovery, 2, false);
    var again = line().first(ryo).epoch(Reason.RECOVERY, sora, sora);
    again.epoch(Reason.SCHEDULED, sora, sora, mio);
    good("good-epoch-after-unconfirmed-recovery", again, 1, true);
  }

  @Test
  void bad_chains() throws Exception {
    var mallory = Person.of(TestLine.AOBA, 1);
    var pin = rotated();
    bad("substituted-company-key", "wrong-pin", swapped(mallory), rotated().name(1));
    bad("wrong-pin", "wrong-pin", rotated(), rotated().name(2));
    bad("newest-held-back", "wrong-pin", cut(pin, 1), pin.name(2));

    var member = line().first(ryo).grant(ryo, mio);
    member.members.set(1, Person.of(TestLine.AOBA, 2).signed());
    bad("substituted-member-key", "not-trusted", member, member.name(1));
    var other = line().first(ryo).grant(ryo, mio);
    other.members.set(0, Person.of(TestLine.AOBA, 1).signed());
    bad("substituted-key-of-who-signs", "not-trusted", other, other.name(1));
    var changed = line().first(ryo).grant(ryo, mio);
    changed.members.set(3, TestLine.flipped(sora.signed()));
    bad("flipped-bit-in-member-statement", "bad-signature", changed, changed.name(1));

    var revoked = rotated().grant(ryo, sora);
    bad("grant-by-a-revoked-member", "not-trusted", revoked, revoked.name(1));
    var early = line().first(ryo).grant(mio, ken).grant(ryo, mio);
    bad("grant-before-its-giver-was-trusted", "not-trusted", early, early.name(1));
    var late = rotated().epoch(Reason.LEFT, ryo, ryo);
    bad("statement-by-a-revoked-member", "not-trusted", late, late.name(1));
    var stranger = line().first(ryo).epoch(Reason.LEFT, sora, sora);
    bad("statement-by-a-stranger", "not-trusted", stranger, stranger.name(1));

    var turned = rotated();
    turned.signed.add(turned.signed.removeFirst());
    bad("epochs-out-of-order", "broken-chain", turned, turned.name(1));
    var missing = rotated().epoch(Reason.SCHEDULED, mio, mio);
    missing.signed.remove(1);
    bad("epoch-missing", "broken-chain", missing, missing.name(1));
    var first = rotated();
    first.signed.removeFirst();
    bad("first-epoch-missing", "broken-chain", first, first.name(2));
    var unlinked = line().first(ryo).epoch(2, mio.name(), Reason.SCHEDULED, ryo, ryo);
    bad("epoch-follows-another", "broken-chain", unlinked, unlinked.name(1));
    var twice = line().first(ryo);
    twice.signed.add(twice.signed.getFirst());
    bad("epoch-twice", "broken-chain", twice, twice.name(1));
    var later = line().first(ryo).grant(ryo, mio);
    later.grants.set(0, epoch(later.grants.getFirst(), 2));
    bad("grant-of-no-epoch", "broken-chain", later, later.name(1));
    var ofBox = new TestLine(TestLine.AOBA, BOX, ryo).first(ryo);
    bad("mailbox-as-company", "broken-chain", ofBox, ofBox.name(1));

    var strange = line().first(ryo);
    strange.members.set(2, Person.of(TestLine.MINATO, 3).signed());
    bad("member-of-another-client", "wrong-client", strange, strange.name(1));
    var minato = Person.of(TestLine.MINATO, 1);
    var whole = new TestLine(TestLine.MINATO, null, minato).first(minato);
    bad("chain-of-another-client", "wrong-client", whole, whole.name(1));

    var flip = rotated();
    flip.signed.set(1, TestLine.flipped(flip.signed.get(1)));
    bad("flipped-bit-in-statement", "bad-signature", flip, flip.name(1));
    var signature = rotated();
    signature.signed.set(1, signedBy(signature.signed.get(1), mallory));
    bad("signature-of-another", "bad-signature", signature, signature.name(1));
    var given = line().first(ryo).grant(ryo, mio);
    given.grants.set(0, to(given.grants.getFirst(), ken));
    bad("grant-for-another-member", "bad-signature", given, given.name(1));
    var wrong = line().first(ryo).grant(ryo, mio);
    wrong.grants.set(0, person(wrong.grants.getFirst(), ken));
    bad("grant-names-another-person", "not-trusted", wrong, wrong.name(1));
    var posed = line().first(ryo);
    posed.signed.set(0, posing(posed.signed.getFirst(), mallory));
    bad(
        "key-of-another-signs",
        "bad-signature",
        posed,
        Fingerprint.of(posed.signed.getFirst().statement()));
  }

  @Test
  void texts() throws Exception {
    var good = line().first(ryo).grant(ryo, mio);
    var text = new String(good.bytes().toArray(), UTF_8);
    malformed("no-statements", text.replaceAll("\"statements\":\\[.*]", "\"statements\":[]"), good);
    malformed("space-after-colon", text.replace("\"v\":1}", "\"v\": 1}"), good);
    malformed("unknown-format-version", text.replace("\"v\":1}", "\"v\":2}"), good);
    malformed("member-too-many", text.replace("\"v\":1}", "\"v\":1,\"w\":1}"), good);
    malformed("grants-missing", text.replaceAll("\"grants\":\\[[^]]*],", ""), good);
    malformed("grant-without-epoch", text.replace("\"epoch\":1,\"member\"", "\"member\""), good);
    var mixed = line().first(ryo);
    mixed.members.add(mixed.signed.getFirst());
    malformed("company-among-members", new String(mixed.bytes().toArray(), UTF_8), mixed);
    var turned = line().first(ryo);
    turned.signed.add(ryo.signed());
    malformed("member-among-statements", new String(turned.bytes().toArray(), UTF_8), turned);
    var half = text.replaceFirst("\"signature\":\"[^\"]{8}", "\"signature\":\"");
    malformed("signature-too-short", half, good);
  }

  @Test
  void mailboxes() throws Exception {
    var company = rotated();
    var box = box().first(ryo).grant(ryo, mio).epoch(Reason.LEFT, mio, mio, sora);
    mailbox("good-mailbox-by-a-member-of-today", "good", box, null, company, false);
    var own = box().first(ryo);
    mailbox("good-mailbox-pinned", "good", own, own.name(1), company, false);
    mailbox("mailbox-by-a-revoked-member", "not-trusted", own, null, company, false);
    var handed = box().first(ryo).grant(ryo, sora).epoch(Reason.LEFT, sora, sora);
    mailbox("mailbox-without-a-member-of-today", "not-trusted", handed, null, company, false);
    mailbox("good-mailbox-of-few", "good", handed, handed.name(1), company, false);
    mailbox("mailbox-wrong-pin", "wrong-pin", own, company.name(1), company, false);
    var another = new TestLine(TestLine.AOBA, OTHER_BOX, ryo, mio).first(mio);
    mailbox("mailbox-of-another-name", "broken-chain", another, null, company, false);
    var doubted = line().first(ryo).epoch(Reason.RECOVERY, sora, sora);
    var soras = box().first(sora);
    mailbox("good-mailbox-of-unconfirmed-company", "good", soras, null, doubted, true);
    var recovery = box().first(ryo).epoch(Reason.RECOVERY, ken, ken);
    mailbox(
        "good-mailbox-recovered-by-a-member", "good", recovery, recovery.name(1), company, false);
    var strange = box().first(ryo).epoch(Reason.RECOVERY, sora, sora);
    mailbox("good-mailbox-recovery-open", "good", strange, strange.name(1), company, true);
  }

  private TestLine box() {
    return new TestLine(TestLine.AOBA, BOX, ryo, mio, ken, sora);
  }

  private TestLine swapped(Person mallory) {
    return new TestLine(TestLine.AOBA, null, mallory, mio, ken, sora).first(mallory);
  }

  private static TestLine cut(TestLine line, int epochs) {
    var cut = new TestLine(line.client, line.mailbox);
    cut.members.addAll(line.members);
    cut.statements.addAll(line.statements.subList(0, epochs));
    cut.signed.addAll(line.signed.subList(0, epochs));
    return cut;
  }

  private static KeyChainText.Signed signedBy(KeyChainText.Signed one, Person by) {
    return new KeyChainText.Signed(
        one.statement(), by.signer().sign(Signing.KEY_STATEMENT, one.statement()));
  }

  /// Names Ryo in `by` and another's key in `sign`.
  private static KeyChainText.Signed posing(KeyChainText.Signed one, Person mallory) {
    var was = (KeyStatement.Company) KeyStatement.parse(one.statement());
    var key = mallory.signer().publicKey();
    var now = KeyStatement.Company.first(was.client(), was.recipient(), key, was.by(), was.at());
    return new KeyChainText.Signed(now.bytes(), now.sign(mallory.signer()));
  }

  private static KeyChainText.Given epoch(KeyChainText.Given g, int epoch) {
    return new KeyChainText.Given(
        epoch, g.member(), g.to(), g.by(), g.sha256(), g.company(), g.signature());
  }

  private static KeyChainText.Given to(KeyChainText.Given g, Person to) {
    return new KeyChainText.Given(
        g.epoch(), to.said().person(), to.name(), g.by(), g.sha256(), g.company(), g.signature());
  }

  private static KeyChainText.Given person(KeyChainText.Given g, Person to) {
    return new KeyChainText.Given(
        g.epoch(), to.said().person(), g.to(), g.by(), g.sha256(), g.company(), g.signature());
  }

  private static void good(String name, TestLine line, int pinned, boolean recovered)
      throws IOException {
    write(name, "good", line.bytes(), line.name(pinned), null, null, recovered);
  }

  private static void bad(String name, String expect, TestLine line, String pin)
      throws IOException {
    write(name, expect, line.bytes(), pin, null, null, false);
  }

  private static void malformed(String name, String text, TestLine line) throws IOException {
    var bytes = Bytes.of(text.getBytes(UTF_8));
    write(name, "malformed", bytes, line.name(1), null, null, false);
  }

  private static void mailbox(
      String name,
      String expect,
      TestLine line,
      @Nullable String pin,
      TestLine company,
      boolean recovered)
      throws IOException {
    write(name, expect, line.bytes(), pin, BOX, company, recovered);
  }

  private static void write(
      String name,
      String expect,
      Bytes chain,
      @Nullable String pin,
      @Nullable UUID mailbox,
      @Nullable TestLine company,
      boolean recovered)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("client", TestLine.AOBA.toString());
    if (pin != null) {
      about.put("pin", pin);
    }
    if (mailbox != null && company != null) {
      about.put("mailbox", mailbox.toString());
      about.put("company", company.bytes().base64());
      about.put("company-pin", company.name(1));
    }
    var vector = new Vector(name, about, chain);
    if (expect.equals("good")) {
      var line = ((KeyChain.Found.Good) KeyChainTest.found(vector)).line();
      about.put("recovered", Boolean.toString(recovered));
      about.put("trusted", String.join(" ", trusted(line)));
    }
    new Vector(name, about, chain).write("key-chain");
  }

  static List<String> trusted(KeyLine line) {
    return line.epochs().stream()
        .map(e -> String.join(",", e.trusted().stream().sorted().toList()))
        .toList();
  }
}
