package denwaban.terms;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What one side's passkey signs: that this person agrees to this record, in this document, at this
/// moment. Format: docs/formats/contract-signature.md.
///
/// @param version of the client's contract
/// @param record SHA-256 of the record's canonical text
/// @param document SHA-256 of the document that was shown
/// @param name of who signs, as the document prints it
/// @param at to the millisecond
public record SigningStatement(
    ClientId client,
    int version,
    Bytes record,
    Bytes document,
    Side side,
    PersonId person,
    String name,
    Instant at) {

  private static final int SHA256 = 32;
  private static final Set<String> MEMBERS =
      Set.of("at", "client", "document", "name", "person", "record", "side", "v", "version");

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

  /// The canonical text.
  public Bytes bytes() {
    return new Json.Obj(
            Map.of(
                "at", Fields.time(at),
                "client", new Json.Text(client.toString()),
                "document", new Json.Text(document.base64()),
                "name", new Json.Text(name),
                "person", new Json.Text(person.toString()),
                "record", new Json.Text(record.base64()),
                "side", new Json.Text(side.code()),
                "v", new Json.Num(1),
                "version", new Json.Num(version)))
        .bytes();
  }

  /// The challenge that the passkey answers (WebAuthn level 3, section 13.4.3): SHA-256 of the text
  /// under its prefix.
  public Bytes challenge() {
    return Signing.CONTRACT.digest(bytes());
  }

  /// @throws IllegalArgumentException if `canonical` is not exactly what [#bytes()] writes
  public static SigningStatement parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical), MEMBERS);
    f.number("v", 1, 1);
    return new SigningStatement(
        ClientId.of(Fields.uuid(f.text("client"))),
        (int) f.number("version", 1, Integer.MAX_VALUE),
        f.base64("record", SHA256),
        f.base64("document", SHA256),
        side(f.text("side")),
        new PersonId(UUID.fromString(Fields.uuid(f.text("person")))),
        f.text("name"),
        f.time("at"));
  }

  private static Side side(String code) {
    for (var each : Side.values()) {
      if (each.code().equals(code)) return each;
    }
    throw new IllegalArgumentException("signed text has a bad side");
  }
}
