package denwaban.vault;

import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.storage.key.WeekKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Under which key the headers of an object that is there lie. Called in the client's scope.
@Component
final class WeekKeys {

  private static final String OF =
      """
      select kind, opened_at from vault_object where client_id = :client and id = :object
      """;

  private final JdbcClient db;

  WeekKeys(JdbcClient db) {
    this.db = db;
  }

  /// @throws org.springframework.dao.EmptyResultDataAccessException if there is none
  WeekKey of(ClientId client, ObjectId object) {
    return db.sql(OF)
        .param("client", client.value())
        .param("object", object.value())
        .query(
            (row, n) -> WeekKey.of(client, row.getString("kind"), Rows.instant(row, "opened_at")))
        .single();
  }
}
