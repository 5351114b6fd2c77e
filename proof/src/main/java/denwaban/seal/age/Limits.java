package denwaban.seal.age;

/// What this module accepts from outside, at most.
public final class Limits {

  /// Characters of a recipient: the hybrid one has 1,959.
  public static final int RECIPIENT_CHARS = 2_000;

  /// Bytes of a detached header: room for some forty hybrid stanzas; ours has one.
  public static final int HEADER_BYTES = 65_536;

  /// Stanzas in one header; each costs the reader one key agreement.
  public static final int STANZAS = 256;

  /// Bytes of plaintext that are opened in memory at once (grants, messages); streams have none.
  public static final int WHOLE_FILE_BYTES = 1 << 20;

  /// Bytes of a signed text: a manifest with [#SEGMENTS] segments fits.
  public static final int SIGNED_BYTES = 262_144;

  /// Segments of one object: 5 min each, so 24 h of one call.
  public static final int SEGMENTS = 288;

  /// Members who hold one epoch of a company's key from its beginning.
  public static final int LINE_MEMBERS = 1_000;

  /// Bytes of a key chain as it travels. Each grant stays in it, so a newcomer is given only the
  /// epochs that something needs.
  public static final int CHAIN_BYTES = 16 << 20;

  /// Depth of nested arrays and objects in signed JSON.
  public static final int JSON_DEPTH = 8;

  private Limits() {}
}
