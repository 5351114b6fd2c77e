package denwaban.storage.partition;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/// Port: the store of payloads as a backup sees it. A partition holds the objects whose ids end
/// with the same two hex digits.
///
/// Every method throws [IOException] when the store is away; safe to retry.
public interface PayloadPartitions {

  /// @param changed when it was last written to
  record Payload(ObjectId object, int segment, long bytes, Instant changed) {}

  /// False if there is no store, or it is not mounted: then an empty partition says nothing.
  boolean there() throws IOException;

  /// @param partition two hex digits, lower case
  List<Payload> on(String partition) throws IOException;

  /// @throws java.nio.file.NoSuchFileException if it is gone
  InputStream open(Payload payload) throws IOException;

  /// Whether payloads lie in a bucket.
  boolean bucket();
}
