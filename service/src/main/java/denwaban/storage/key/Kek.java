package denwaban.storage.key;

import java.util.regex.Pattern;

/// The name of a key-encrypting key. Destroying the key of this name makes everything wrapped under
/// it unreadable at once, backups included.
///
/// @param name lower-case letters, digits and dashes, 1 to 80; becomes a file name
public record Kek(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  /// @throws IllegalArgumentException if `name` has other characters
  public Kek {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a key");
    }
  }

  /// Whether it is one of the log's own: they stay usable while the vault is sealed. Keys of
  /// clients begin with an id.
  boolean ofTheLog() {
    return name.startsWith("audit-");
  }
}
