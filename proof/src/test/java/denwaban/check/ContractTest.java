package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.stamp.TestAuthority;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.json.Json;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import denwaban.terms.SignedStatement;
import denwaban.terms.SigningStatement;
import denwaban.terms.TestPasskey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractTest extends ProofRuns {

  private static final ClientId CLIENT =
      new ClientId(UUID.fromString("01980000-0000-7000-8000-00000000c001"));

  private static final ContractRecord NEVER =
      ContractRecord.standard(CLIENT).with(Map.of("recording.mode", new Json.Text("never")));

  /// Signed by both, in a log that has entries before and after.
  private TestLog agreed(SignedStatement... signatures) {
    var log = log().grow(10);
    for (var each : signatures) {
      var paper = each.statement().type() == SigningStatement.Type.WET_SCAN;
      says(
          log,
          paper ? "contract.signed-on-paper" : "contract.signed",
          Digest.sha256(each.statement().bytes()).base64());
    }
    says(log, "contract.set", NEVER.digest().base64());
    return log.grow(10);
  }

  private static void says(TestLog log, String act, String object) {
    var n = log.entries.size();
    var text =
        new String(TestLog.entry(n).toArray(), UTF_8)
            .replace("object.header.released", act)
            .replaceFirst("\"obj\":\"[^\"]*\"", "\"obj\":\"" + object + "\"");
    log.entries.add(Bytes.of(text.getBytes(UTF_8)));
  }

  private static SignedStatement signed(SigningStatement.Side side) {
    return signed(side, null);
  }

  private static SignedStatement signed(SigningStatement.Side side, @Nullable Bytes scan) {
    return TestPasskey.es256()
        .sign(
            new SigningStatement(
                CLIENT,
                NEVER.version(),
                NEVER.digest(),
                NEVER.digest(),
                side,
                new PersonId(new UUID(7, 7)),
                "高橋 花",
                TestLog.START,
                scan));
  }

  private static final SignedStatement BY_OFFICE = signed(SigningStatement.Side.OFFICE);
  private static final SignedStatement BY_CLIENT = signed(SigningStatement.Side.CLIENT);

  private Path file(SignedStatement... signatures) throws IOException {
    var contract = new ContractFile(List.of(new ContractFile.Version(NEVER, List.of(signatures))));
    return Files.write(temporary.resolve("contract.json"), contract.bytes().toArray());
  }

  private int check(TestLog log, Path file, Object... more) throws IOException {
    log.write();
    return written(log, file, more);
  }

  private int written(TestLog log, Path file, Object... more) throws IOException {
    var all =
        Stream.concat(
            Stream.of(log.folder, "--log-key", log.key(), "--contract", file), Stream.of(more));
    return run(all.toArray());
  }

  @Test
  void a_log_that_keeps_its_contract_is_said_to() throws Exception {
    var log = agreed(BY_OFFICE, BY_CLIENT);
    assertThat(check(log, file(BY_OFFICE, BY_CLIENT))).as(said()).isZero();
    assertThat(said())
        .contains("The contract's versions in this log (1)")
        .contains("Terms that no entry shows (countries of storage, training and others)");
  }

  @Test
  void a_recording_that_was_not_to_be_is_a_breach() throws Exception {
    var log = agreed(BY_OFFICE, BY_CLIENT);
    says(log, "recording.began", "x");
    log.grow(5);
    var file = file(BY_OFFICE, BY_CLIENT);
    assertThat(check(log, file)).isEqualTo(3);
    assertThat(said())
        .contains("breach: A recording began while calls were never to be recorded. (23)")
        .contains("The log shows that the contract was not kept.");
    assertThat(check(log, file, "--json")).isEqualTo(3);
    assertThat(said())
        .contains("\"breach\":\"recorded\",\"entry\":\"23\"", "\"result\":\"broken\"");
    assertThat(check(log, file, "--lang", "ja")).isEqualTo(3);
  }

  @Test
  void terms_without_the_clients_signature_are_a_breach() throws Exception {
    assertThat(check(agreed(BY_OFFICE), file(BY_OFFICE))).isEqualTo(3);
    assertThat(said()).contains("Looser terms took effect without the client's signature. (11)");
  }

  @Test
  void of_a_version_on_paper_it_names_the_scan_and_what_only_people_can_check() throws Exception {
    var scan = Digest.sha256(Bytes.of("scan".getBytes(UTF_8)));
    var office = signed(SigningStatement.Side.OFFICE, scan);
    var client = signed(SigningStatement.Side.CLIENT, scan);
    assertThat(check(agreed(office, client), file(office, client))).as(said()).isZero();
    assertThat(said())
        .contains(
            "A version was signed on paper: 1 (SHA-256 59ad1b2fc74287ded1bba7af67765d23ad4a49f1ae51902cc2ed3f8ebee96cfa)");
  }

  @Test
  void a_log_that_says_electronic_of_a_paper_does_not_name_its_signature() throws Exception {
    var scan = Digest.sha256(Bytes.of("scan".getBytes(UTF_8)));
    var both =
        List.of(
            signed(SigningStatement.Side.OFFICE, scan), signed(SigningStatement.Side.CLIENT, scan));
    var log = log().grow(10);
    for (var each : both) {
      says(log, "contract.signed", Digest.sha256(each.statement().bytes()).base64());
    }
    says(log, "contract.set", NEVER.digest().base64());
    assertThat(check(log, file(both.getFirst(), both.getLast()), "--json")).isEqualTo(3);
    assertThat(said()).contains("\"breach\":\"not-logged\"");
  }

  @Test
  void a_client_who_signed_another_scan_or_another_form_did_not_sign() throws Exception {
    var scan = Digest.sha256(Bytes.of("scan".getBytes(UTF_8)));
    var office = signed(SigningStatement.Side.OFFICE, scan);
    for (var other : Stream.of(null, NEVER.digest()).toList()) {
      var client = signed(SigningStatement.Side.CLIENT, other);
      assertThat(check(agreed(office, client), file(office, client))).isEqualTo(3);
      assertThat(said()).contains("Looser terms took effect without the client's signature. (12)");
    }
  }

  @Test
  void a_signatures_time_stamp_is_checked_against_the_authority_that_was_named() throws Exception {
    var ec = new String[] {"-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"};
    var authority = new TestAuthority(temporary.resolve("tsa"), ec);
    var text = new String(BY_CLIENT.bytes().toArray(), UTF_8);
    var stamped =
        new SignedStatement(BY_CLIENT.statement(), BY_CLIENT.signature(), authority.stamp(text));
    var log = agreed(BY_OFFICE, BY_CLIENT);
    var file = file(BY_OFFICE, stamped);

    assertThat(check(log, file)).as(said()).isZero();
    assertThat(said())
        .contains("the time stamp of a signature was not looked at: version 1 client");

    var root = authority.rootFile();
    written(log, file, "--authority", root);
    assertThat(said())
        .contains("there at a time stamp's time: version 1 client, 20", "CN=Stamps")
        .contains("A signature of the contract has no time stamp: version 1 office");

    // on another signature, or of another authority
    var moved =
        new SignedStatement(BY_OFFICE.statement(), BY_OFFICE.signature(), stamped.timeStamp());
    assertThat(written(log, file(moved, BY_CLIENT), "--authority", root)).isEqualTo(1);
    assertThat(said()).contains("1 office OTHER_TEXT");
    var stranger = new TestAuthority(temporary.resolve("stranger"), ec).rootFile();
    assertThat(written(log, file(BY_OFFICE, stamped), "--authority", stranger)).isEqualTo(1);
    assertThat(said()).contains("1 client STRANGER");
  }

  @Test
  void a_witness_who_confirms_later_than_was_agreed_is_a_breach() throws Exception {
    var log = agreed(BY_OFFICE, BY_CLIENT);
    var size = log.entries.size();
    var witness = Signer.generate();
    var key = new NoteKey("w.example", NoteKey.Type.COSIGNATURE, witness.publicKey());
    var file = file(BY_OFFICE, BY_CLIENT);
    log.write();
    // the first entry under these terms is the one that sets them
    var set = Duration.ofMinutes(12);
    for (var late : List.of(Duration.ofHours(24), Duration.ofHours(24).plusSeconds(61))) {
      log.state(size, CheckTest.cosigned(log.note(size), witness, set.plus(late)));
      var kept = late.equals(Duration.ofHours(24));
      assertThat(written(log, file, "--witness", key.vkey())).as(said()).isEqualTo(kept ? 0 : 3);
      assertThat(said().contains("confirmed in time by any of the witnesses that you named. (12)"))
          .isEqualTo(!kept);
    }
    assertThat(written(log, file)).as("nobody named a witness").isZero();
  }

  @Test
  void a_contract_that_this_log_does_not_have_is_not_checked() throws Exception {
    assertThat(check(log().grow(10), file(BY_OFFICE, BY_CLIENT))).isEqualTo(2);
    assertThat(said()).contains("No version of the contract's file is in this log.");
  }

  @Test
  void what_is_no_contract_is_refused() throws Exception {
    var log = agreed(BY_OFFICE, BY_CLIENT);
    var good = Files.readString(file(BY_OFFICE, BY_CLIENT));
    for (var bad : List.of("", "{}", good + " ", good.replace("\"v\":1", "\"v\":2"))) {
      var file = Files.writeString(temporary.resolve("bad.json"), bad);
      assertThat(check(log, file)).as(bad.length() + "").isEqualTo(1);
      assertThat(said()).contains("A file is no contract.", "contract.json. (bad.json)");
    }
    var large = Files.write(temporary.resolve("large"), new byte[16_777_217]);
    assertThat(check(log, large)).isEqualTo(1);
    assertThat(check(log, temporary.resolve("none"))).isEqualTo(2);
  }
}
