package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import org.jspecify.annotations.Nullable;

/// Where the tiles of one log lie, by their C2SP path such as `tile/0/x001/067.p/8`.
///
/// Insert only: what was written under a path never changes. A tile that grows is written under a
/// new path, for the width is in it; narrower ones may be pruned once a wider one is there.
public interface TileStore {

  /// @return the tile's hashes one after the other, or null if nothing was written there
  @Nullable Bytes read(String path);

  /// Writing the same bytes again is allowed and does nothing: a sequencer repeats after a crash.
  void write(String path, Bytes tile);
}
