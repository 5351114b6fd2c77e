package denwaban.contract;

import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of terms. Called in a scope.
@Component
class Agreements {

  // what was agreed later replaces all that was agreed before, from its first moment on
  private static final String IN_FORCE =
      """
      select * from contract_terms
      where client_id = :client and effective_from <= :at
      order by version desc
      limit 1
      """;

  private static final String ALL =
      """
      select * from contract_terms where client_id = :client order by version desc
      """;

  private static final String ON_PAPER =
      """
      select t.version from contract_terms t join contract_signature s
        on s.client_id = t.client_id and s.digest = sha256(convert_to(t.record, 'UTF8'))
      where t.client_id = :client and s.scan is not null
      """;

  /// Terms that the office entered before there were signatures count, and one side's signature.
  private static final String EVER =
      """
      select exists (select from contract_terms where client_id = :client)
        or exists (select from contract_signature where client_id = :client)
      """;

  private static final String NEWEST =
      """
      select coalesce(max(version), 0) from contract_terms where client_id = :client
      """;

  // of each client the one that is in force
  private static final String DEMANDS =
      """
      select passkeys from (
        select distinct on (client_id) client_id, passkeys from contract_terms
        where effective_from <= :at
        order by client_id, version desc
      ) in_force where passkeys <> 'any'
      """;

  private static final String GRACE =
      "select until from contract_signing_grace where client_id = :client";

  private static final String ADD =
      """
      insert into contract_terms
        (client_id, version, recording, notice_ja, notice_en, keep_recordings, keep_messages,
         review, review_days, witness_hours, homes, passkeys,
         session_minutes, session_hours, effective_from, record, signed)
      values (:client, :version, :recording, :ja, :en, :recordings, :messages,
        :review, :reviewDays, :witnessHours, :homes, :passkeys, :minutes, :hours, :from,
        :record, :signed)
      on conflict (client_id, version) do nothing
      """;

  private final JdbcClient db;
  private final ParsedRecords parsed = new ParsedRecords();

  Agreements(JdbcClient db) {
    this.db = db;
  }

  Optional<Terms> inForce(ClientId client, Instant at) {
    return db.sql(IN_FORCE)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query((row, n) -> terms(client, row))
        .optional();
  }

  /// Newest first.
  List<Terms> all(ClientId client) {
    return db.sql(ALL).param("client", client.value()).query((row, n) -> terms(client, row)).list();
  }

  /// Versions whose signatures are over the scan of a paper.
  Set<Integer> onPaper(ClientId client) {
    return Set.copyOf(db.sql(ON_PAPER).param("client", client.value()).query(Integer.class).list());
  }

  private Terms terms(ClientId client, ResultSet row) throws SQLException {
    var record = row.getString("record");
    var signed = Terms.Signed.valueOf(row.getString("signed"));
    if (record != null) {
      return Terms.of(parsed.of(record), Rows.instant(row, "effective_from"), signed);
    }
    return new Terms(
        client,
        row.getInt("version"),
        Terms.Recording.valueOf(row.getString("recording")),
        row.getString("notice_ja"),
        row.getString("notice_en"),
        Period.parse(row.getString("keep_recordings")),
        Period.parse(row.getString("keep_messages")),
        Terms.Review.valueOf(row.getString("review")),
        row.getInt("review_days"),
        row.getInt("witness_hours"),
        row.getBoolean("homes"),
        PasskeyRequirement.of(row.getString("passkeys")),
        SessionLimits.of(row.getInt("session_minutes"), row.getInt("session_hours")),
        Rows.instant(row, "effective_from"));
  }

  /// What the terms in force ask for, of each client whose terms ask for anything; in the office's
  /// scope.
  List<PasskeyRequirement> demands(Instant at) {
    return db.sql(DEMANDS)
        .param("at", Rows.utc(at))
        .query((row, n) -> PasskeyRequirement.of(row.getString(1)))
        .list();
  }

  boolean ever(ClientId client) {
    return db.sql(EVER).param("client", client.value()).query(Boolean.class).single();
  }

  int newest(ClientId client) {
    return db.sql(NEWEST).param("client", client.value()).query((row, n) -> row.getInt(1)).single();
  }

  Optional<Instant> signingGrace(ClientId client) {
    return db.sql(GRACE)
        .param("client", client.value())
        .query((row, n) -> Rows.instant(row, "until"))
        .optional();
  }

  /// @return false if another has added this version meanwhile
  boolean add(Terms terms) {
    return db.sql(ADD)
            .param("client", terms.client().value())
            .param("version", terms.version())
            .param("recording", terms.recording().name())
            .param("ja", terms.noticeJa())
            .param("en", terms.noticeEn())
            .param("recordings", terms.keepRecordings().toString())
            .param("messages", terms.keepMessages().toString())
            .param("review", terms.review().name())
            .param("reviewDays", terms.reviewDays())
            .param("witnessHours", terms.witnessHours())
            .param("homes", terms.homes())
            .param("passkeys", terms.passkeys().code())
            .param("minutes", terms.sessions().minutes())
            .param("hours", terms.sessions().hours())
            .param("from", Rows.utc(terms.effectiveFrom()))
            .param("record", terms.record() == null ? null : terms.text())
            .param("signed", terms.signed().name())
            .update()
        == 1;
  }
}
