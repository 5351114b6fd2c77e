package denwaban.copies;

import denwaban.audit.anchor.LogCopies;

/// Port: where the files of a copy go.
interface Destination extends LogCopies.Files, AutoCloseable {

  @Override
  void close();
}
