package denwaban.assurance.control;

/// The same in both languages.
public record Words(String ja, String en) {}
