package denwaban.retention;

import java.util.Locale;

/// What is kept for a time of its own, and which term of the contract says for how long.
public enum LeaseKind {
  RECORDING("retention.recording", 90),
  MESSAGE("retention.message", 180),
  /// What an operator had written when the call broke off.
  DRAFT("retention.message", 180),
  /// Who rang.
  SLIP("retention.callMetadata", 365),
  /// When, how long, how it ended, and what was sent about it.
  CALL("retention.callMetadata", 365),
  /// What a client had entered, its people and scripts: when its contract has ended.
  CLIENT("termination.deletionDue", 30),
  /// Accounts of an ended client's people, who read the last certificate with them.
  ACCOUNTS("termination.accounts", 90),
  /// Who the client is by law: see [LegalFloors].
  KYC("law.kyc", 7 * 366),
  /// The client's log, from its newest entry on: the last that ends, since each other end is an
  /// entry of it.
  LOG("retention.accessLog", 3 * 365),
  /// What was agreed, with signatures, scans, keys and certificates: see [LegalFloors]. It goes
  /// after the log, whose lease reads it.
  CONTRACT("law.contract", 11 * 366 + 62);

  private final String term;
  private final int usual;

  LeaseKind(String term, int usual) {
    this.term = term;
    this.usual = usual;
  }

  /// Such as `retention.recording`.
  public String term() {
    return term;
  }

  /// In days, where no contract says anything; the database uses the same (`retention_days`).
  public int usual() {
    return usual;
  }

  /// Whether it is a sealed object, with keys and a payload in the store.
  boolean sealed() {
    return this != CALL && ofCallers();
  }

  /// Whether callers left it; else it is the client's own, and its time begins when the contract
  /// ends.
  boolean ofCallers() {
    return this != CLIENT && this != ACCOUNTS && this != KYC && !pastLog();
  }

  /// Whether it is the client's log, or still there when the log is gone: no entry of that log can
  /// tell of its end, and no account is left to read a certificate.
  boolean pastLog() {
    return this == LOG || this == CONTRACT;
  }

  /// As it stands in the database and in certificates.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LeaseKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
