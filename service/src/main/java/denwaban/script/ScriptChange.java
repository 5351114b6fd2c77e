package denwaban.script;

/// What became of an attempt to change what is said for a client.
public sealed interface ScriptChange {

  /// @param version that was kept
  record Kept(int version) implements ScriptChange {}

  /// Nothing differs from what holds.
  record Same() implements ScriptChange {}

  /// Another user set a version meanwhile: look at it first.
  record Overtaken() implements ScriptChange {}

  /// It would begin too far ahead.
  record TooFar() implements ScriptChange {}

  /// As many are planned as can be, or as many were set today.
  record TooMany() implements ScriptChange {}
}
