package denwaban.copies;

import denwaban.audit.anchor.LogExport;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of where copies go and what they have. Called inside a scope.
@Component
class CopyTable {

  private static final String SET =
      """
      insert into copy_target
        (client_id, kind, address, bucket, region, path_style, lock_days, secret, set_at)
      values (:client, :kind, :address, :bucket, :region, :pathStyle, :lockDays, :secret, :at)
      on conflict (client_id) do update set kind = excluded.kind, address = excluded.address,
        bucket = excluded.bucket, region = excluded.region, path_style = excluded.path_style,
        lock_days = excluded.lock_days, secret = excluded.secret, set_at = excluded.set_at
      """;

  private static final String REMOVE = "delete from copy_target where client_id = :client";

  private static final String FIND =
      """
      select kind, address, bucket, region, path_style, lock_days, secret, set_at from copy_target
      where client_id = :client
      """;

  /// A change that is going on is waited for.
  private static final String STILL =
      """
      select set_at from copy_target where client_id = :client for share
      """;

  private static final String STATE =
      """
      select size, witnessed, stamped, at, trouble from copy_state
      where log = :log and place = :place
      """;

  private static final String KEEP =
      """
      insert into copy_state (log, place, size, witnessed, stamped, at, trouble)
      values (:log, :place, :size, :witnessed, :stamped, :at, :trouble)
      on conflict (log, place) do update set size = excluded.size,
        witnessed = excluded.witnessed, stamped = excluded.stamped, at = excluded.at,
        trouble = excluded.trouble
      """;

  private static final String FORGET = "delete from copy_state where log = :log and place = :place";

  private static final UUID INSTALLATION = new UUID(0, 0);

  /// Which of the two copies of a log.
  enum Place {
    FOLDER("folder"),
    OWN("own");

    private final String code;

    Place(String code) {
      this.code = code;
    }
  }

  /// @param secret wrapped
  record Wanted(Target target, Bytes secret, Instant setAt) {}

  /// @param at when the copy was last complete; null if it never was
  record State(LogExport.Had had, @Nullable Instant at, @Nullable CopyTrouble trouble) {
    static final State NONE = new State(LogExport.Had.NOTHING, null, null);
  }

  private final JdbcClient db;

  CopyTable(JdbcClient db) {
    this.db = db;
  }

  void set(ClientId client, Wanted wanted) {
    var bucket = wanted.target() instanceof Target.Bucket it ? it : null;
    db.sql(SET)
        .param("client", client.value())
        .param("kind", bucket == null ? "https" : "bucket")
        .param("address", wanted.target().address())
        .param("bucket", bucket == null ? "" : bucket.bucket())
        .param("region", bucket == null ? "" : bucket.region())
        .param("pathStyle", bucket != null && bucket.pathStyle())
        .param("lockDays", bucket == null ? 0 : bucket.lockDays())
        .param("secret", wanted.secret().toArray())
        .param("at", Rows.utc(wanted.setAt()))
        .update();
  }

  /// Whether the place is still the one that was set then.
  boolean still(ClientId client, Instant setAt) {
    return db.sql(STILL)
        .param("client", client.value())
        .query((row, n) -> Rows.instant(row, "set_at"))
        .optional()
        .filter(setAt::equals)
        .isPresent();
  }

  /// @return false if there was none
  boolean remove(ClientId client) {
    return db.sql(REMOVE).param("client", client.value()).update() == 1;
  }

  Optional<Wanted> find(ClientId client) {
    return db.sql(FIND).param("client", client.value()).query((row, n) -> wanted(row)).optional();
  }

  /// @param client null for the installation's log
  State state(@Nullable ClientId client, Place place) {
    return db.sql(STATE)
        .param("log", log(client))
        .param("place", place.code)
        .query((row, n) -> state(row))
        .optional()
        .orElse(State.NONE);
  }

  void keep(@Nullable ClientId client, Place place, State state) {
    var at = state.at();
    var trouble = state.trouble();
    db.sql(KEEP)
        .param("log", log(client))
        .param("place", place.code)
        .param("size", state.had().size())
        .param("witnessed", state.had().witnessed())
        .param("stamped", state.had().stamped())
        .param("at", Rows.utcOrNull(at))
        .param("trouble", trouble == null ? null : trouble.name())
        .update();
  }

  void forget(ClientId client, Place place) {
    db.sql(FORGET).param("log", log(client)).param("place", place.code).update();
  }

  private static UUID log(@Nullable ClientId client) {
    return client == null ? INSTALLATION : client.value();
  }

  private static Wanted wanted(ResultSet row) throws SQLException {
    var address = row.getString("address");
    var target =
        row.getString("kind").equals("https")
            ? new Target.Https(address)
            : new Target.Bucket(
                address,
                row.getString("region"),
                row.getString("bucket"),
                row.getBoolean("path_style"),
                row.getInt("lock_days"));
    return new Wanted(target, Bytes.of(row.getBytes("secret")), Rows.instant(row, "set_at"));
  }

  private static State state(ResultSet row) throws SQLException {
    var trouble = row.getString("trouble");
    return new State(
        new LogExport.Had(row.getLong("size"), row.getLong("witnessed"), row.getLong("stamped")),
        Rows.instantOrNull(row, "at"),
        trouble == null ? null : CopyTrouble.valueOf(trouble));
  }
}
