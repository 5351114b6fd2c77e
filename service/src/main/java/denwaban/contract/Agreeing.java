package denwaban.contract;

/// What became of new terms.
public sealed interface Agreeing {

  record Agreed(Terms terms) implements Agreeing {}

  /// Somebody else added a version that this one does not know.
  record Overtaken() implements Agreeing {}

  /// They would take effect in the past, or further ahead than [Contracts#AHEAD].
  record NotThen() implements Agreeing {}
}
