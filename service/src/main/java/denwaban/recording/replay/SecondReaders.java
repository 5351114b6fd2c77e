package denwaban.recording.replay;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Recipient;
import denwaban.seal.crypto.Signer;
import denwaban.vault.BegunObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Port: who may open a recording besides its client, with the client's approval. `quality`
/// implements it.
public interface SecondReaders {

  /// Asked once for each recording, after it began and before its first sound. What is decided here
  /// is in the client's log when this returns.
  ///
  /// @param mailbox to whose key it is sealed; null for the general box
  /// @param at when the recording began
  /// @return no one, unless everything is proven
  /// @throws RuntimeException if that cannot be found out now; the client's own seal does not wait
  ///   for it
  List<SecondReader> of(BegunObject begunObject, @Nullable UUID mailbox, Instant at);

  /// One of them.
  interface SecondReader {

    /// Whose header it is.
    Recipient recipient();

    /// Keeps the reviewer's header of one segment.
    ///
    /// @param edge signs that it was made while the recording was sealed
    /// @throws RuntimeException if it cannot be kept; this reader is asked no more then, and is not
    ///   shown a recording of which a header is missing
    void keep(int segment, long startMs, Bytes header, Signer edge);
  }
}
