package denwaban.terms;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one side's passkey signs: that this person agrees to this record, in this document, at this
/// moment; or that a scan is the paper on which their company agreed to it. Format:
/// docs/formats/contract-signature.md.
///
/// @param version of the client's contract
/// @param record SHA-256 of the record's canonical text
/// @param document SHA-256 of the document that was shown
/// @param name of who signs, as the document prints it
/// @param at to the millisecond
/// @param scan SHA-256 of the scan of the signed paper; null if it is signed electronically
public record SigningStatement(
    ClientId client,
    int version,
    Bytes record,
    Bytes document,
    Side side,
    PersonId person,
    String name,
    Instant at,
    @Nullable Bytes scan) {

  private static final int SHA256 = 32;
  private static final String TYPE = "signatureType";
  private static final String SCAN = "signedDocSha256";

  private static final Set<String> MEMBERS =
      Set.of("at", "client", "document", "name", "person", "record", "side", "v", "version");

  /// Of a statement over a scan.
  private static final Set<String> PAPER_MEMBERS =
      Stream.concat(MEMBERS.stream(), Stream.of(TYPE, SCAN))
          .collect(Collectors.toUnmodifiableSet());

  /// The two who sign.
  public enum Side {
    OFFICE("office"),
    CLIENT("client");

    private final String code;

    Side(String code) {
      this.code = code;
    }

    /// Its name in JSON and in the database.
    public String code() {
      return code;
    }
  }

  /// How it was signed.
  public enum Type {
    /// With the passkey.
    E_SIGN,
    /// On paper; the passkey names its scan.
    WET_SCAN
  }

  /// Signed electronically.
  public SigningStatement(
      ClientId client,
      int version,
      Bytes record,
      Bytes document,
      Side side,
      PersonId person,
      String name,
      Instant at) {
    this(client, version, record, document, side, person, name, at, null);
  }

  public Type type() {
    return scan == null ? Type.E_SIGN : Type.WET_SCAN;
  }

  /// The canonical text. One without a scan stays the text that it always was.
  public Bytes bytes() {
    var members = new HashMap<String, Json>();
    members.put("at", Fields.time(at));
    members.put("client", new Json.Text(client.toString()));
    members.put("document", new Json.Text(document.base64()));
    members.put("name", new Json.Text(name));
    members.put("person", new Json.Text(person.toString()));
    members.put("record", new Json.Text(record.base64()));
    members.put("side", new Json.Text(side.code()));
    members.put("v", new Json.Num(scan == null ? 1 : 2));
    members.put("version", new Json.Num(version));
    if (scan != null) {
      members.put(TYPE, new Json.Text(Type.WET_SCAN.name()));
      members.put(SCAN, new Json.Text(scan.base64()));
    }
    return new Json.Obj(members).bytes();
  }

  /// The challenge that the passkey answers (WebAuthn level 3, section 13.4.3): SHA-256 of the text
  /// under its prefix.
  public Bytes challenge() {
    return Signing.CONTRACT.digest(bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static SigningStatement parse(Bytes canonical) {
    var json = Json.parse(canonical);
    var paper = json instanceof Json.Obj(var members) && members.containsKey(TYPE);
    var f = Fields.of(json, paper ? PAPER_MEMBERS : MEMBERS);
    f.number("v", paper ? 2 : 1, paper ? 2 : 1);
    if (paper && !f.text(TYPE).equals(Type.WET_SCAN.name())) {
      throw new IllegalArgumentException("signed text has a bad " + TYPE);
    }
    return new SigningStatement(
        ClientId.of(Fields.uuid(f.text("client"))),
        (int) f.number("version", 1, Integer.MAX_VALUE),
        f.base64("record", SHA256),
        f.base64("document", SHA256),
        side(f.text("side")),
        new PersonId(UUID.fromString(Fields.uuid(f.text("person")))),
        f.text("name"),
        f.time("at"),
        paper ? f.base64(SCAN, SHA256) : null);
  }

  private static Side side(String code) {
    for (var each : Side.values()) {
      if (each.code().equals(code)) return each;
    }
    throw new IllegalArgumentException("signed text has a bad side");
  }
}
