package denwaban.copies;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file that did not get where it should. Names no address and no secret.
final class CopyFailed extends IOException {

  private final CopyTrouble why;

  CopyFailed(CopyTrouble why, @Nullable Throwable cause) {
    super("a copy could not be written: " + why, cause);
    this.why = why;
  }

  CopyTrouble why() {
    return why;
  }
}
