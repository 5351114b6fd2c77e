package denwaban.database;

import denwaban.seal.crypto.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The database of this office, reached, migrated and checked.
final class Database implements AutoCloseable {

  static final String NAME = "denwaban";

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final DataFolder folder;
  private final @Nullable EmbeddedPostgres embedded;
  private final Logins logins;

  /// What this run of the program calls itself where it comes as the owner or the superuser.
  private final String own = "denwaban " + Secret.make().text();

  private Database(DataFolder folder, @Nullable EmbeddedPostgres embedded, Logins logins) {
    this.folder = folder;
    this.embedded = embedded;
    this.logins = logins;
  }

  /// @throws CannotStart if it cannot be reached or would be unsafe
  static Database open(DatabaseSettings settings) {
    var folder = DataFolder.open(settings.data());
    try {
      folder.claim(settings.mode());
    } catch (CannotStart refused) {
      unlock(folder);
      throw refused;
    }
    if (settings.db().url() != null) {
      try {
        var external = new Database(folder, null, logins(settings.db()));
        external.prepare();
        return external;
      } catch (CannotStart refused) {
        unlock(folder);
        throw refused;
      } catch (RuntimeException e) {
        unlock(folder);
        throw new CannotStart(
            "The database at denwaban.db.url does not answer, or was not brought up to date.",
            "Run ./denwaban check with the same settings: it says what to mend.",
            e);
      }
    }
    var embedded = EmbeddedPostgres.start(folder, settings.backup().asked());
    try {
      if (!embedded.exists(NAME)) {
        embedded.create(NAME, null);
      }
      embedded.letIn(NAME);
      var database = new Database(folder, embedded, embedded.logins(NAME));
      if (settings.backup().asked() && Migrations.upgrades(database.owner())) {
        try (var root = embedded.superuser(NAME, database.own)) {
          Migrations.mark(folder.path(), root);
        }
      }
      database.prepare();
      try (var root = embedded.superuser(NAME, database.own)) {
        LoginTrigger.install(root);
      }
      database.guests().clear();
      return database;
    } catch (SQLException | RuntimeException e) {
      embedded.close();
      if (e instanceof CannotStart refusal) {
        throw refusal;
      }
      throw new CannotStart(
          "The database could not be brought up to date.", "See the cause below.", e);
    }
  }

  private void prepare() {
    Migrations.run(owner());
    for (var role : List.of(app(), eraser(), verifier())) {
      // one connection for all that is asked: a password's proof costs more than an answer
      var way = new SingleConnectionDataSource(role.url(), role.user(), role.password(), true);
      try {
        RoleCheck.run(JdbcClient.create(way));
      } finally {
        way.destroy();
      }
    }
  }

  private Login owner() {
    return logins.owner().as(own);
  }

  /// The two narrow ways in. They call themselves this run of the program, so that others who come
  /// in with their passwords are noticed.
  Login eraser() {
    return logins.eraser().as(own);
  }

  Login verifier() {
    return logins.verifier().as(own);
  }

  Login app() {
    return logins.app();
  }

  TemporaryLogins guests() {
    return new TemporaryLogins(embedded, NAME, own);
  }

  Cluster cluster() {
    return new Cluster(embedded, NAME, own);
  }

  ConnectionAudit visits(JdbcClient app) {
    return new ConnectionAudit(app, own, embedded != null);
  }

  static Logins logins(DatabaseSettings.External db) {
    var url = DatabaseAddress.safe(String.valueOf(db.url()));
    return new Logins(
        new Login(url, Logins.OWNER, given(db.ownerPassword())),
        new Login(url, Logins.APP, given(db.appPassword())),
        new Login(url, Logins.ERASER, given(db.eraserPassword())),
        new Login(url, Logins.VERIFIER, given(db.verifierPassword())));
  }

  private static String given(@Nullable String password) {
    if (password != null) return password;
    throw new CannotStart(
        "An external database needs four roles with a password each: "
            + String.join(", ", Logins.ROLES)
            + ".",
        "Set denwaban.db.owner-password, app-password, eraser-password and verifier-password,"
            + " best by environment variable or file.");
  }

  /// Starts the embedded server again if it ended by itself. Until then nothing is read or written,
  /// but calls in progress go on.
  void restartIfEnded() {
    try {
      if (embedded != null && embedded.restartIfEnded()) {
        LOG.atWarn().log("the database had ended and was started again");
      }
    } catch (IOException notYet) {
      throw new UncheckedIOException("the database ended and does not start", notYet);
    }
  }

  /// Stops the embedded server; the pool must be closed before.
  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
    unlock(folder);
  }

  private static void unlock(DataFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      throw new AssertionError("closing a lock file", e);
    }
  }
}
