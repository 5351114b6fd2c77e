package denwaban.vault;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Headers of single objects for a quality reviewer, beside the company's own: made by members, or
/// by the edge while it sealed. Called in the client's scope.
@Component
public class ReviewerHeaders {

  private static final String KEEP =
      """
      insert into vault_header
        (object_id, client_id, n, audience, epoch, company, start_ms, sha256, kek, wrapped, remade,
         remade_signature, expires_at)
      values (:object, :client, :n, 'reviewer', :epoch, :to, :start, :sha256, :kek, :wrapped,
        :remade, :signature, :until)
      """;

  private static final String DROP =
      """
      delete from vault_header
      where client_id = :client and object_id = :object and audience = 'reviewer' and company = :to
      """;

  private static final String COUNT =
      """
      select count(*) from vault_header
      where client_id = :client and object_id = :object and audience = 'reviewer' and company = :to
      """;

  private static final String FIND =
      """
      select n, start_ms, sha256, kek, wrapped, remade, remade_signature from vault_header
      where client_id = :client and object_id = :object and audience = 'reviewer'
        and company = :to and expires_at > :now
      order by n
      """;

  private final JdbcClient db;
  private final Headers headers;

  ReviewerHeaders(JdbcClient db, Headers headers) {
    this.db = db;
    this.headers = headers;
  }

  /// The header of one segment with what its maker signed (docs/formats/header.md, version 2).
  public record Made(int n, long startMs, Bytes header, String statement, Bytes signature) {}

  /// What these headers are for.
  ///
  /// @param to fingerprint of the reviewer's statement
  /// @param epoch of that statement
  public record For(ClientId client, ObjectId object, String to, int epoch) {}

  /// Keeps headers until a moment, in the place of those that the reviewer had before.
  public void keep(For whom, Instant until, List<Made> made) {
    drop(whom.client(), whom.object(), whom.to());
    made.forEach(one -> add(whom, until, one));
  }

  /// Keeps the header of one more segment.
  public void add(For whom, Instant until, Made one) {
    var wrapped =
        headers.wrap(
            Audience.REVIEWER, whom.client(), whom.object(), one.n(), one.startMs(), one.header());
    db.sql(KEEP)
        .param("object", whom.object().value())
        .param("client", whom.client().value())
        .param("n", one.n())
        .param("epoch", whom.epoch())
        .param("to", whom.to())
        .param("start", one.startMs())
        .param("sha256", wrapped.sha256().toArray())
        .param("kek", wrapped.kek())
        .param("wrapped", wrapped.wrapped().toArray())
        .param("remade", one.statement())
        .param("signature", one.signature().toArray())
        .param("until", Rows.utc(until))
        .update();
  }

  /// What the reviewer opened already cannot be taken back.
  public void drop(ClientId client, ObjectId object, String to) {
    db.sql(DROP)
        .param("client", client.value())
        .param("object", object.value())
        .param("to", to)
        .update();
  }

  /// Of how many segments one is kept, until a moment or since then no more.
  public int count(ClientId client, ObjectId object, String to) {
    return db.sql(COUNT)
        .param("client", client.value())
        .param("object", object.value())
        .param("to", to)
        .query(Integer.class)
        .single();
  }

  /// Asked before the log has an entry that something was given out.
  ///
  /// @throws Problem 503 while the vault is sealed
  public void mustBeOpen() {
    headers.mustBeOpen();
  }

  /// In the order of the segments; fewer than there are segments if a key was destroyed, none if
  /// they ended or were taken back.
  public List<Made> find(ClientId client, ObjectId object, String to, Instant now) {
    var rows =
        db.sql(FIND)
            .param("client", client.value())
            .param("object", object.value())
            .param("to", to)
            .param("now", Rows.utc(now))
            .query((row, n) ->
                new Row(
                    new HeaderRow(
                        row.getInt("n"),
                        row.getLong("start_ms"),
                        Bytes.of(row.getBytes("sha256")),
                        row.getString("kek"),
                        Bytes.of(row.getBytes("wrapped"))),
                    row.getString("remade"),
                    Bytes.of(row.getBytes("remade_signature"))))
            .list();
    var found = new ArrayList<Made>();
    for (var row : rows) {
      headers
          .unwrap(Audience.REVIEWER, client, object, row.header())
          .ifPresent(header ->
              found.add(
                  new Made(
                      row.header().n(),
                      row.header().startMs(),
                      header,
                      row.statement(),
                      row.signature())));
    }
    return List.copyOf(found);
  }

  private record Row(HeaderRow header, String statement, Bytes signature) {}
}
