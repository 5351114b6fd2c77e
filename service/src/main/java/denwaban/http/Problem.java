package denwaban.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A request that is refused, as the person and the screen are told (RFC 9457).
///
/// Any endpoint throws it; [ProblemAdvice] turns it into problem+json in the reader's language. The
/// sentences are in `denwaban/<module>/problems_ja.properties` and `problems_en.properties`; they
/// say what to do next and hold nothing that was sent.
public final class Problem extends RuntimeException {

  private static final DateTimeFormatter TOKYO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

  private final int status;
  private final String code;
  private final String key;
  private final List<String> values;
  private final Map<String, String> headers;

  /// @param status HTTP status, 400 to 599
  /// @param key the code, which is stable, lower-case words with dashes, and screens decide by it;
  ///   where a code has several sentences, a dot and which of them follow
  /// @param values for `{0}`, `{1}` in the sentence; each stands there as Java writes it
  public Problem(int status, String key, Object... values) {
    this(Stream.of(values).map(String::valueOf).toList(), Map.of(), status, key);
  }

  private Problem(List<String> values, Map<String, String> headers, int status, String key) {
    super(codeOf(key), null, false, false); // a refusal is no bug: no stack trace
    this.status = status;
    this.code = codeOf(key);
    this.key = key;
    this.values = values;
    this.headers = headers;
  }

  /// The same with a response header, such as `Retry-After`.
  public Problem with(String header, String value) {
    var all = new HashMap<>(headers);
    all.put(header, value);
    return new Problem(values, Map.copyOf(all), status, key);
  }

  /// The one answer for what is not there and for what is not yours: byte for byte the same.
  public static Problem notFound() {
    return new Problem(404, "not-found");
  }

  public static Problem malformed() {
    return new Problem(400, "malformed");
  }

  /// The one answer while the key vault is sealed.
  ///
  /// @param since when it was sealed, as [denwaban.storage.key.VaultSealed] has it
  public static Problem vaultSealed(Instant since) {
    return new Problem(503, "office-sealed", TOKYO.format(since)).with("Retry-After", "60");
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /// The sentence.
  ///
  /// @param language Japanese or English
  public String text(Locale language) {
    return ProblemTexts.of(this, language);
  }

  /// Of the sentence: the code, and which of its sentences if it has several.
  String key() {
    return key;
  }

  List<String> values() {
    return values;
  }

  public Map<String, String> headers() {
    return headers;
  }

  private static String codeOf(String key) {
    return key.split("\\.", 2)[0];
  }
}
