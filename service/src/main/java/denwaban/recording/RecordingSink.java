package denwaban.recording;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Recipient;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Where the sealed audio of one call goes, segment by segment. Used by one thread.
///
/// Order for each segment: [#begin], make the sealed stream on [Segment#payload], [Segment#header]
/// before the first byte of audio (a payload without its header can never be opened), audio,
/// [Segment#end]. Then [#finish] or [#abort], once; what follows is ignored. For a call in which no
/// one was heard, nothing is called at all.
public interface RecordingSink {

  /// The company key to seal to, `age1…`.
  String recipient();

  /// Who else gets their own header of each segment.
  default List<Recipient> besides() {
    return List.of();
  }

  /// Begins the next segment.
  ///
  /// @param startMs where it begins in the recording, in milliseconds
  Segment begin(long startMs) throws IOException;

  /// The call's audio ended normally and every segment is sealed to its final chunk.
  ///
  /// @param durationMs of the whole recording
  void finish(long durationMs) throws IOException;

  /// The recording broke off. What was written stays and is marked incomplete.
  ///
  /// @param durationMs as far as known
  void abort(long durationMs);

  /// One age file in the making.
  interface Segment {

    /// Takes the sealed payload; buffered writes are forced to disk at most every second.
    OutputStream payload();

    /// Keeps the header; after this returns it survives a crash.
    void header(Bytes header) throws IOException;

    /// Keeps the other readers' headers if it can; the recording does not depend on it.
    ///
    /// @param headers in the order of [RecordingSink#besides]
    default void besides(List<Bytes> headers) {}

    /// The payload ended with its final chunk; forces it to disk.
    void end() throws IOException;
  }
}
