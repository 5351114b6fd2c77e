package denwaban.audit.proof.stamp;

import denwaban.kernel.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answer of a time-stamping authority (RFC 3161), checked by who has no network.
public final class TimeStamp {

  /// Bytes of an answer.
  public static final int ANSWER_BYTES = 65_536;

  /// What a check finds.
  public sealed interface Found {

    /// @param at when the text was there, as the authority says
    /// @param by subject of the authority's certificate
    record Stamped(Instant at, String by) implements Found {}

    record NotStamped(Why why) implements Found {}
  }

  public enum Why {
    /// Not an answer with a stamp in it, or with one that is not taken.
    MALFORMED,
    /// A stamp on another text.
    OTHER_TEXT,
    /// A stamp that was given to another request, perhaps long ago.
    OTHER_REQUEST,
    /// The signature is not that of the certificate it names.
    BAD_SIGNATURE,
    /// A certificate that is not under a trusted one, was not valid, or may do other things too.
    STRANGER
  }

  private TimeStamp() {}

  /// As [#check(Bytes, Bytes, Set)], and that it answers this very request.
  public static Found check(Bytes answer, StampRequest asked, Set<X509Certificate> trusted) {
    var found = check(answer, asked.text(), trusted);
    if (found instanceof Found.Stamped && !asked.nonce().equals(nonce(answer))) {
      return new Found.NotStamped(Why.OTHER_REQUEST);
    }
    return found;
  }

  private static @Nullable BigInteger nonce(Bytes answer) {
    try {
      return Token.parse(answer.toArray()).said().nonce();
    } catch (CertificateException e) {
      throw new AssertionError("it was read before", e);
    }
  }

  /// @param answer a `TimeStampResp`
  /// @param text what should be stamped
  /// @param trusted certificates of authorities, known from elsewhere than the answer
  public static Found check(Bytes answer, Bytes text, Set<X509Certificate> trusted) {
    if (answer.length() > ANSWER_BYTES) {
      return new Found.NotStamped(Why.MALFORMED);
    }
    try {
      return check(Token.parse(answer.toArray()), text, trusted);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return new Found.NotStamped(Why.MALFORMED);
    } catch (GeneralSecurityException e) {
      return new Found.NotStamped(Why.STRANGER);
    }
  }

  private static Found check(Token token, Bytes text, Set<X509Certificate> trusted)
      throws GeneralSecurityException {
    var said = token.said();
    if (!said.imprint().equals(Bytes.of(Algorithms.digest(said.algorithm(), text.toArray())))) {
      return new Found.NotStamped(Why.OTHER_TEXT);
    }
    var signer = token.signer();
    if (signer.isEmpty() || !token.isSignedBy(signer.get())) {
      return new Found.NotStamped(Why.BAD_SIGNATURE);
    }
    var good =
        Authority.forStampingAlone(signer.get())
            && Authority.answersFor(signer.get(), token.certificates(), trusted, said.at());
    return good
        ? new Found.Stamped(said.at(), signer.get().getSubjectX500Principal().getName())
        : new Found.NotStamped(Why.STRANGER);
  }
}
