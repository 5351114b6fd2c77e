package denwaban.assurance.observation;

import denwaban.assurance.control.Words;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was found, before it is dated, signed and kept.
///
/// @param check its code in the catalogue
/// @param population how many there are
/// @param sample how many of them were looked at, at most `population`
/// @param said a sentence for readers, at most [#SAID_LIMIT] characters in each language; names no
///   person
/// @param evidence SHA-256 of what was looked at
/// @param collected when; null for now
/// @param expires when it says nothing any more; null for what the catalogue allows
public record Finding(
    String check,
    Scope scope,
    Outcome outcome,
    long population,
    long sample,
    Words said,
    Bytes evidence,
    @Nullable Instant collected,
    @Nullable Instant expires) {

  /// In characters.
  public static final int SAID_LIMIT = 400;

  /// @throws IllegalArgumentException if more was looked at than there is, or too much is said
  public Finding {
    if (sample < 0 || population < sample) {
      throw new IllegalArgumentException("a sample is a part of its population");
    }
    if (said.ja().length() > SAID_LIMIT || said.en().length() > SAID_LIMIT) {
      throw new IllegalArgumentException("too much is said of " + check);
    }
  }

  /// Now, with what is said as its evidence.
  public static Finding of(
      String check, Scope scope, Outcome outcome, long population, long sample, Words said) {
    return new Finding(
        check, scope, outcome, population, sample, said, evidence(check, said), null, null);
  }

  private static Bytes evidence(String check, Words said) {
    var text = check + "\n" + said.ja() + "\n" + said.en();
    return Digest.sha256(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
