package denwaban.seal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TileStore;
import denwaban.audit.proof.Tree;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedStream;
import denwaban.seal.age.Suite;
import denwaban.seal.age.Vector;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.Grant;
import denwaban.seal.statement.KeyStatement;
import denwaban.seal.statement.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes the Java half of `vectors/` anew: `-Dvectors.make=true`. Keys are random, so all of it
/// changes each time; add single vectors rather than make everything anew.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class VectorMaker {

  private static final ClientId CLIENT = ClientId.of("0196f0a0-0000-7000-8000-000000000001");
  private static final PersonId PERSON = PersonId.of("0196f0a0-0000-7000-8000-0000000000a1");
  private static final Instant AT = Instant.parse("2026-11-24T06:00:00Z");

  private final Signer signer = Signer.generate();
  private final Signer stranger = Signer.generate();

  @Test
  void age() throws Exception {
    for (var suite : Suite.values()) {
      var reader = Identity.generate(suite);
      var name = "sealed-by-java-" + suite.text();
      age(name, reader, "opens", file(reader, 100, true), 100);
      age(name + "-empty", reader, "opens", file(reader, 0, true), 0);
      age(name + "-last-chunk-full", reader, "opens", file(reader, 65_536, true), 65_536);
      age(name + "-torn", reader, "bad-payload", file(reader, 70_000, false), 65_536);
      var whole = file(reader, 70_000, true);
      age(name + "-cut-by-one-byte", reader, "bad-payload", drop(whole, 1), 65_536);
      age(name + "-without-final-chunk", reader, "bad-payload", drop(whole, 4_480), 65_536);
      age(name + "-one-byte-after-the-end", reader, "bad-payload", plus(whole), 65_536);
      age(name + "-flipped-bit-in-payload", reader, "bad-payload", flip(whole, -70_000), 0);
      age(name + "-flipped-bit-in-mac", reader, "bad-header", flip(whole, -70_000 - 90), 0);
      age(name + "-for-another-reader", Identity.generate(suite), "bad-header", whole, 0);
    }
  }

  private static void age(String name, Identity reader, String expect, byte[] file, int released)
      throws IOException {
    var about =
        Map.of(
            "expect", expect,
            "identity", reader.export(),
            "released", Integer.toString(released));
    new Vector(name, about, Bytes.of(file)).write("age");
  }

  /// Plaintext is a row of bytes that count up from 0 and begin again after 250.
  private static byte[] file(Identity reader, int size, boolean finish) throws IOException {
    var payload = new ByteArrayOutputStream();
    var plain = new byte[size];
    for (var i = 0; i < size; i++) {
      plain[i] = (byte) (i % 251);
    }
    var stream = SealedStream.open(reader.recipient(), payload);
    stream.write(plain, 0, size);
    var sealed = finish ? stream.finish() : stream.abort();
    return Octets.join(sealed.header().toArray(), payload.toByteArray());
  }

  @Test
  void manifests() throws Exception {
    var good = manifest(1, null).bytes();
    signed("manifest", "good", "good", good);
    signed("manifest", "good-second-version", "good", manifest(2, Octets.sha256(good)).bytes());
    var text = new String(good.toArray(), UTF_8);
    var bad = new HashMap<String, String>();
    bad.put("space-after-colon", text.replace("\"v\":1", "\"v\": 1"));
    bad.put(
        "members-not-sorted",
        text.replace("{\"call\"", "{\"v\":1,\"call\"")
            .replace(",\"v\":1,\"version\"", ",\"version\""));
    bad.put("member-twice", text.replace("\"v\":1", "\"v\":1,\"v\":1"));
    bad.put("member-missing", text.replace(",\"prev\":null", ""));
    bad.put("member-too-many", text.replace(",\"version\"", ",\"vary\":1,\"version\""));
    bad.put("number-with-fraction", text.replace("\"epoch\":1", "\"epoch\":1.0"));
    bad.put(
        "number-beyond-2-to-53", text.replace("\"length\":70032", "\"length\":9007199254740992"));
    bad.put("epoch-zero", text.replace("\"epoch\":1", "\"epoch\":0"));
    bad.put("second-version-corrects-nothing", text.replace("\"version\":1", "\"version\":2"));
    bad.put("unknown-format-version", text.replace("\"v\":1", "\"v\":2"));
    bad.put("unknown-kind", text.replace("\"recording\"", "\"video\""));
    bad.put(
        "upper-case-uuid",
        text.replace(CLIENT.toString(), CLIENT.toString().toUpperCase(Locale.ROOT)));
    bad.put("time-without-milliseconds", text.replace("00.000Z", "00Z"));
    bad.put("time-at-hour-24", text.replace("T06:00", "T24:00"));
    bad.put("time-at-second-60", text.replace("T06:00:00", "T23:59:60"));
    bad.put("time-on-30-february", text.replace("11-24T", "02-30T"));
    bad.put("segment-numbers-with-a-gap", text.replace("\"n\":1", "\"n\":2"));
    bad.put("no-segments", text.replaceAll("\"segments\":\\[.*]", "\"segments\":[]"));
    bad.put("base64-without-padding", text.replace("=\",\"length\"", "\",\"length\""));
    bad.put("newline-at-the-end", text + "\n");
    for (var one : bad.entrySet()) {
      signed("manifest", one.getKey(), "malformed", bytes(one.getValue()));
    }
    signatures("manifest", good, Signing.MANIFEST);
    var other = text.replace("\"complete\":false", "\"complete\":true");
    write(
        "manifest",
        "signature-of-another-text",
        "bad-signature",
        bytes(other),
        signer.sign(Signing.MANIFEST, good));
  }

  private Manifest manifest(int version, @Nullable Bytes prev) {
    var hash = Octets.sha256(bytes("segment"));
    return new Manifest(
        CLIENT,
        ObjectId.of("0196f0a0-0000-7000-8000-0000000000e1"),
        version,
        prev,
        Manifest.Kind.RECORDING,
        CallId.of("0196f0a0-0000-7000-8000-0000000000c1"),
        AT,
        1,
        "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567",
        false,
        List.of(
            new Manifest.Segment(0, 0, 70_032, hash, hash),
            new Manifest.Segment(1, 300_000, 65_568, hash, hash)),
        new Manifest.Sealer(Manifest.Role.EDGE, "edge-1", signer.publicKey()));
  }

  @Test
  void statements() throws Exception {
    var reader = Identity.generate(Suite.HYBRID).recipient();
    var x = Identity.generate(Suite.X25519).recipient();
    var member = new KeyStatement.Member(CLIENT, PERSON, 1, null, reader, signer.publicKey(), AT);
    var by = member.fingerprint();
    var good = member.bytes();
    var company = KeyStatement.Company.first(CLIENT, x, signer.publicKey(), by, AT);
    var second = company(null, 2, company.fingerprint(), KeyStatement.Reason.LEFT, reader, by);
    var box = UUID.fromString("0196f0a0-0000-7000-8000-0000000000b1");
    var mailbox = company(box, 1, null, KeyStatement.Reason.FIRST, reader, by);
    signed("key-statement", "good-member", "good", good);
    signed("key-statement", "good-company-x25519", "good", company.bytes());
    signed("key-statement", "good-company-second-epoch", "good", second.bytes());
    signed("key-statement", "good-company-mailbox", "good", mailbox.bytes());
    var ofBox = new String(mailbox.bytes().toArray(), UTF_8);
    var ofSecond = new String(second.bytes().toArray(), UTF_8);
    var text = new String(good.toArray(), UTF_8);
    var ofCompany = new String(company.bytes().toArray(), UTF_8);
    var bad = new HashMap<String, String>();
    bad.put("member-without-person", text.replace("\"person\":\"" + PERSON + "\",", ""));
    bad.put(
        "company-with-person",
        ofCompany.replace("\"prev\"", "\"person\":\"" + PERSON + "\",\"prev\""));
    bad.put("company-without-by", ofCompany.replace("\"by\":\"" + by + "\",", ""));
    var holders = "\"members\":[\"" + by + "\"]";
    var other = Fingerprint.of(bytes("another"));
    var sorted = Stream.of(by, other).sorted().toList();
    bad.put("company-without-members", ofCompany.replace(holders + ",", ""));
    bad.put("company-without-mailbox", ofCompany.replace("\"mailbox\":null,", ""));
    bad.put("company-without-reason", ofCompany.replace("\"reason\":\"first\",", ""));
    bad.put("members-without-by", ofSecond.replace(holders, members(List.of(other))));
    bad.put("members-not-sorted", ofSecond.replace(holders, members(sorted.reversed())));
    bad.put("members-twice", ofSecond.replace(holders, members(List.of(by, by))));
    bad.put("members-none", ofSecond.replace(holders, "\"members\":[]"));
    bad.put("first-company-key-held-by-two", ofCompany.replace(holders, members(sorted)));
    bad.put("second-epoch-is-first", ofSecond.replace("\"left\"", "\"first\""));
    bad.put("first-epoch-is-recovery", ofCompany.replace("\"first\"", "\"recovery\""));
    bad.put("unknown-reason", ofSecond.replace("\"left\"", "\"lost\""));
    bad.put("mailbox-in-upper-case", ofBox.replace("00b1", "00B1"));
    bad.put(
        "suite-of-another-key",
        ofCompany.replace("\"suite\":\"x25519\"", "\"suite\":\"mlkem768x25519\""));
    bad.put("recipient-with-wrong-checksum", ofCompany.replace(x.text(), swapLast(x.text())));
    bad.put(
        "recipient-in-upper-case", ofCompany.replace(x.text(), x.text().toUpperCase(Locale.ROOT)));
    bad.put("second-epoch-follows-nothing", text.replace("\"epoch\":1", "\"epoch\":2"));
    bad.put(
        "first-epoch-follows-something", text.replace("\"prev\":null", "\"prev\":\"" + by + "\""));
    bad.put("unknown-kind", ofCompany.replace("\"kind\":\"company\"", "\"kind\":\"team\""));
    bad.put("time-with-offset", text.replace("00.000Z", "00.000+00:00"));
    for (var one : bad.entrySet()) {
      signed("key-statement", one.getKey(), "malformed", bytes(one.getValue()));
    }
    signatures("key-statement", good, Signing.KEY_STATEMENT);
  }

  private KeyStatement.Company company(
      @Nullable UUID mailbox,
      int epoch,
      @Nullable String prev,
      KeyStatement.Reason reason,
      Recipient to,
      String by) {
    var key = signer.publicKey();
    return new KeyStatement.Company(
        CLIENT, mailbox, epoch, prev, reason, List.of(by), to, key, by, AT);
  }

  private static String members(List<String> names) {
    return "\"members\":[\"" + String.join("\",\"", names) + "\"]";
  }

  /// The ways in which only the signature is wrong.
  private void signatures(String folder, Bytes good, Signing act) throws IOException {
    var other = act == Signing.MANIFEST ? Signing.KEY_STATEMENT : Signing.MANIFEST;
    var flipped = signer.sign(act, good).toArray();
    flipped[10] ^= 1;
    write(folder, "signature-flipped", "bad-signature", good, Bytes.of(flipped));
    write(folder, "signature-for-another-act", "bad-signature", good, signer.sign(other, good));
    write(folder, "signature-without-prefix", "bad-signature", good, signer.signMessage(good));
    write(folder, "signature-of-a-stranger", "bad-signature", good, stranger.sign(act, good));
    var half = Bytes.of(Arrays.copyOf(flipped, 32));
    write(folder, "signature-too-short", "bad-signature", good, half);
  }

  private void signed(String folder, String name, String expect, Bytes text) throws IOException {
    var act = folder.equals("manifest") ? Signing.MANIFEST : Signing.KEY_STATEMENT;
    write(folder, name, expect, text, signer.sign(act, text));
  }

  private void write(String folder, String name, String expect, Bytes text, Bytes signature)
      throws IOException {
    var about = new HashMap<String, String>();
    about.put("expect", expect);
    about.put("key", signer.publicKey().base64());
    about.put("signature", signature.base64());
    if (expect.equals("good")) {
      about.put("fingerprint", Fingerprint.of(text));
    }
    new Vector(name, about, text).write(folder);
  }

  @Test
  void grants() throws Exception {
    var fingerprint = "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567";
    var sealed = bytes("an age file");
    var grant = new Grant(CLIENT, fingerprint, 1, PERSON, fingerprint, fingerprint, sealed);
    var about =
        Map.of(
            "expect", "good",
            "key", signer.publicKey().base64(),
            "sealed", sealed.base64(),
            "signature", signer.sign(Signing.GRANT, grant.bytes()).base64());
    new Vector("good", about, grant.bytes()).write("grant");
  }

  @Test
  void log() throws Exception {
    var entries =
        IntStream.range(0, 700)
            .mapToObj(i -> bytes("{\"v\":1,\"t\":\"2026-11-24T06:00:00.000Z\",\"n\":" + i + "}"))
            .toList();
    var kept = new HashMap<String, Bytes>();
    var store =
        new TileStore() {
          @Override
          public @Nullable Bytes read(String path) {
            return kept.get(path);
          }

          @Override
          public void write(String path, Bytes tile) {
            kept.put(path, tile);
          }
        };
    var origin = "denwaban.example/log/" + CLIENT;
    var tree = Tree.at(store, 0).append(entries.stream().map(Merkle::leaf).toList());
    var note = Checkpoint.of(origin, tree).sign(signer);
    var key = new NoteKey(origin, signer.publicKey());
    var good = LogProof.of(tree, 257, note).write();
    var leaf = entries.get(257);
    log("good", "included", leaf, good, key);
    log(
        "good-first-entry",
        "included",
        entries.getFirst(),
        LogProof.of(tree, 0, note).write(),
        key);
    log(
        "good-last-entry",
        "included",
        entries.getLast(),
        LogProof.of(tree, 699, note).write(),
        key);
    log("good-with-extra", "included", leaf, good.replace("index", "extra YWJj\nindex"), key);
    log("entry-of-another-index", "other-entry", entries.get(256), good, key);
    log("index-of-another-entry", "other-entry", leaf, good.replace("index 257", "index 256"), key);
    log("index-beyond-the-tree", "other-entry", leaf, good.replace("index 257", "index 700"), key);
    log(
        "path-one-short",
        "other-entry",
        leaf,
        good.replaceFirst("(index 257\n)[^\n]*\n", "$1"),
        key);
    log(
        "path-one-more",
        "other-entry",
        leaf,
        good.replaceFirst("(index 257\n)([^\n]*\n)", "$1$2$2"),
        key);
    log(
        "checkpoint-of-another-size",
        "bad-checkpoint",
        leaf,
        good.replace("\n700\n", "\n701\n"),
        key);
    log(
        "checkpoint-of-another-log",
        "bad-checkpoint",
        leaf,
        good,
        new NoteKey("denwaban.example/log/2", signer.publicKey()));
    log(
        "checkpoint-signed-by-another",
        "bad-checkpoint",
        leaf,
        good,
        new NoteKey(origin, stranger.publicKey()));
    log("index-with-leading-zero", "malformed", leaf, good.replace("index 257", "index 0257"), key);
    log("header-of-another-version", "malformed", leaf, good.replace("@v1", "@v2"), key);
    log(
        "path-hash-too-short",
        "malformed",
        leaf,
        good.replaceFirst("(index 257\n)[^\n]*\n", "$1AAAA\n"),
        key);
  }

  /// `log-ml-dsa` is for readers who know the second kind of signature; browsers do not.
  @Test
  void log_signed_by_both_keys() throws Exception {
    var lasting = MlDsaSigner.generate();
    var origin = "denwaban.example/log/" + CLIENT;
    var leaf = bytes("{\"v\":1,\"t\":\"2026-11-25T06:00:00.000Z\"}");
    var state = new Checkpoint(origin, 1, Merkle.leaf(leaf));
    var good = new LogProof(0, List.of(), state.sign(signer, lasting, AT)).write();
    var key = new NoteKey(origin, signer.publicKey());
    var lastingKey = new NoteKey(origin, NoteKey.Type.ML_DSA_44, lasting.publicKey());
    var other = new NoteKey(origin, NoteKey.Type.ML_DSA_44, MlDsaSigner.generate().publicKey());
    log("good-signed-by-both-keys", "included", leaf, good, key);
    var folder = "log-ml-dsa";
    log(folder, "good", "included", leaf, good, lastingKey);
    log(folder, "signed-by-another", "bad-checkpoint", leaf, good, other);
    var moved = state.sign(signer, lasting, AT).replace("\n1\n", "\n2\n");
    log(folder, "of-another-size", "bad-checkpoint", leaf, write(moved), lastingKey);
    log(folder, "without-it", "bad-checkpoint", leaf, write(state.sign(signer)), lastingKey);
  }

  private static String write(String checkpoint) {
    return new LogProof(0, List.of(), checkpoint).write();
  }

  private static void log(String name, String expect, Bytes leaf, String proof, NoteKey key)
      throws IOException {
    log("log", name, expect, leaf, proof, key);
  }

  private static void log(
      String folder, String name, String expect, Bytes leaf, String proof, NoteKey key)
      throws IOException {
    var about = Map.of("expect", expect, "key", key.vkey(), "leaf", leaf.base64());
    new Vector(name, about, bytes(proof)).write(folder);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  private static String swapLast(String text) {
    var last = text.charAt(text.length() - 1) == 'q' ? 'p' : 'q';
    return text.substring(0, text.length() - 1) + last;
  }

  private static byte[] drop(byte[] file, int bytes) {
    return Arrays.copyOf(file, file.length - bytes);
  }

  private static byte[] plus(byte[] file) {
    return Arrays.copyOf(file, file.length + 1);
  }

  private static byte[] flip(byte[] file, int fromEnd) {
    var flipped = file.clone();
    flipped[file.length + fromEnd] ^= 1;
    return flipped;
  }
}
