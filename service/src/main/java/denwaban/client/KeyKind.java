package denwaban.client;

import denwaban.seal.age.Suite;
import java.util.Arrays;

/// Which age recipients a client seals to.
public enum KeyKind {
  /// Opens with every `age`, Debian's 1.2.1 included; not post-quantum.
  X25519("x25519"),
  /// Hybrid post-quantum; opens with age 1.3 and later and in the browser.
  MLKEM768X25519("mlkem768x25519");

  private final String code;

  KeyKind(String code) {
    this.code = code;
  }

  /// Its name in key statements and JSON.
  public String code() {
    return code;
  }

  public static KeyKind of(Suite suite) {
    return of(suite.text());
  }

  /// @throws IllegalArgumentException if no kind has this code
  public static KeyKind of(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such kind of key"));
  }
}
