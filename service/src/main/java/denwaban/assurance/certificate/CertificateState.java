package denwaban.assurance.certificate;

import java.util.Locale;

/// What a record is worth at a moment. A badge is shown of a [#VALID] one, and of no other.
public enum CertificateState {
  VALID,
  /// Its first day has not come.
  NOT_YET,
  /// Its last day is over, in Japan.
  EXPIRED,
  SUSPENDED,
  WITHDRAWN,
  /// No second person has confirmed what was entered.
  UNCONFIRMED,
  /// The office has closed the record: another took its place, or it was entered by mistake.
  SUPERSEDED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
