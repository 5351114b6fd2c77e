package denwaban.contract;

/// What a contract says about one act. Every answer names the clause it rests on.
public sealed interface Decision {

  record Allowed(Clause by) implements Decision {}

  record Refused(Clause by, Reason why) implements Decision {}

  enum Reason {
    /// No terms are in force at that moment.
    NO_CONTRACT,
    /// Terms are in force, and they do not allow it.
    NOT_AGREED,
    /// The last day of the contract is over.
    ENDED,
    /// Terms lack a signature, or what handling personal data needs.
    NOT_SIGNED,
    /// The client has not signed what it found out about this office, or declined.
    NOT_CONFIRMED,
    /// The number is the office's own, and who the client is was not verified by a method that
    /// counts (犯罪収益移転防止法 4条).
    NOT_VERIFIED,
    /// The office keeps what calls leave behind in a country that the contract does not name.
    STORED_ELSEWHERE
  }
}
