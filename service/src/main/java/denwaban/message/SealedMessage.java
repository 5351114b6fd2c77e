package denwaban.message;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.vault.OwnHeader;
import org.jspecify.annotations.Nullable;

/// A message as the operator's browser sealed it.
///
/// @param manifest the exact signed text
/// @param urgent outside the seal: it decides who is woken
/// @param own a second header, with which the page that sealed it may correct it; null if it shall
///   not be corrected
record SealedMessage(
    CallId call,
    ObjectId object,
    Bytes header,
    Bytes payload,
    String manifest,
    Bytes signature,
    boolean urgent,
    @Nullable OwnHeader own) {

  /// Bytes of a header; a hybrid one has some 1,700.
  static final int HEADER_LIMIT = 8_192;

  /// Bytes of a payload; a form filled to its limits has some 20,000.
  static final int PAYLOAD_LIMIT = 131_072;

  /// Characters of a manifest; one of one segment has some 800.
  static final int MANIFEST_LIMIT = 4_096;
}
