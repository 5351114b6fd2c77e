package denwaban.contract;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of terms. Called inside a fence.
@Component
class Agreements {

  private static final String IN_FORCE =
      """
      select * from contract_terms
      where client_id = :client and effective_from <= :at
      order by effective_from desc, version desc
      limit 1
      """;

  private static final String NEWEST =
      """
      select coalesce(max(version), 0) from contract_terms where client_id = :client
      """;

  private static final String ADD =
      """
      insert into contract_terms
        (client_id, version, recording, notice_ja, notice_en, keep_recordings, keep_messages,
         effective_from)
      values (:client, :version, :recording, :ja, :en, :recordings, :messages, :from)
      """;

  private final JdbcClient db;

  Agreements(JdbcClient db) {
    this.db = db;
  }

  Optional<Terms> inForce(ClientId client, Instant at) {
    return db.sql(IN_FORCE)
        .param("client", client.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Terms(
                client,
                row.getInt("version"),
                Terms.Recording.valueOf(row.getString("recording")),
                row.getString("notice_ja"),
                row.getString("notice_en"),
                Period.parse(row.getString("keep_recordings")),
                Period.parse(row.getString("keep_messages")),
                row.getObject("effective_from", OffsetDateTime.class).toInstant()))
        .optional();
  }

  int newest(ClientId client) {
    return db.sql(NEWEST).param("client", client.value()).query((row, n) -> row.getInt(1)).single();
  }

  void add(Terms terms) {
    db.sql(ADD)
        .param("client", terms.client().value())
        .param("version", terms.version())
        .param("recording", terms.recording().name())
        .param("ja", terms.noticeJa())
        .param("en", terms.noticeEn())
        .param("recordings", terms.keepRecordings().toString())
        .param("messages", terms.keepMessages().toString())
        .param("from", terms.effectiveFrom().atOffset(ZoneOffset.UTC))
        .update();
  }
}
