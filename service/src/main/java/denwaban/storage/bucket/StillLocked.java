package denwaban.storage.bucket;

import java.io.IOException;

/// A version cannot be removed before its lock ends.
public final class StillLocked extends IOException {

  StillLocked(Throwable cause) {
    super("a lock keeps it", cause);
  }
}
