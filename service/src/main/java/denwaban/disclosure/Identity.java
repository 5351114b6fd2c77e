package denwaban.disclosure;

/// By which means a member made sure that who asks is that person, or acts for them.
enum Identity implements Code {
  /// A document that was shown or sent.
  DOCUMENT,
  /// A call back to the number that is known.
  CALL_BACK,
  /// An account with the company.
  ACCOUNT,
  /// An agent, with the proof of it (個人情報保護法 37条3項).
  AGENT
}
