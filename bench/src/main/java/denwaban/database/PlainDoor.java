package denwaban.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;

/// The program's own PostgreSQL with its own settings and nothing of the program in it, for
/// measurements to be compared with.
@NullMarked
public final class PlainDoor implements AutoCloseable {

  private final DataFolder folder;
  private final EmbeddedPostgres postgres;

  public PlainDoor(Path path) {
    folder = DataFolder.open(path);
    postgres = EmbeddedPostgres.start(folder);
  }

  public Connection connect() throws SQLException {
    return postgres.superuser("postgres");
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    folder.close();
  }
}
