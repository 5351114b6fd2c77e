package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Limits;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Says which member gave a quality reviewer a header of a sealed payload, and until when: the
/// header statement of version 2. Format: docs/formats/header.md.
///
/// @param version of the object
/// @param n the segment, from 0
/// @param to fingerprint of the [ReviewerStatement] whose key the header is sealed to
/// @param by fingerprint of the statement of the member who made the header
/// @param headerSha256 of the header, 32 bytes
/// @param until it is not given out from then on
public record ReviewHeader(
    ClientId client,
    ObjectId object,
    int version,
    int n,
    String to,
    String by,
    Bytes headerSha256,
    Instant at,
    Instant until) {

  private static final int SHA256 = 32;
  private static final String AUDIENCE = "reviewer";
  private static final Set<String> MEMBERS =
      Set.of(
          "at",
          "audience",
          "by",
          "client",
          "headerSha256",
          "n",
          "object",
          "to",
          "until",
          "v",
          "version");

  /// @throws IllegalArgumentException if it ends before it begins
  public ReviewHeader {
    if (!until.isAfter(at)) {
      throw new IllegalArgumentException("it ends before it begins");
    }
  }

  /// The canonical text that is signed and kept.
  public Bytes bytes() {
    return new Json.Obj(
            Map.ofEntries(
                Map.entry("v", new Json.Num(2)),
                Map.entry("audience", new Json.Text(AUDIENCE)),
                Map.entry("client", new Json.Text(client.toString())),
                Map.entry("object", new Json.Text(object.toString())),
                Map.entry("version", new Json.Num(version)),
                Map.entry("n", new Json.Num(n)),
                Map.entry("to", new Json.Text(to)),
                Map.entry("by", new Json.Text(by)),
                Map.entry("headerSha256", new Json.Text(headerSha256.base64())),
                Map.entry("at", Fields.time(at)),
                Map.entry("until", Fields.time(until))))
        .bytes();
  }

  public Bytes sign(Signer signer) {
    return signer.sign(Signing.HEADER, bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static ReviewHeader parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical), MEMBERS);
    f.number("v", 2, 2);
    if (!f.text("audience").equals(AUDIENCE)) {
      throw new IllegalArgumentException("for another audience");
    }
    return new ReviewHeader(
        ClientId.of(Fields.uuid(f.text("client"))),
        ObjectId.of(Fields.uuid(f.text("object"))),
        (int) f.number("version", 1, Integer.MAX_VALUE),
        (int) f.number("n", 0, Limits.SEGMENTS - 1),
        Fingerprint.checked(f.text("to")),
        Fingerprint.checked(f.text("by")),
        f.base64("headerSha256", SHA256),
        f.time("at"),
        f.time("until"));
  }
}
