package denwaban.probe;

import java.util.Arrays;

/// How an attempt ended.
public enum Outcome {
  /// As it must be.
  REFUSED("refused"),
  /// Someone came in, or past the port or endpoint: an alarm.
  NOT_REFUSED("not-refused"),
  /// Not refused, and written down as a weakness of this version: red, and no alarm each day.
  KNOWN("known"),
  /// The target was not reached, or answered something that says nothing. Never counted as refused.
  NOT_TRIED("not-tried");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  static Outcome of(String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst().orElseThrow();
  }
}
