package denwaban.contract.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Confirmations of clients (個人情報保護法 25条: a business that entrusts personal data to another
/// supervises the other). Without one that entrusts, no number of the client is answered. Opens the
/// client's scope, or joins it.
@Component
public final class Confirmations {

  /// The next is due: once a year.
  public static final Duration AGAIN = Duration.ofDays(365);

  /// In characters of the canonical text.
  public static final int TEXT_LIMIT = 60_000;

  /// Confirmations that are shown.
  private static final int SHOWN = 50;

  private static final String KEEP =
      """
      insert into contract_confirmation (id, client_id, made_at, person_id, entrusts, text, signature)
      values (:id, :client, :at, :by, :entrusts, :text, :signature)
      """;

  private static final String ALL =
      """
      select * from contract_confirmation where client_id = :client
      order by made_at desc, id desc limit :limit
      """;

  private static final String GRACE = "select until from contract_grace where client_id = :client";

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final boolean demo;

  /// @param mode `demo`: its numbers are no one's, and are answered without
  public Confirmations(
      JdbcClient db,
      TenantTransactions transactions,
      AuditLog audit,
      @Value("${denwaban.mode}") String mode) {
    this.db = db;
    this.transactions = transactions;
    this.audit = audit;
    this.demo = mode.equals("demo");
  }

  /// Whether this is a demo.
  public boolean demo() {
    return demo;
  }

  /// Whether a client's numbers may be answered at that moment, as far as this goes.
  public boolean mayAnswer(ClientId client, Instant at) {
    return demo
        || newest(client).filter(Confirmation::entrusts).isPresent()
        || (newest(client).isEmpty() && grace(client).filter(at::isBefore).isPresent());
  }

  /// Until when a client that was there before this was asked for has time to sign.
  public Optional<Instant> grace(ClientId client) {
    return transactions.as(
        client,
        () ->
            db.sql(GRACE)
                .param("client", client.value())
                .query((row, n) -> Rows.instant(row, "until"))
                .optional());
  }

  public Optional<Confirmation> newest(ClientId client) {
    return read(client, 1).stream().findFirst();
  }

  /// The newest first.
  public List<Confirmation> all(ClientId client) {
    return read(client, SHOWN);
  }

  private List<Confirmation> read(ClientId client, int limit) {
    return transactions.as(
        client,
        () ->
            db.sql(ALL)
                .param("client", client.value())
                .param("limit", limit)
                .query((row, n) -> confirmation(client, row))
                .list());
  }

  private static Confirmation confirmation(ClientId client, ResultSet row) throws SQLException {
    return new Confirmation(
        Rows.uuid(row, "id"),
        client,
        Rows.instant(row, "made_at"),
        new PersonId(Rows.uuid(row, "person_id")),
        row.getBoolean("entrusts"),
        row.getString("text"),
        Bytes.of(row.getBytes("signature")));
  }

  /// Keeps it, with an entry in the client's log.
  public void keep(Confirmation it, Actor by) {
    transactions.run(
        it.client(),
        () -> {
          db.sql(KEEP)
              .param("id", it.id())
              .param("client", it.client().value())
              .param("at", Rows.utc(it.at()))
              .param("by", it.by().value())
              .param("entrusts", it.entrusts())
              .param("text", it.text())
              .param("signature", it.signature().toArray())
              .update();
          audit.append(
              new Entry(
                  Action.VENDOR_CONFIRMED,
                  it.client(),
                  Digest.sha256(Bytes.of(it.text().getBytes(UTF_8))).base64(),
                  by,
                  Purpose.MANAGE,
                  Result.DONE,
                  Map.of("entrusts", Boolean.toString(it.entrusts()))));
        });
  }
}
