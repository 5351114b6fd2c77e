package denwaban.storage.shelf;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/// Port: the store of payloads as a backup sees it. A shelf holds the objects whose ids end with
/// the same two hex digits.
///
/// Every method throws [IOException] when the store is away; safe to retry.
public interface Shelves {

  /// @param changed when it was last written to
  record Payload(ObjectId object, int segment, long bytes, Instant changed) {}

  /// False if there is no store, or it is not mounted: then an empty shelf says nothing.
  boolean there() throws IOException;

  /// @param shelf two hex digits, lower case
  List<Payload> on(String shelf) throws IOException;

  /// @throws java.nio.file.NoSuchFileException if it is gone
  InputStream open(Payload payload) throws IOException;

  /// Whether payloads lie in a bucket.
  boolean bucket();
}
