package denwaban.backup;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of payloads at the place. Called inside the office's scope.
@Component
class PayloadTable {

  private static final String OF_SHELF =
      "select object_id, segment, bytes, sha256, gone_at from backup_payload where shelf = :shelf";

  private static final String KEEP =
      """
      insert into backup_payload (object_id, segment, shelf, bytes, sha256, copied_at)
      values (:object, :segment, :shelf, :bytes, :sha256, :at)
      on conflict (object_id, segment)
        do update set bytes = :bytes, sha256 = :sha256, copied_at = :at, gone_at = null
      """;

  private static final String GONE =
      "update backup_payload set gone_at = :at where object_id = :object and segment = :segment";

  private static final String DUE =
      """
      select object_id, segment from backup_payload where gone_at <= :before
      order by gone_at limit :limit
      """;

  private static final String FORGET =
      "delete from backup_payload where object_id = :object and segment = :segment";

  private static final String COUNT =
      "select count(*) as n, coalesce(sum(bytes), 0) as bytes from backup_payload";

  /// What a payload is called.
  record Name(ObjectId object, int segment) {

    String shelf() {
      var id = object.toString();
      return id.substring(id.length() - 2);
    }
  }

  record Recorded(long bytes, Bytes sha256, @Nullable Instant gone) {}

  record Sum(long count, long bytes) {}

  private final JdbcClient db;

  PayloadTable(JdbcClient db) {
    this.db = db;
  }

  Map<Name, Recorded> of(String shelf) {
    var found = new HashMap<Name, Recorded>();
    db.sql(OF_SHELF)
        .param("shelf", shelf)
        .query((row, n) ->
            found.put(
                name(Rows.uuid(row, "object_id").toString(), row.getInt("segment")),
                new Recorded(
                    row.getLong("bytes"),
                    Bytes.of(row.getBytes("sha256")),
                    Rows.instantOrNull(row, "gone_at"))))
        .list();
    return found;
  }

  void keep(Name name, long bytes, Bytes sha256, Instant at) {
    db.sql(KEEP)
        .param("object", name.object().value())
        .param("segment", name.segment())
        .param("shelf", name.shelf())
        .param("bytes", bytes)
        .param("sha256", sha256.toArray())
        .param("at", Rows.utc(at))
        .update();
  }

  void gone(Name name, Instant at) {
    db.sql(GONE)
        .param("at", Rows.utc(at))
        .param("object", name.object().value())
        .param("segment", name.segment())
        .update();
  }

  /// Those that the store has had no more since `before`, or longer.
  List<Name> due(Instant before, int limit) {
    return db.sql(DUE)
        .param("before", Rows.utc(before))
        .param("limit", limit)
        .query((row, n) -> name(Rows.uuid(row, "object_id").toString(), row.getInt("segment")))
        .list();
  }

  void forget(Name name) {
    db.sql(FORGET).param("object", name.object().value()).param("segment", name.segment()).update();
  }

  /// The place is another one, and has none.
  void forgetAll() {
    db.sql("delete from backup_payload").update();
  }

  Sum sum() {
    return db.sql(COUNT)
        .query((row, n) -> new Sum(row.getLong("n"), row.getLong("bytes")))
        .single();
  }

  private static Name name(String object, int segment) {
    return new Name(ObjectId.of(object), segment);
  }
}
