package denwaban.copies;

import denwaban.audit.anchor.LogExport;
import java.io.IOException;

/// Port: where the files of a copy go.
interface Destination extends LogExport.Files, AutoCloseable {

  /// Whether less is there than was written, as far as that can be seen: then all is written anew.
  default boolean lacks(LogExport.Had had) throws IOException {
    return false;
  }

  @Override
  void close();
}
