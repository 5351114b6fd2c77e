package denwaban.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The program's own PostgreSQL as its backup sees it: files, archived log, a way in that may do
/// anything. Nothing of it where the database is another one.
public final class Cluster {

  private final @Nullable EmbeddedPostgres postgres;
  private final String database;
  private final String own;

  Cluster(@Nullable EmbeddedPostgres postgres, String database, String own) {
    this.postgres = postgres;
    this.database = database;
    this.own = own;
  }

  /// @param files the folder that PostgreSQL calls its data directory
  /// @param archive where it leaves each finished segment of its log, whole; the reader that takes
  ///   a segment away removes it. Empty for ever if nothing is archived
  /// @param archiving whether it does
  public record Files(Path files, Path archive, boolean archiving) {}

  /// @return empty if the database is not the program's own
  public Optional<Files> files() {
    return Optional.ofNullable(postgres).map(EmbeddedPostgres::files);
  }

  /// For a backup, and for nothing else: it steps over every scope.
  ///
  /// @throws IllegalStateException if the database is not the program's own
  public Connection root() throws SQLException {
    if (postgres == null) {
      throw new IllegalStateException("the database is another one");
    }
    return postgres.superuser(database, own);
  }
}
