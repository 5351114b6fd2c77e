package denwaban.seal.age;

/// How the file key reaches the reader. One file never mixes suites: the weaker would decide.
public enum Suite {
  /// Opens with every age, Debian's 1.2.1 too; a future quantum computer could open it.
  X25519("x25519"),

  /// ML-KEM-768 and X25519 together (X-Wing); needs age 1.3 or typage 0.3.
  HYBRID("mlkem768x25519");

  private final String text;

  Suite(String text) {
    this.text = text;
  }

  /// The name in statements, settings and stanzas.
  public String text() {
    return text;
  }

  /// @throws IllegalArgumentException if no suite has this name
  public static Suite of(String text) {
    for (var suite : values()) {
      if (suite.text.equals(text)) {
        return suite;
      }
    }
    throw new IllegalArgumentException("no such suite");
  }
}
