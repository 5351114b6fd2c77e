package denwaban.storage;

import java.io.IOException;

/// Nothing is given out of the store until two people have opened it again.
public final class ReadsClosed extends IOException {

  private static final long serialVersionUID = 1;

  ReadsClosed() {
    super("reads are closed");
  }
}
