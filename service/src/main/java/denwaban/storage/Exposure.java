package denwaban.storage;

import java.io.IOException;

/// Whether a stranger could read what is kept, tried now and not read from a setting.
public interface Exposure {

  /// What was found.
  enum Seen {
    PRIVATE,
    /// A stranger reads it.
    OPEN
  }

  /// @throws IOException if the store does not answer: nothing is known
  Seen look() throws IOException;

  /// `bucket` or `folder`.
  String kind();
}
