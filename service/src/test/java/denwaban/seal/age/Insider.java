package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Signer;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import denwaban.seal.statement.KeyChainText;
import denwaban.seal.statement.KeyStatement;
import java.time.Instant;
import java.util.Set;

/// A member with his secrets in hand, who does with them what no page of ours would do.
public record Insider(KeyStatement.Member said, Identity age, Signer signer) {

  private static final Set<String> SECRET = Set.of("age", "sign", "statement", "v");

  /// Who a member is to himself: docs/formats/unlock.md.
  ///
  /// @param blob what the server keeps for the kit, base64
  /// @param kit as printed
  public static Insider withKit(String blob, String kit) {
    var f = Fields.of(Json.parse(opened(Identity.parse(kit), blob)), SECRET);
    var statement = Bytes.of(f.text("statement").getBytes(UTF_8));
    return new Insider(
        (KeyStatement.Member) KeyStatement.parse(statement),
        Identity.parse(f.text("age")),
        Signer.of(Bytes.ofBase64(f.text("sign"))));
  }

  /// Keys that the server made up itself for this person.
  public static Insider madeUp(ClientId client, PersonId person, Suite suite, Instant at) {
    var age = Identity.generate(suite);
    var signer = Signer.generate();
    var key = signer.publicKey();
    return new Insider(
        new KeyStatement.Member(client, person, 1, null, age.recipient(), key, at), age, signer);
  }

  /// The company's key that was granted to this member.
  ///
  /// @param grant the sealed key file, base64
  public Identity granted(String grant) {
    var file = new String(opened(age, grant).toArray(), UTF_8);
    return Identity.parse(file.lines().filter(line -> !line.startsWith("#")).findFirst().get());
  }

  public String name() {
    return said.fingerprint();
  }

  public KeyChainText.Signed signed() {
    return new KeyChainText.Signed(said.bytes(), said.sign(signer));
  }

  private static Bytes opened(Identity key, String blob) {
    try {
      return Opening.file(key, Bytes.ofBase64(blob));
    } catch (NotOpened e) {
      throw new AssertionError("the test holds the wrong key", e);
    }
  }
}
