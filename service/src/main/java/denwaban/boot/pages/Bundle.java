package denwaban.boot.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// The screens, exactly as they were built (docs/formats/bundle.md). They are read and compared
/// with their list once, at start; what is served later is what was compared.
///
/// One file that is not the one of the list, and none is served: half a page is no page.
@Component
public final class Bundle {

  public static final String LIST = "bundle.txt";

  static final String PAGE = "index.html";

  /// Files of one bundle; there are about fifty.
  private static final int MOST = 1_000;

  /// As `sha256sum` writes it. Plain names only: no dots that climb, nothing encoded.
  private static final Pattern LINE =
      Pattern.compile(
          "([0-9a-f]{64})  ((?:[A-Za-z0-9_-]+/){0,3}[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]{2,11})");

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final Logger log = LoggerFactory.getLogger(Bundle.class);

  private final Map<String, Bytes> files = new TreeMap<>();
  private final Optional<String> digest;

  @Autowired
  Bundle() {
    this(Bundle::builtIn);
  }

  /// @param built finds a file by its path
  public Bundle(Function<String, Optional<Bytes>> built) {
    digest = built.apply(LIST).flatMap(list -> compared(built, list));
  }

  /// A file of the screens by its path, the list among them.
  Optional<Bytes> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /// SHA-256 of the list, in base64: the name of this version of the screens. Empty if there are no
  /// screens.
  public Optional<String> digest() {
    return digest;
  }

  /// The one inline script of the page, as a policy names it; it says which module has which hash.
  Optional<String> importMap() {
    return file(PAGE)
        .map(page -> IMPORT_MAP.matcher(new String(page.toArray(), UTF_8)))
        .filter(Matcher::find)
        .map(map ->
            "'sha256-" + Digest.sha256(Bytes.of(map.group(1).getBytes(UTF_8))).base64() + "'");
  }

  private Optional<String> compared(Function<String, Optional<Bytes>> built, Bytes list) {
    var lines = new String(list.toArray(), UTF_8).split("\n", -1);
    var last = lines.length - 1;
    if (last < 1 || last > MOST || !lines[last].isEmpty()) {
      return refused(LIST);
    }
    for (var line : Arrays.asList(lines).subList(0, last)) {
      var said = LINE.matcher(line);
      if (!said.matches()) {
        return refused(LIST);
      }
      var path = said.group(2);
      var file = built.apply(path);
      if (file.map(it -> hex(Digest.sha256(it))).filter(said.group(1)::equals).isEmpty()) {
        return refused(path);
      }
      files.put(path, file.orElseThrow());
    }
    files.put(LIST, list);
    return Optional.of(Digest.sha256(list).base64());
  }

  private Optional<String> refused(String path) {
    files.clear();
    log.atError()
        .addKeyValue("file", path)
        .log(
            "the screens are not as they were built, and are not served: install the program anew");
    return Optional.empty();
  }

  private static Optional<Bytes> builtIn(String path) {
    var file = new ClassPathResource("web/" + path);
    if (!file.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bytes.of(file.getContentAsByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(Bytes hash) {
    return HexFormat.of().formatHex(hash.toArray());
  }
}
