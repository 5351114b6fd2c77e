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

/// Says that the edge itself made a header of a recording for a quality reviewer while it sealed
/// it, by which approval and until when: the header statement of version 3. Format:
/// docs/formats/header.md.
///
/// @param n the segment, from 0
/// @param to fingerprint of the [ReviewerStatement] whose key the header is sealed to
/// @param approval SHA-256 of the [ReviewApproval]
/// @param headerSha256 of the header, 32 bytes
/// @param until it is not given out from then on
public record SealedForReview(
    ClientId client,
    ObjectId object,
    int n,
    String to,
    Bytes approval,
    Bytes headerSha256,
    Instant at,
    Instant until) {

  private static final int SHA256 = 32;
  private static final String AUDIENCE = "reviewer";
  private static final Set<String> MEMBERS =
      Set.of(
          "approval",
          "at",
          "audience",
          "client",
          "headerSha256",
          "n",
          "object",
          "to",
          "until",
          "v",
          "version");

  /// @throws IllegalArgumentException if it ends before it begins
  public SealedForReview {
    if (!until.isAfter(at)) {
      throw new IllegalArgumentException("it ends before it begins");
    }
  }

  /// The canonical text that is signed and kept. A recording has one version.
  public Bytes bytes() {
    return new Json.Obj(
            Map.ofEntries(
                Map.entry("v", new Json.Num(3)),
                Map.entry("audience", new Json.Text(AUDIENCE)),
                Map.entry("client", new Json.Text(client.toString())),
                Map.entry("object", new Json.Text(object.toString())),
                Map.entry("version", new Json.Num(1)),
                Map.entry("n", new Json.Num(n)),
                Map.entry("to", new Json.Text(to)),
                Map.entry("approval", new Json.Text(approval.base64())),
                Map.entry("headerSha256", new Json.Text(headerSha256.base64())),
                Map.entry("at", Fields.time(at)),
                Map.entry("until", Fields.time(until))))
        .bytes();
  }

  public Bytes sign(Signer edge) {
    return edge.sign(Signing.HEADER, bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static SealedForReview parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical), MEMBERS);
    f.number("v", 3, 3);
    f.number("version", 1, 1);
    if (!f.text("audience").equals(AUDIENCE)) {
      throw new IllegalArgumentException("for another audience");
    }
    return new SealedForReview(
        ClientId.of(Fields.uuid(f.text("client"))),
        ObjectId.of(Fields.uuid(f.text("object"))),
        (int) f.number("n", 0, Limits.SEGMENTS - 1),
        Fingerprint.checked(f.text("to")),
        f.base64("approval", SHA256),
        f.base64("headerSha256", SHA256),
        f.time("at"),
        f.time("until"));
  }
}
