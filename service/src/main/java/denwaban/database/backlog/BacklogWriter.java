package denwaban.database.backlog;

import java.util.Set;

/// Writes steps that waited in the [Backlog] because the database, or the log in it, was
/// unavailable.
public interface BacklogWriter {

  /// The records that it writes. Their simple names are unique in the program and stay: files on
  /// the disk bear them.
  Set<Class<? extends Record>> steps();

  /// Outside of any transaction, before [#write]; after a crash once more, so it must do no harm
  /// when done twice.
  default void before(Record step) {}

  /// In the scope of the step's client. Done once: what it writes stands, or nothing of it.
  void write(Record step);

  /// After the commit; after a crash perhaps never.
  default void after(Record step) {}
}
