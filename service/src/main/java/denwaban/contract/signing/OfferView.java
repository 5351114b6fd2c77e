package denwaban.contract.signing;

import denwaban.contract.Terms;
import denwaban.terms.Grade;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An offer as screens read it.
///
/// @param digest its name, in base64url
/// @param document SHA-256 of the document, in base64
/// @param record canonical text
/// @param before canonical text of the terms that it would change; null if there are none with all
///   terms
/// @param changed keys of the terms that differ from these
/// @param loosened keys of those that bind the service less, or in another way
/// @param missing keys of what must be filled in before it can be signed
/// @param grade `nda` or `nda-plus-dpa`
/// @param needsClient whether the client must sign, too
/// @param reason why it was declined; null for none
/// @param scan of the paper on which it is signed; null if it is signed electronically
public record OfferView(
    String digest,
    int version,
    String state,
    Instant madeAt,
    Instant stateAt,
    String document,
    String record,
    @Nullable String before,
    List<String> changed,
    List<String> loosened,
    List<String> missing,
    String grade,
    boolean needsClient,
    @Nullable String reason,
    @Nullable ScanView scan,
    List<SignatureView> signatures) {

  /// @param sha256 in hexadecimal, as programs that hash files print it
  /// @param bytes of the file
  public record ScanView(String sha256, int bytes, Instant keptAt) {

    static @Nullable ScanView of(@Nullable Scan it) {
      if (it == null) return null;
      var sha256 = HexFormat.of().formatHex(it.sha256().toArray());
      return new ScanView(sha256, it.length(), it.keptAt());
    }
  }

  /// @param side `office` or `client`
  /// @param signatureType `E_SIGN`, or `WET_SCAN` for a paper of which the scan was signed
  /// @param statement canonical text of what was signed
  /// @param stampedAt when a time-stamping authority says that it was there; null for no stamp
  /// @param timeStamp its answer (RFC 3161), in base64url; null for none
  public record SignatureView(
      String side,
      String signatureType,
      String name,
      Instant at,
      String statement,
      String credentialId,
      String publicKey,
      String clientDataJSON,
      String authenticatorData,
      String signature,
      @Nullable Instant stampedAt,
      @Nullable String timeStamp) {

    static SignatureView of(Signature it) {
      var said = it.statement();
      var sent = it.assertion();
      var stamp = it.stamp();
      return new SignatureView(
          said.side().code(),
          said.type().name(),
          said.name(),
          said.at(),
          new String(said.bytes().toArray(), java.nio.charset.StandardCharsets.UTF_8),
          sent.credentialId().base64url(),
          it.publicKey().base64url(),
          sent.clientDataJson().base64url(),
          sent.authenticatorData().base64url(),
          sent.signature().base64url(),
          stamp == null ? null : stamp.at(),
          stamp == null ? null : stamp.answer().base64url());
    }
  }

  static OfferView of(Offer it, OfferDrafts drafts, List<Signature> signatures) {
    var terms = drafts.before(it.record());
    var before = terms.map(Terms::record);
    return new OfferView(
        it.digest().base64url(),
        it.record().version(),
        it.state().code(),
        it.madeAt(),
        it.stateAt(),
        it.document().base64(),
        it.record().text(),
        before.map(old -> old.text()).orElse(null),
        before.map(old -> it.record().changedFrom(old)).orElse(List.of()),
        before.map(old -> it.record().loosenedFrom(old)).orElse(List.of()),
        Grade.missing(it.record()),
        Grade.of(it.record()).code(),
        drafts.needsClient(it.record(), terms),
        it.reason().isEmpty() ? null : it.reason(),
        ScanView.of(it.scan()),
        signatures.stream()
            .filter(one -> one.statement().record().equals(it.digest()))
            .map(SignatureView::of)
            .toList());
  }
}
