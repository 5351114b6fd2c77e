package denwaban.audit;

import denwaban.kernel.Bytes;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Entries that were committed with their acts, before they have an order.
@Component
class Outbox {

  private static final String APPEND =
      """
      insert into audit_outbox (log, leaf) values (:log, :leaf)
      returning id
      """;

  private static final String KEEP_DETAIL =
      """
      insert into audit_detail (outbox_id, log, subject, salt, sealed)
      values (:id, :log, :subject, :salt, :sealed)
      """;

  private final JdbcClient db;

  Outbox(JdbcClient db) {
    this.db = db;
  }

  long append(LogId log, String leaf) {
    return db.sql(APPEND).param("log", log.value()).param("leaf", leaf).query(Long.class).single();
  }

  void keepDetail(long id, LogId log, UUID subject, Bytes salt, Bytes sealed) {
    db.sql(KEEP_DETAIL)
        .param("id", id)
        .param("log", log.value())
        .param("subject", subject)
        .param("salt", salt.toArray())
        .param("sealed", sealed.toArray())
        .update();
  }
}
