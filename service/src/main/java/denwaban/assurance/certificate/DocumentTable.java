package denwaban.assurance.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.database.Rows;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of kept PDFs. Called inside the office's scope. They are few and small, go into each
/// backup with the rows that name their digest, and are never given to anyone but the office.
@Component
class DocumentTable {

  /// In bytes: one document.
  static final int LIMIT = 5 << 20;

  /// Certificates are renewed, and what they replace stays: the limits are for those of a year.
  static final Duration YEAR = Duration.ofDays(365);

  /// Documents of a year.
  static final int COUNT_LIMIT = 50;

  /// In bytes: the documents of a year.
  static final long SUM_LIMIT = 100L << 20;

  private static final byte[] BEGINS = "%PDF-".getBytes(US_ASCII);

  private static final String KEEP =
      """
      insert into certificate_document (sha256, pdf, kept_by, kept_at)
      values (:sha256, :pdf, :by, :now)
      on conflict (sha256) do nothing
      """;

  private static final String SUM =
      """
      select count(*) as n, coalesce(sum(octet_length(pdf)), 0) as bytes from certificate_document
      where kept_at > :since
      """;

  private static final String FIND = "select pdf from certificate_document where sha256 = :sha256";

  private final JdbcClient db;

  DocumentTable(JdbcClient db) {
    this.db = db;
  }

  private record Sum(int documents, long bytes) {}

  /// Keeps a document once, however often it comes.
  ///
  /// @return SHA-256 in hexadecimal
  /// @throws Problem 413 if it is too large, 422 if it is no PDF, 409 if there is no room
  String keep(Bytes pdf, PersonId by, Instant now) {
    if (pdf.length() > LIMIT) {
      throw new Problem(413, "pdf-too-large");
    }
    var bytes = pdf.toArray();
    if (!Arrays.equals(bytes, 0, Math.min(bytes.length, BEGINS.length), BEGINS, 0, BEGINS.length)) {
      throw new Problem(422, "not-a-pdf");
    }
    var sha256 = HexFormat.of().formatHex(Digest.sha256(pdf).toArray());
    db.sql(KEEP)
        .param("sha256", sha256)
        .param("pdf", bytes)
        .param("by", by.value())
        .param("now", Rows.utc(now))
        .update();
    var sum =
        db.sql(SUM)
            .param("since", Rows.utc(now.minus(YEAR)))
            .query((row, n) -> new Sum(row.getInt("n"), row.getLong("bytes")))
            .single();
    if (!fits(sum.documents(), sum.bytes())) {
      throw new Problem(409, "pdfs-full");
    }
    return sha256;
  }

  /// @param documents with the new one
  /// @param bytes with the new one
  static boolean fits(int documents, long bytes) {
    return documents <= COUNT_LIMIT && bytes <= SUM_LIMIT;
  }

  Optional<Bytes> find(String sha256) {
    return db.sql(FIND)
        .param("sha256", sha256)
        .query((row, n) -> Bytes.of(row.getBytes(1)))
        .optional();
  }
}
