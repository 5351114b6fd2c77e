package denwaban.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An opaque tag of what a page edits, where that has no version of its own (RFC 9110, section
/// 8.8.3, but in the body): the page sends back with which it began, so that no one overwrites what
/// someone else changed meanwhile.
public final class EntityTag {

  private EntityTag() {}

  /// @param parts of which the text says all that counts
  /// @return base64url of a SHA-256; another if a part is another
  public static String of(@Nullable Object... parts) {
    var text =
        Arrays.stream(parts)
            .map(String::valueOf)
            .map(it -> it.length() + ":" + it)
            .collect(Collectors.joining());
    return Digest.sha256(Bytes.of(text.getBytes(UTF_8))).base64url();
  }
}
