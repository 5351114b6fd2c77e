package denwaban.assurance.evaluation;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of links to companies, of the evidence they saw, and of what they signed. Called
/// inside the office's scope.
@Component
final class EvaluationTable {

  /// Links that are shown.
  static final int SHOWN = 100;

  private static final String OFFER =
      """
      insert into assurance_link (id, company, digest, made_by, made_at, expires_at)
      values (:id, :company, :digest, :by, :at, :expires)
      """;

  private static final String COLUMNS =
      """
      select l.*, e.made_at as signed_at, e.entrusts, e.text, e.signature
      from assurance_link l left join assurance_evaluation e on e.link = l.id
      """;

  private static final String ALL = COLUMNS + "order by l.made_at desc, l.id desc limit :limit";

  private static final String BY_DIGEST =
      COLUMNS + "where l.digest = :digest and l.withdrawn_at is null and l.expires_at > :now";

  private static final String LIVING =
      """
      select count(*) from assurance_link where withdrawn_at is null and expires_at > :now
      """;

  private static final String WITHDRAW =
      "update assurance_link set withdrawn_at = :now where id = :id and withdrawn_at is null";

  private static final String SIGN =
      """
      insert into assurance_evaluation (id, link, made_at, entrusts, text, signature)
      values (:id, :link, :at, :entrusts, :text, :signature) on conflict (link) do nothing
      """;

  private static final String SEE =
      """
      insert into assurance_evidence (digest, text, seen_at) values (:digest, :text, :at)
      on conflict (digest) do nothing
      """;

  private static final String SEEN =
      "select text from assurance_evidence where digest = :digest and seen_at > :since";

  private static final String SIGNED =
      "update assurance_evidence set signed = true where digest = :digest";

  private static final String FORGET =
      "delete from assurance_evidence where not signed and seen_at <= :until";

  private final JdbcClient db;

  EvaluationTable(JdbcClient db) {
    this.db = db;
  }

  /// @param signed what the company signed; null until it does
  record Link(
      UUID id,
      String company,
      Instant madeAt,
      Instant expiresAt,
      @Nullable Instant withdrawnAt,
      @Nullable Signed signed) {}

  record Signed(Instant at, boolean entrusts, String text, Bytes signature) {}

  void offer(UUID id, String company, Bytes digest, PersonId by, Instant at, Instant expires) {
    db.sql(OFFER)
        .param("id", id)
        .param("company", company)
        .param("digest", digest.toArray())
        .param("by", by.value())
        .param("at", Rows.utc(at))
        .param("expires", Rows.utc(expires))
        .update();
  }

  List<Link> all() {
    return db.sql(ALL).param("limit", SHOWN).query((row, n) -> link(row)).list();
  }

  Optional<Link> living(Bytes digest, Instant now) {
    return db.sql(BY_DIGEST)
        .param("digest", digest.toArray())
        .param("now", Rows.utc(now))
        .query((row, n) -> link(row))
        .optional();
  }

  int living(Instant now) {
    return db.sql(LIVING).param("now", Rows.utc(now)).query(Integer.class).single();
  }

  boolean withdraw(UUID id, Instant now) {
    return db.sql(WITHDRAW).param("id", id).param("now", Rows.utc(now)).update() == 1;
  }

  /// @return false if it was signed already
  boolean sign(UUID id, UUID link, Signed it) {
    return db.sql(SIGN)
            .param("id", id)
            .param("link", link)
            .param("at", Rows.utc(it.at()))
            .param("entrusts", it.entrusts())
            .param("text", it.text())
            .param("signature", it.signature().toArray())
            .update()
        == 1;
  }

  void see(Evidence it, Instant at) {
    db.sql(SEE)
        .param("digest", it.digest().toArray())
        .param("text", it.text())
        .param("at", Rows.utc(at))
        .update();
  }

  /// Somebody signs what they saw: it stays.
  void signed(Bytes digest) {
    db.sql(SIGNED).param("digest", digest.toArray()).update();
  }

  /// What was seen until then and not signed goes.
  void forget(Instant until) {
    db.sql(FORGET).param("until", Rows.utc(until)).update();
  }

  Optional<Evidence> seen(Bytes digest, Instant since) {
    return db.sql(SEEN)
        .param("digest", digest.toArray())
        .param("since", Rows.utc(since))
        .query((row, n) -> new Evidence(row.getString(1)))
        .optional();
  }

  private static Link link(ResultSet row) throws SQLException {
    var at = Rows.instantOrNull(row, "signed_at");
    return new Link(
        Rows.uuid(row, "id"),
        row.getString("company"),
        Rows.instant(row, "made_at"),
        Rows.instant(row, "expires_at"),
        Rows.instantOrNull(row, "withdrawn_at"),
        at == null
            ? null
            : new Signed(
                at,
                row.getBoolean("entrusts"),
                row.getString("text"),
                Bytes.of(row.getBytes("signature"))));
  }
}
