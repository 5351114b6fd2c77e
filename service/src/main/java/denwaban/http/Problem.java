package denwaban.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// A request that is refused, as the person and the screen are told (RFC 9457).
///
/// Any endpoint throws it; one place in `portal` turns it into problem+json in the reader's
/// language. The sentences say what to do next and hold nothing that was sent.
public final class Problem extends RuntimeException {

  private static final DateTimeFormatter TOKYO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

  private final int status;
  private final String code;
  private final String ja;
  private final String en;
  private final Map<String, String> headers;

  /// @param status HTTP status, 400 to 599
  /// @param code stable, lower-case words with dashes; screens decide by it
  /// @param ja the sentence in Japanese
  /// @param en the sentence in English
  public Problem(int status, String code, String ja, String en) {
    this(status, code, ja, en, Map.of());
  }

  /// @param headers response headers such as `Retry-After`
  public Problem(int status, String code, String ja, String en, Map<String, String> headers) {
    super(code, null, false, false); // a refusal is no bug: no stack trace
    this.status = status;
    this.code = code;
    this.ja = ja;
    this.en = en;
    this.headers = Map.copyOf(headers);
  }

  /// The one answer for what is not there and for what is not yours: byte for byte the same.
  public static Problem notFound() {
    return new Problem(404, "not-found", "見つかりません。", "There is nothing here.");
  }

  public static Problem malformed() {
    return new Problem(400, "malformed", "送られた内容が正しくありません。", "What was sent is not well-formed.");
  }

  /// The one answer while the key vault is sealed.
  ///
  /// @param since when it was sealed, as [denwaban.storage.key.VaultSealed] has it
  public static Problem vaultSealed(Instant since) {
    var time = TOKYO.format(since);
    return new Problem(
        503,
        "office-sealed",
        "電話代行の保管庫は" + time + "から封印中で、いまは開けません。失われたものはありません。封印が解かれたら、もう一度お試しください。",
        "The answering service's vault has been sealed since "
            + time
            + " (Japan time), so nothing can be opened now. Nothing is lost. Please try again once"
            + " it is unsealed.",
        Map.of("Retry-After", "60"));
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String ja() {
    return ja;
  }

  public String en() {
    return en;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
