package denwaban.audit.proof.stamp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/// What the authority signs (`TSTInfo`, RFC 3161 section 2.4.2).
///
/// @param algorithm of the imprint, an AlgorithmIdentifier
/// @param imprint digest of the stamped text
/// @param nonce repeated from the request; null if that had none
record StampedText(Der algorithm, Bytes imprint, Instant at, @Nullable BigInteger nonce) {

  /// version, policy, imprint, number, time: then come the parts that may be left out
  private static final int ALWAYS_THERE = 5;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMddHHmmss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter();

  static StampedText parse(byte[] info) {
    var parts = Der.of(info).as(Der.SEQUENCE).parts();
    if (parts.size() < ALWAYS_THERE || parts.getFirst().integer().intValueExact() != 1) {
      throw new IllegalArgumentException("not a TSTInfo of version 1");
    }
    var imprint = parts.get(2).as(Der.SEQUENCE);
    var time = new String(parts.get(4).as(Der.TIME).content(), US_ASCII);
    return new StampedText(
        imprint.part(0),
        Bytes.of(imprint.part(1).as(Der.OCTETS).content()),
        LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC),
        // of these only the nonce is a plain number
        parts.stream()
            .skip(ALWAYS_THERE)
            .filter(part -> part.is(Der.INTEGER))
            .findFirst()
            .map(Der::integer)
            .orElse(null));
  }
}
