package denwaban.vault;

import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.storage.key.WeekKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Headers of single objects for a quality reviewer, beside the company's own: made by members, or
/// by the edge while it sealed. Called in the client's scope, but for what wraps and unwraps.
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

  private final TenantTransactions transactions;
  private final JdbcClient db;
  private final Headers headers;

  ReviewerHeaders(TenantTransactions transactions, JdbcClient db, Headers headers) {
    this.transactions = transactions;
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

  /// As it is to lie.
  public record Wrapped(Made made, HeaderRow row) {}

  /// Under the key of the object's week. Called outside of a transaction: the key service may be
  /// slow.
  ///
  /// @param made for an object that is there
  public List<Wrapped> wrap(For whom, List<Made> made) {
    var week = transactions.as(whom.client(), () -> headers.week(whom.client(), whom.object()));
    return made.stream().map(one -> new Wrapped(one, wrap(week, whom.object(), one))).toList();
  }

  private HeaderRow wrap(WeekKey week, ObjectId object, Made one) {
    return headers.wrap(week, Audience.REVIEWER, object, one.n(), one.startMs(), one.header());
  }

  /// Keeps headers until a moment, in the place of those that the reviewer had before.
  public void keep(For whom, Instant until, List<Wrapped> wrapped) {
    drop(whom.client(), whom.object(), whom.to());
    wrapped.forEach(one -> add(whom, until, one));
  }

  /// Keeps the header of one more segment.
  public void add(For whom, Instant until, Wrapped one) {
    var row = one.row();
    db.sql(KEEP)
        .param("object", whom.object().value())
        .param("client", whom.client().value())
        .param("n", row.n())
        .param("epoch", whom.epoch())
        .param("to", whom.to())
        .param("start", row.startMs())
        .param("sha256", row.sha256().toArray())
        .param("kek", row.kek())
        .param("wrapped", row.wrapped().toArray())
        .param("remade", one.made().statement())
        .param("signature", one.made().signature().toArray())
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

  /// As it lies.
  public record Kept(HeaderRow row, String statement, Bytes signature) {}

  /// In the order of the segments; none if they ended or were taken back.
  public List<Kept> find(ClientId client, ObjectId object, String to, Instant now) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("object", object.value())
        .param("to", to)
        .param("now", Rows.utc(now))
        .query((row, n) ->
            new Kept(
                HeaderRow.of(row),
                row.getString("remade"),
                Bytes.of(row.getBytes("remade_signature"))))
        .list();
  }

  /// Called outside of a transaction: the key service may be slow.
  ///
  /// @return fewer if a key was destroyed
  /// @throws Problem 503 while the vault is sealed
  public List<Made> unwrap(ClientId client, ObjectId object, List<Kept> kept) {
    return kept.stream().flatMap(one -> unwrap(client, object, one).stream()).toList();
  }

  private Optional<Made> unwrap(ClientId client, ObjectId object, Kept one) {
    var row = one.row();
    return headers
        .unwrap(Audience.REVIEWER, client, object, row)
        .map(header -> new Made(row.n(), row.startMs(), header, one.statement(), one.signature()));
  }
}
