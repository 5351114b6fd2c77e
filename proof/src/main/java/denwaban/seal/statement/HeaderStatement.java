package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Limits;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Says who made a new header for a sealed payload, and for which key. Format:
/// docs/formats/header.md.
///
/// @param version of the object
/// @param n the segment, from 0
/// @param epoch of the key that the header is sealed to
/// @param company fingerprint of that key's statement
/// @param by fingerprint of the statement of the member who made the header
/// @param headerSha256 of the header, 32 bytes
public record HeaderStatement(
    ClientId client,
    ObjectId object,
    int version,
    int n,
    int epoch,
    String company,
    String by,
    Bytes headerSha256,
    Instant at) {

  private static final int SHA256 = 32;
  private static final Set<String> MEMBERS =
      Set.of(
          "at", "by", "client", "company", "epoch", "headerSha256", "n", "object", "v", "version");

  /// For this segment of this object.
  public static HeaderStatement of(
      Manifest manifest, int n, KeyStatement.Company to, String by, Bytes header, Instant at) {
    return new HeaderStatement(
        manifest.client(),
        manifest.object(),
        manifest.version(),
        n,
        to.epoch(),
        to.fingerprint(),
        by,
        Octets.sha256(header),
        at);
  }

  /// The canonical text that is signed and kept.
  public Bytes bytes() {
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "client", new Json.Text(client.toString()),
                "object", new Json.Text(object.toString()),
                "version", new Json.Num(version),
                "n", new Json.Num(n),
                "epoch", new Json.Num(epoch),
                "company", new Json.Text(company),
                "by", new Json.Text(by),
                "headerSha256", new Json.Text(headerSha256.base64()),
                "at", Fields.time(at)))
        .bytes();
  }

  public Bytes sign(Signer signer) {
    return signer.sign(Signing.HEADER, bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static HeaderStatement parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical), MEMBERS);
    f.number("v", 1, 1);
    return new HeaderStatement(
        ClientId.of(Fields.uuid(f.text("client"))),
        ObjectId.of(Fields.uuid(f.text("object"))),
        (int) f.number("version", 1, Integer.MAX_VALUE),
        (int) f.number("n", 0, Limits.SEGMENTS - 1),
        (int) f.number("epoch", 1, Integer.MAX_VALUE),
        Fingerprint.checked(f.text("company")),
        Fingerprint.checked(f.text("by")),
        f.base64("headerSha256", SHA256),
        f.time("at"));
  }
}
