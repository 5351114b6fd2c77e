package denwaban.script;

/// What the operator says first.
///
/// @param kana how to read it aloud
public record Greeting(String ja, String kana, String en) {}
