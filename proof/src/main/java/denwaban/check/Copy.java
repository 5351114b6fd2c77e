package denwaban.check;

import denwaban.audit.proof.TileMaker;
import denwaban.kernel.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/// Where a log is read from: a folder, or an exit pack. Nothing in it is believed.
interface Copy extends Closeable {

  /// Takes entries in their order.
  interface Reader {
    void entry(Bytes entry) throws Wrong, IOException;
  }

  /// The newest state, as a note.
  String checkpoint() throws Wrong, IOException;

  /// Number of the first entry.
  long first();

  /// Hashes of the perfect subtrees before the first entry, the largest first.
  List<Bytes> before() throws Wrong, IOException;

  /// Gives the entries from the first one to where a tree of `size` ends.
  void entries(long size, Reader reader) throws Wrong, IOException;

  /// Compares what is kept of this tile.
  ///
  /// @throws Wrong if it is missing or other
  void compare(TileMaker.Made made) throws Wrong, IOException;

  /// Sizes of the earlier states that are kept.
  NavigableSet<Long> sizes();

  /// An earlier state, as a note.
  String earlier(long size) throws Wrong, IOException;

  /// The time stamp on it.
  Optional<Bytes> stamp(long size) throws Wrong, IOException;

  /// Says what was read, and what is there beside.
  void finish(Report report) throws IOException;

  @Override
  void close() throws IOException;
}
