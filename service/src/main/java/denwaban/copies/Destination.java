package denwaban.copies;

import denwaban.audit.anchor.LogExport;

/// Port: where the files of a copy go.
interface Destination extends LogExport.Files, AutoCloseable {

  @Override
  void close();
}
