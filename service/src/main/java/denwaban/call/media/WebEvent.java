package denwaban.call.media;

/// What happens to a browser's connection. Told in order, off the media thread.
public sealed interface WebEvent {

  /// Audio can flow: the path is checked and the keys are agreed.
  record Up() implements WebEvent {}

  /// The connection is over and the leg is closed; a new offer is needed.
  record Down(Why why) implements WebEvent {}

  /// Why a browser's connection ended.
  enum Why {
    /// closed from our side
    CLOSED,
    /// the browser said goodbye (DTLS close_notify)
    CLOSED_BY_PEER,
    /// no valid connectivity check for [WebLeg#CONSENT]
    CONSENT_LOST,
    /// not up within [WebLeg#SETUP]
    TOO_SLOW,
    /// the DTLS certificate is not the one in the offer, or none was shown
    WRONG_CERTIFICATE,
    /// DTLS failed otherwise, or no SRTP profile is common
    HANDSHAKE_FAILED
  }
}
