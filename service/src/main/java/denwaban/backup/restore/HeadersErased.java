package denwaban.backup.restore;

import denwaban.backup.place.Erased;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Without a header an object is closed for ever: the file key stands nowhere else. What makes it
/// findable, and what was written about it, go with it.
public final class HeadersErased implements RestoredErasure {

  private static final List<String> GONE =
      List.of(
          "delete from vault_header where object_id = any(?)",
          "delete from vault_token where object_id = any(?)",
          "delete from vault_token_set where object_id = any(?)",
          """
          delete from inbox_note where item_id in (
            select id from inbox_item where object_id = any(?))
          """,
          "delete from quality_review where object_id = any(?)");

  /// A certificate that is made again says since when it was unreadable, not when it was restored.
  private static final String SINCE =
      """
      update retention_lease l set unreadable_at = e.moment::timestamptz
      from unnest(?::uuid[], ?::text[]) as e (id, moment)
      where l.subject = e.id and l.unreadable_at is null and l.due_at <= e.moment::timestamptz
      """;

  /// Rows of all audiences of these objects that are there still.
  private static final String LEFT = "select count(*) from vault_header where object_id = any(?)";

  @Override
  public void erase(Connection database, List<Erased> listed) throws SQLException {
    var ids = database.createArrayOf("uuid", objects(listed));
    for (var statement : GONE) {
      try (var sql = database.prepareStatement(statement)) {
        sql.setArray(1, ids);
        sql.executeUpdate();
      }
    }
    var things = listed.stream().filter(it -> !it.kind().equals(Erased.KEK)).toList();
    try (var sql = database.prepareStatement(SINCE)) {
      sql.setArray(1, array(database, "uuid", things, Erased::object));
      sql.setArray(2, array(database, "text", things, it -> it.at().toString()));
      sql.executeUpdate();
    }
  }

  private static Array array(
      Connection database, String type, List<Erased> things, Function<Erased, String> part)
      throws SQLException {
    return database.createArrayOf(type, things.stream().map(part).toArray());
  }

  /// How many header rows of what was listed a restored database still has: none, after [#erase].
  public static long left(Connection database, List<Erased> listed) throws SQLException {
    try (var sql = database.prepareStatement(LEFT)) {
      sql.setArray(1, database.createArrayOf("uuid", objects(listed)));
      var rows = sql.executeQuery();
      rows.next();
      return rows.getLong(1);
    }
  }

  private static UUID[] objects(List<Erased> listed) {
    return listed.stream()
        .filter(it -> !it.kind().equals(Erased.KEK))
        .map(it -> UUID.fromString(it.object()))
        .distinct()
        .toArray(UUID[]::new);
  }
}
