package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.terms.ContractRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of offers. Called in a scope; the client's sees no draft.
@Component
class OfferTable {

  /// Offers that are shown.
  private static final int SHOWN = 50;

  private static final String ADD =
      """
      insert into contract_offer
        (client_id, digest, version, record, document, html, made_at, made_by, state, state_at)
      values (:client, :digest, :version, :record, :document, :html, :at, :by, 'DRAFT', :at)
      on conflict (client_id, digest) do update set state = 'DRAFT', state_at = excluded.made_at
      where contract_offer.state = 'WITHDRAWN' and not exists (
        select from contract_signature s
        where s.client_id = excluded.client_id and s.digest = excluded.digest)
      """;

  private static final String RENEW =
      """
      update contract_offer set document = :document, html = :html
      where client_id = :client and digest = :digest and state = 'DRAFT' and not exists (
        select from contract_scan c
        where c.client_id = contract_offer.client_id and c.digest = contract_offer.digest)
      """;

  private static final String FIND =
      """
      select o.*, s.sha256, s.length, s.kept_at
      from contract_offer o left join contract_scan s using (client_id, digest)
      where client_id = :client and digest = :digest
      """;

  private static final String HTML =
      "select html from contract_offer where client_id = :client and digest = :digest";

  private static final String ALL =
      """
      select client_id, digest, record, document, made_at, made_by, state, state_at, reason,
        s.sha256, s.length, s.kept_at
      from contract_offer o left join contract_scan s using (client_id, digest)
      where client_id = :client
      order by made_at desc, version desc limit :limit
      """;

  // guarded: of two who answer at once one loses
  private static final String MOVE =
      """
      update contract_offer set state = :to, state_at = :at, reason = :reason
      where client_id = :client and digest = :digest and state = :from
      """;

  private static final String WITHDRAW =
      """
      update contract_offer set state = 'WITHDRAWN', state_at = :at
      where client_id = :client and state in (:open)
      """;

  private final JdbcClient db;

  OfferTable(JdbcClient db) {
    this.db = db;
  }

  /// A draft that was taken back before anybody signed is a draft again, with the document of today
  /// unless a scan was kept of the one from before.
  ///
  /// @return false if the very same was signed before
  boolean add(Offer it, Bytes html) {
    if (!added(it, html)) return false;
    db.sql(RENEW)
        .param("client", it.record().client().value())
        .param("digest", it.digest().toArray())
        .param("document", it.document().toArray())
        .param("html", new String(html.toArray(), UTF_8))
        .update();
    return true;
  }

  private boolean added(Offer it, Bytes html) {
    return db.sql(ADD)
            .param("client", it.record().client().value())
            .param("digest", it.digest().toArray())
            .param("version", it.record().version())
            .param("record", it.record().text())
            .param("document", it.document().toArray())
            .param("html", new String(html.toArray(), UTF_8))
            .param("at", Rows.utc(it.madeAt()))
            .param("by", it.madeBy().value())
            .update()
        == 1;
  }

  Optional<Offer> find(ClientId client, Bytes digest) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("digest", digest.toArray())
        .query((row, n) -> offer(row))
        .optional();
  }

  Optional<Bytes> html(ClientId client, Bytes digest) {
    return db.sql(HTML)
        .param("client", client.value())
        .param("digest", digest.toArray())
        .query((row, n) -> Bytes.of(row.getString("html").getBytes(UTF_8)))
        .optional();
  }

  /// The newest first.
  List<Offer> all(ClientId client) {
    return db.sql(ALL)
        .param("client", client.value())
        .param("limit", SHOWN)
        .query((row, n) -> offer(row))
        .list();
  }

  /// @return false if it is not in that state
  boolean move(Offer it, Offer.State to, Instant at, String reason) {
    return db.sql(MOVE)
            .param("client", it.record().client().value())
            .param("digest", it.digest().toArray())
            .param("from", it.state().name())
            .param("to", to.name())
            .param("at", Rows.utc(at))
            .param("reason", reason)
            .update()
        == 1;
  }

  /// Those that are in one of these states.
  int withdraw(ClientId client, Set<Offer.State> open, Instant at) {
    return db.sql(WITHDRAW)
        .param("client", client.value())
        .param("open", open.stream().map(Enum::name).toList())
        .param("at", Rows.utc(at))
        .update();
  }

  private static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        ContractRecord.parse(Bytes.of(row.getString("record").getBytes(UTF_8))),
        Bytes.of(row.getBytes("digest")),
        Bytes.of(row.getBytes("document")),
        Rows.instant(row, "made_at"),
        new PersonId(Rows.uuid(row, "made_by")),
        Offer.State.valueOf(row.getString("state")),
        Rows.instant(row, "state_at"),
        row.getString("reason"),
        scan(row));
  }

  private static @Nullable Scan scan(ResultSet row) throws SQLException {
    var sha256 = row.getBytes("sha256");
    if (sha256 == null) return null;
    return new Scan(Bytes.of(sha256), row.getInt("length"), Rows.instant(row, "kept_at"));
  }
}
