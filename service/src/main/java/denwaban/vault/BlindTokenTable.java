package denwaban.vault;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of blind tokens. Called in the client's scope. Nothing here compares a part of a
/// token, or a text: there is only "equal".
@Component
class BlindTokenTable {

  private static final String DROP =
      """
      delete from vault_token_set where client_id = :client and object_id = :object
      """;

  private static final String ADD_SET =
      """
      insert into vault_token_set (object_id, client_id, call_id, company)
      values (:object, :client, :call, :company)
      """;

  private static final String ADD =
      """
      insert into vault_token (object_id, client_id, token) values (:object, :client, :token)
      """;

  // ids are counted by time, so the newest come first
  private static final String FIND =
      """
      select s.call_id, max(s.object_id::text) as newest from vault_token_set s
      where s.client_id = :client and s.company in (:held)
        and exists (select from vault_token t
          where t.client_id = :client and t.object_id = s.object_id and t.token in (:tokens))
      group by s.call_id
      having cast(:before as text) is null or max(s.object_id::text) < :before
      order by newest desc
      limit :limit
      """;

  private static final String OPENABLE =
      """
      from vault_object o
        join vault_manifest m on m.object_id = o.id
        left join vault_token_set s on s.object_id = o.id and s.company in (:held)
      where o.client_id = :client and o.kind in ('message', 'slip')
        and exists (select from vault_header h where h.client_id = :client
          and h.object_id = o.id and h.company in (:held))
      """;

  private static final String COUNT =
      "select count(*) as total, count(s.object_id) as indexed " + OPENABLE;

  private static final String PAGE =
      "select o.id, o.kind, s.object_id is not null as indexed "
          + OPENABLE
          + """
            and (cast(:before as uuid) is null or o.id < :before)
          order by o.id desc limit :limit
          """;

  private static final String MADE_WITH =
      """
      select distinct company from vault_token_set where client_id = :client
      """;

  /// @param indexed of all that this member can open, those which have tokens that they can ask for
  record Count(long total, long indexed) {}

  record Row(ObjectId object, String kind, boolean indexed) {}

  private final JdbcClient db;

  BlindTokenTable(JdbcClient db) {
    this.db = db;
  }

  /// In place of those that the object had.
  void put(
      ClientId client, ObjectId object, CallId call, String company, Collection<Bytes> tokens) {
    db.sql(DROP).param("client", client.value()).param("object", object.value()).update();
    db.sql(ADD_SET)
        .param("object", object.value())
        .param("client", client.value())
        .param("call", call.value())
        .param("company", company)
        .update();
    for (var token : tokens) {
      db.sql(ADD)
          .param("object", object.value())
          .param("client", client.value())
          .param("token", token.toArray())
          .update();
    }
  }

  List<BlindTokens.Match> find(
      ClientId client,
      Collection<String> held,
      Collection<Bytes> tokens,
      @Nullable ObjectId before,
      int limit) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("held", held)
        .param("tokens", tokens.stream().map(Bytes::toArray).toList())
        .param("before", before == null ? null : before.toString(), java.sql.Types.VARCHAR)
        .param("limit", limit)
        .query((row, n) ->
            new BlindTokens.Match(
                new CallId(Rows.uuid(row, "call_id")),
                new ObjectId(UUID.fromString(row.getString("newest")))))
        .list();
  }

  Count count(ClientId client, Collection<String> held) {
    return db.sql(COUNT)
        .param("client", client.value())
        .param("held", held)
        .query((row, n) -> new Count(row.getLong("total"), row.getLong("indexed")))
        .single();
  }

  /// Newest first.
  List<Row> page(ClientId client, Collection<String> held, @Nullable ObjectId before, int limit) {
    return db.sql(PAGE)
        .param("client", client.value())
        .param("held", held)
        .param("before", before == null ? null : before.value(), java.sql.Types.OTHER)
        .param("limit", limit)
        .query((row, n) ->
            new Row(
                new ObjectId(Rows.uuid(row, "id")),
                row.getString("kind"),
                row.getBoolean("indexed")))
        .list();
  }

  Set<String> madeWith(ClientId client) {
    return db.sql(MADE_WITH)
        .param("client", client.value())
        .query((row, n) -> row.getString("company"))
        .set();
  }
}
