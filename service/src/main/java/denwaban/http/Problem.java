package denwaban.http;

import java.util.Map;

/// A request that is refused, as the person and the screen are told (RFC 9457).
///
/// Any endpoint throws it; one place in `portal` turns it into problem+json in the reader's
/// language. The sentences say what to do next and hold nothing that was sent.
public final class Problem extends RuntimeException {

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
