package denwaban.audit.proof.stamp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/// What the authority signs (`TSTInfo`, RFC 3161 section 2.4.2).
///
/// @param algorithm of the imprint, an AlgorithmIdentifier
/// @param imprint digest of the stamped text
record StampedText(Der algorithm, Bytes imprint, Instant at) {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMddHHmmss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral('Z')
          .toFormatter();

  static StampedText parse(byte[] info) {
    var parts = Der.of(info).as(Der.SEQUENCE).parts();
    if (parts.size() < 5 || parts.getFirst().integer().intValueExact() != 1) {
      throw new IllegalArgumentException("not a TSTInfo of version 1");
    }
    var imprint = parts.get(2).as(Der.SEQUENCE);
    var time = new String(parts.get(4).as(Der.TIME).content(), US_ASCII);
    return new StampedText(
        imprint.part(0),
        Bytes.of(imprint.part(1).as(Der.OCTETS).content()),
        LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
  }
}
