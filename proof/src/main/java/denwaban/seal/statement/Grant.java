package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Json;
import java.util.Map;

/// What a member signs when they give the company's key to another: who, to whom, which key, and
/// the very bytes. Format: docs/formats/key-statement.md, "Grants".
///
/// @param company fingerprint of the company's statement
/// @param member who gets the key
/// @param to fingerprint of that member's statement
/// @param by fingerprint of the statement of the member who signs
/// @param sealed the age file that holds the company's key
public record Grant(
    ClientId client,
    String company,
    int epoch,
    PersonId member,
    String to,
    String by,
    Bytes sealed) {

  /// The canonical text that is signed. It travels nowhere: each side writes it from what it knows.
  public Bytes bytes() {
    return text(client, company, epoch, member, to, by, Octets.sha256(sealed));
  }

  static Bytes text(
      ClientId client,
      String company,
      int epoch,
      PersonId member,
      String to,
      String by,
      Bytes sha256) {
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "client", new Json.Text(client.toString()),
                "company", new Json.Text(company),
                "epoch", new Json.Num(epoch),
                "member", new Json.Text(member.toString()),
                "to", new Json.Text(to),
                "by", new Json.Text(by),
                "sha256", new Json.Text(sha256.base64())))
        .bytes();
  }

  /// @param key of the member who is said to have signed, from their checked statement
  public boolean isSignedBy(Bytes key, Bytes signature) {
    return Ed25519.verifies(key, Signing.GRANT, bytes(), signature);
  }
}
