package denwaban.access.passkey;

import denwaban.http.Problem;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The limits on what browsers send in the two ceremonies, and the way from text to bytes.
public final class WebAuthnLimits {

  /// WebAuthn allows ids up to this, in bytes.
  public static final int CREDENTIAL_ID = 1023;

  /// In bytes; real ones are below 400.
  public static final int CLIENT_DATA = 4096;

  /// In bytes; real ones of Windows Hello, with two certificates, are below 5000.
  public static final int ATTESTATION = 16_384;

  /// In bytes.
  public static final int AUTHENTICATOR_DATA = 4096;

  /// In bytes; RSA 4096 makes 512.
  public static final int SIGNATURE = 1024;

  /// In bytes, by WebAuthn.
  public static final int USER_HANDLE = 64;

  /// In characters; ours has 43.
  public static final int TOKEN = 64;

  private static final Pattern TRANSPORT = Pattern.compile("[a-z-]{1,16}");
  static final int TRANSPORTS = 8;

  private WebAuthnLimits() {}

  /// @throws Problem 400 if it is absent or too long
  public static String token(@Nullable String text) {
    if (text == null || text.length() > TOKEN) {
      throw Problem.malformed();
    }
    return text;
  }

  /// Hints only, so unknown values are left out.
  public static Set<String> transports(java.util.@Nullable List<String> said) {
    return said == null
        ? Set.of()
        : said.stream()
            .filter(it -> TRANSPORT.matcher(it).matches())
            .limit(TRANSPORTS)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
