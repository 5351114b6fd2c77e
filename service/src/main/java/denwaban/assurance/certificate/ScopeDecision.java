package denwaban.assurance.certificate;

import java.util.UUID;

/// What a person read in a scope: whether it covers a service at a site, and why.
///
/// @param certificate the version whose words were read
record ScopeDecision(
    Entered entered,
    UUID certificate,
    ServiceType service,
    Site site,
    boolean covered,
    String reason) {

  /// In characters.
  static final int REASON_LIMIT = 400;
}
