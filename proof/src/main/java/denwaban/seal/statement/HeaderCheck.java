package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signing;

/// Finds the key that a header of an object is sealed to, and refuses headers that no member of the
/// line signed. `web/src/seal/header.ts` takes the same steps in the same order.
public final class HeaderCheck {

  private HeaderCheck() {}

  /// What a check finds.
  public sealed interface Found {

    /// @param sealedTo whose key should open the header
    record Good(KeyLine.Epoch sealedTo) implements Found {}

    record Refused(Why why) implements Found {}
  }

  /// Why a header is refused, in the order in which a reader finds it.
  public enum Why {
    /// The statement is not what the format allows.
    MALFORMED("malformed"),
    WRONG_CLIENT("wrong-client"),
    /// The statement is about another object, version or segment.
    WRONG_OBJECT("wrong-object"),
    /// Neither the statement nor the manifest is about this header.
    BAD_HEADER("bad-header"),
    /// Sealed to a key that is not of this line, or to an older one than at first.
    WRONG_KEY("wrong-key"),
    /// Made by a member who does not hold the key they sealed to.
    NOT_TRUSTED("not-trusted"),
    BAD_SIGNATURE("bad-signature");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// A header as it was made at sealing.
  ///
  /// @param manifest whose signature was checked
  public static Found asSealed(KeyLine line, Manifest manifest, int n, Bytes header) {
    if (!manifest.client().equals(line.client())) {
      return new Found.Refused(Why.WRONG_CLIENT);
    }
    if (n >= manifest.segments().size()) {
      return new Found.Refused(Why.WRONG_OBJECT);
    }
    if (!Octets.sha256(header).equals(manifest.segments().get(n).headerSha256())) {
      return new Found.Refused(Why.BAD_HEADER);
    }
    return epoch(line, manifest.epoch(), manifest.company());
  }

  /// A header that was made later.
  ///
  /// @param text of the [HeaderStatement]
  public static Found remade(
      KeyLine line, Manifest manifest, int n, Bytes header, Bytes text, Bytes signature) {
    HeaderStatement said;
    try {
      said = HeaderStatement.parse(text);
    } catch (IllegalArgumentException e) {
      return new Found.Refused(Why.MALFORMED);
    }
    if (!said.client().equals(manifest.client()) || !said.client().equals(line.client())) {
      return new Found.Refused(Why.WRONG_CLIENT);
    }
    if (!said.object().equals(manifest.object())
        || said.version() != manifest.version()
        || said.n() != n
        || n >= manifest.segments().size()) {
      return new Found.Refused(Why.WRONG_OBJECT);
    }
    if (!Octets.sha256(header).equals(said.headerSha256())) {
      return new Found.Refused(Why.BAD_HEADER);
    }
    var first = epoch(line, manifest.epoch(), manifest.company());
    var now = epoch(line, said.epoch(), said.company());
    if (!(first instanceof Found.Good)
        || !(now instanceof Found.Good(var to))
        || said.epoch() < manifest.epoch()) {
      return new Found.Refused(Why.WRONG_KEY);
    }
    var by = line.member(said.by());
    if (by.isEmpty() || !to.trusted().contains(said.by())) {
      return new Found.Refused(Why.NOT_TRUSTED);
    }
    return Ed25519.verifies(by.get().sign(), Signing.HEADER, text, signature)
        ? now
        : new Found.Refused(Why.BAD_SIGNATURE);
  }

  private static Found epoch(KeyLine line, int epoch, String company) {
    return line.epoch(company)
        .filter(e -> e.statement().epoch() == epoch)
        .<Found>map(Found.Good::new)
        .orElse(new Found.Refused(Why.WRONG_KEY));
  }
}
