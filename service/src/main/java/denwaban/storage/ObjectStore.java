package denwaban.storage;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/// Port: keeps payloads, which are sealed before they come here.
///
/// A payload is named by its object and segment, nothing else, so no outside text ever becomes a
/// path. Every method throws [IOException] when the store is unavailable; safe to retry.
public interface ObjectStore extends Remains {

  /// Keeps a whole payload: after this returns it survives a power cut; before, nothing is there.
  ///
  /// Writing the same payload again is harmless; other bytes under the same name are refused.
  ///
  /// @throws PayloadExists if other bytes are kept under this name
  void put(ObjectId object, int segment, byte[] payload) throws IOException;

  /// Opens a new payload for appending, as a recording grows.
  ///
  /// @throws PayloadExists if anything is kept under this name
  AppendedPayload append(ObjectId object, int segment) throws IOException;

  /// Bytes `from` (inclusive) up to at most `length` more.
  ///
  /// @throws java.io.FileNotFoundException if nothing is kept under this name
  InputStream read(ObjectId object, int segment, long from, long length) throws IOException;

  /// The length in bytes, or empty if nothing is kept under this name.
  OptionalLong length(ObjectId object, int segment) throws IOException;

  /// Removes a payload; true if there was one.
  boolean delete(ObjectId object, int segment) throws IOException;

  /// Removes all payloads of an object, whatever their segments: of a bucket each version, of the
  /// spool what still waits. True if there was one.
  ///
  /// @throws IOException also while Object Lock keeps one
  boolean erase(ObjectId object) throws IOException;
}
