package denwaban.script;

/// Words in both languages of the desk.
public record Phrase(String ja, String en) {}
