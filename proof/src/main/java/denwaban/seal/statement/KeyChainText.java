package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Limits;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A key chain as it travels, read and written, nothing checked.
///
/// @param statements of the company or mailbox, by epoch
/// @param members statements of all who sign or are granted something
/// @param grants in the order in which they were given
public record KeyChainText(List<Signed> statements, List<Signed> members, List<Given> grants) {

  private static final int SHA256 = 32;
  private static final Set<String> MEMBERS = Set.of("grants", "members", "statements", "v");
  private static final Set<String> SIGNED = Set.of("signature", "statement");
  private static final Set<String> GIVEN =
      Set.of("by", "company", "epoch", "member", "sha256", "signature", "to");

  /// A statement as it was signed.
  public record Signed(Bytes statement, Bytes signature) {}

  /// A grant without the sealed key.
  ///
  /// @param company fingerprint of the statement of the epoch that is granted
  /// @param to fingerprint of the statement of the member who gets it
  /// @param by of who gives it
  /// @param sha256 of the age file that holds the key
  public record Given(
      int epoch,
      PersonId member,
      String to,
      String by,
      Bytes sha256,
      String company,
      Bytes signature) {}

  public KeyChainText {
    statements = List.copyOf(statements);
    members = List.copyOf(members);
    grants = List.copyOf(grants);
  }

  public Bytes bytes() {
    return new Json.Obj(
            Map.of(
                "v",
                new Json.Num(1),
                "statements",
                signed(statements),
                "members",
                signed(members),
                "grants",
                new Json.Arr(grants.stream().<Json>map(KeyChainText::given).toList())))
        .bytes();
  }

  /// @throws IllegalArgumentException if it is not exactly what [#bytes()] writes, or longer than
  ///   [Limits#CHAIN_BYTES]
  public static KeyChainText parse(Bytes text) {
    var f = Fields.of(Json.parse(text, Limits.CHAIN_BYTES), MEMBERS);
    f.number("v", 1, 1);
    return new KeyChainText(
        f.list("statements").stream().map(KeyChainText::signed).toList(),
        f.list("members").stream().map(KeyChainText::signed).toList(),
        f.list("grants").stream().map(KeyChainText::given).toList());
  }

  private static Json signed(List<Signed> all) {
    return new Json.Arr(
        all.stream()
            .<Json>map(one ->
                new Json.Obj(
                    Map.of(
                        "statement",
                        new Json.Text(new String(one.statement().toArray(), UTF_8)),
                        "signature",
                        new Json.Text(one.signature().base64()))))
            .toList());
  }

  private static Signed signed(Json json) {
    var f = Fields.of(json, SIGNED);
    return new Signed(
        Bytes.of(f.text("statement").getBytes(UTF_8)), f.base64("signature", Ed25519.SIGNATURE));
  }

  private static Json given(Given one) {
    return new Json.Obj(
        Map.of(
            "epoch", new Json.Num(one.epoch()),
            "member", new Json.Text(one.member().toString()),
            "to", new Json.Text(one.to()),
            "by", new Json.Text(one.by()),
            "sha256", new Json.Text(one.sha256().base64()),
            "company", new Json.Text(one.company()),
            "signature", new Json.Text(one.signature().base64())));
  }

  private static Given given(Json json) {
    var f = Fields.of(json, GIVEN);
    return new Given(
        (int) f.number("epoch", 1, Integer.MAX_VALUE),
        PersonId.of(Fields.uuid(f.text("member"))),
        Fingerprint.checked(f.text("to")),
        Fingerprint.checked(f.text("by")),
        f.base64("sha256", SHA256),
        Fingerprint.checked(f.text("company")),
        f.base64("signature", Ed25519.SIGNATURE));
  }
}
