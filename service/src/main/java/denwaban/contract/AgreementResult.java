package denwaban.contract;

/// What became of new terms.
public sealed interface AgreementResult {

  record Agreed(Terms terms) implements AgreementResult {}

  /// Someone else added a version that this one does not know.
  record Overtaken() implements AgreementResult {}

  /// They would take effect in the past, or further ahead than [NewTerms#AHEAD].
  record NotThen() implements AgreementResult {}
}
