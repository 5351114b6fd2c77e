package denwaban.storage.key;

/// What came of asking a key service for one key, without making any.
public enum KeyServiceAnswer {
  /// It takes the token, and has a transit engine where one is named.
  READY,

  /// It is ready, but has not the first key of this office.
  NOT_OURS,

  /// Nothing answered.
  SILENT,

  /// The certificate of what answered is not believed, or it does not speak TLS.
  UNTRUSTED,

  /// It runs, and waits for its unseal keys, or cannot serve for another reason of its own.
  SEALED,

  /// The token is not valid, or its policy lets it read or use no key.
  REFUSED,

  /// There is no engine at that mount.
  NO_ENGINE,

  /// What answered is no key service.
  NO_SERVICE
}
