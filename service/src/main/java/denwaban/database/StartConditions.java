package denwaban.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What must hold of folder, account, disk and database for a start, asked without starting: by the
/// rules of the start itself, and nothing is made or written.
public final class StartConditions {

  /// The first that knows `unique nulls not distinct`, which our tables use.
  static final int OLDEST_VERSION = 15;

  /// For a server that does not answer; what the URL itself says goes first.
  private static final String PATIENCE_SECONDS = "5";

  private final DatabaseSettings settings;
  private final DiskSettings disk;

  private StartConditions(DatabaseSettings settings, DiskSettings disk) {
    this.settings = settings;
    this.disk = disk;
  }

  /// @throws CannotStart if limits do not fit, or the database's address or a password is missing
  public static StartConditions of(Binder binder) {
    var settings = binder.bindOrCreate("denwaban", DatabaseSettings.class);
    var disk = binder.bindOrCreate("denwaban.disk", DiskSettings.class).checked();
    if (settings.db().url() != null) {
      var _ = Database.logins(settings.db());
    }
    return new StartConditions(settings, disk);
  }

  public Path data() {
    return settings.data().toAbsolutePath().normalize();
  }

  /// The folder itself, or where it would be made.
  public Path existing() {
    var here = data();
    while (!Files.exists(here) && here.getParent() != null) here = here.getParent();
    return here;
  }

  /// @throws CannotStart if the folder belongs to the other mode
  public void requireOurMode() {
    DataFolder.requireNotOfAnother(data(), settings.mode());
  }

  /// Whether an office runs on the folder now.
  ///
  /// @throws IOException if that may not be seen
  public boolean running() throws IOException {
    return DataFolder.isLocked(data());
  }

  public Disk disk() {
    return new Disk(existing(), disk);
  }

  /// As set: with less free than `warnMib` the office is told, with less than `stopMib` it stops
  /// readings.
  public long warnMib() {
    return disk.warnMib();
  }

  public long stopMib() {
    return disk.stopMib();
  }

  public boolean embedded() {
    return settings.db().url() == null;
  }

  /// The account that would run the embedded database.
  ///
  /// @return empty: the one of this process
  /// @throws CannotStart if there is none, or the folder is closed to it
  public Optional<String> account() {
    return Optional.ofNullable(PostgresAccount.choose(data()).user());
  }

  /// The files of the embedded database, which its account must own.
  public Path embeddedFiles() {
    return data().resolve("postgres/data");
  }

  /// What came of entering the external database.
  public sealed interface Entering {}

  public record Entered(int version) implements Entering {}

  /// No server answered at that address.
  public record Away(String address) implements Entering {}

  /// @param state SQLSTATE; 28P01 for a wrong password and a missing role alike
  public record TurnedAway(String role, String state) implements Entering {}

  /// The driver's SQLSTATE where a server asks for a password in another way than SCRAM, or for
  /// none.
  private static final String OTHER_WAY = "08004";

  public record NoDatabase() implements Entering {}

  public record TooOld(int version, int oldest) implements Entering {}

  /// The owner may not make tables.
  public record OwnerMayNot() implements Entering {}

  /// Enters the external database as all four roles, and asks what they may. Writes nothing.
  ///
  /// @throws CannotStart if the program's role could step over the scope
  public Entering enter() {
    var logins = Database.logins(settings.db());
    for (var role : List.of(logins.app(), logins.eraser(), logins.verifier())) {
      var found = enter(role, false);
      if (!(found instanceof Entered)) return found;
    }
    return enter(logins.owner(), true);
  }

  private static Entering enter(Login login, boolean owner) {
    var properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    for (var limit : new String[] {"connectTimeout", "loginTimeout", "socketTimeout"}) {
      properties.setProperty(limit, PATIENCE_SECONDS);
    }
    try (var connection = DriverManager.getConnection(login.url(), properties)) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_VERSION) return new TooOld(version, OLDEST_VERSION);
      var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      if (!owner) {
        RoleCheck.run(jdbc);
      } else if (!mayMakeTables(jdbc)) {
        return new OwnerMayNot();
      }
      return new Entered(version);
    } catch (SQLException refused) {
      return why(refused, login);
    } catch (DataAccessException hungUp) {
      return new Away(address(login.url()));
    }
  }

  private static boolean mayMakeTables(JdbcClient owner) {
    return owner
        .sql("select has_schema_privilege('public', 'create')")
        .query(Boolean.class)
        .single();
  }

  private static Entering why(SQLException refused, Login login) {
    var state = String.valueOf(refused.getSQLState());
    if (state.equals("3D000")) return new NoDatabase();
    return state.startsWith("28") || state.startsWith("42") || state.equals(OTHER_WAY)
        ? new TurnedAway(login.user(), state)
        : new Away(address(login.url()));
  }

  /// Host and port alone: whatever else stands in the URL is not for a screen.
  private static String address(String url) {
    var uri = URI.create(url.replaceFirst("^jdbc:", ""));
    return uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort());
  }
}
