package denwaban.copies;

import denwaban.audit.anchor.LogExport;
import java.io.IOException;
import java.util.OptionalLong;

/// Port: where the files of a copy go.
interface Destination extends LogExport.Files, AutoCloseable {

  /// How many entries the copy itself says that it has; empty if that cannot be seen.
  default OptionalLong size() throws IOException {
    return OptionalLong.empty();
  }

  @Override
  void close();
}
