package denwaban.disclosure;

import denwaban.client.key.Line;
import denwaban.database.Rows;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what belongs to a request. In a member's scope it shows what lies in their boxes.
@Component
class LinkTable {

  private static final String ADD =
      """
      insert into disclosure_link (client_id, request_id, object_id, call_id, line, kind)
      values (:client, :request, :object, :call, :line, :kind)
      on conflict do nothing
      """;

  private static final String REMOVE =
      """
      delete from disclosure_link
      where client_id = :client and request_id = :request and object_id = :object
      """;

  private static final String ALL =
      """
      select * from disclosure_link where client_id = :client and request_id = :request
      order by call_id, kind, object_id
      """;

  /// @param line of the box that it is in
  record Link(ObjectId object, CallId call, Line line, String kind) {}

  private final JdbcClient db;

  LinkTable(JdbcClient db) {
    this.db = db;
  }

  /// False if it is there already.
  boolean add(ClientId client, UUID request, Link link) {
    return db.sql(ADD)
            .param("client", client.value())
            .param("request", request)
            .param("object", link.object().value())
            .param("call", link.call().value())
            .param("line", link.line().id())
            .param("kind", link.kind())
            .update()
        == 1;
  }

  boolean remove(ClientId client, UUID request, UUID object) {
    return db.sql(REMOVE)
            .param("client", client.value())
            .param("request", request)
            .param("object", object)
            .update()
        == 1;
  }

  List<Link> all(ClientId client, UUID request) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("request", request)
        .query((row, n) ->
            new Link(
                new ObjectId(Rows.uuid(row, "object_id")),
                new CallId(Rows.uuid(row, "call_id")),
                new Line(Rows.uuid(row, "line")),
                row.getString("kind")))
        .list();
  }
}
