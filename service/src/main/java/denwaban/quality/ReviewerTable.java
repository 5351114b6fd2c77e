package denwaban.quality;

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

/// The tables of reviewers' public keys and of the ways to open their secret ones. Called in the
/// office's scope.
@Component
class ReviewerTable {

  private static final String KEY =
      """
      select * from quality_reviewer_key where person_id = :person order by epoch desc limit 1
      """;

  private static final String ADD_KEY =
      """
      insert into quality_reviewer_key
        (person_id, epoch, fingerprint, statement, signature, added_at)
      values (:person, :epoch, :fingerprint, :statement, :signature, :at)
      """;

  private static final String UNLOCKS =
      """
      select * from quality_unlock where person_id = :person and epoch = :epoch order by id
      """;

  private static final String ADD_UNLOCK =
      """
      insert into quality_unlock (id, person_id, epoch, method, credential_id, blob)
      values (:id, :person, :epoch, :method, :credential, :blob)
      """;

  /// A reviewer's public key as kept.
  record Key(int epoch, String fingerprint, String statement, Bytes signature) {}

  /// One way to open a reviewer's secret key, which only their browser can use.
  ///
  /// @param method `passkey` or `recovery`
  /// @param credentialId base64url, of a passkey; otherwise null
  record Unlock(UUID id, String method, @Nullable String credentialId, Bytes blob) {}

  private static final String DROP_UNLOCKS = "delete from quality_unlock where person_id = :person";

  private final JdbcClient db;

  ReviewerTable(JdbcClient db) {
    this.db = db;
  }

  /// The newest.
  Optional<Key> key(PersonId person) {
    return db.sql(KEY).param("person", person.value()).query(ReviewerTable::key).optional();
  }

  void add(PersonId person, Key key, Instant at) {
    db.sql(ADD_KEY)
        .param("person", person.value())
        .param("epoch", key.epoch())
        .param("fingerprint", key.fingerprint())
        .param("statement", key.statement())
        .param("signature", key.signature().toArray())
        .param("at", Rows.utc(at))
        .update();
  }

  List<Unlock> unlocks(PersonId person, int epoch) {
    return db.sql(UNLOCKS)
        .param("person", person.value())
        .param("epoch", epoch)
        .query((row, n) ->
            new Unlock(
                Rows.uuid(row, "id"),
                row.getString("method"),
                row.getString("credential_id"),
                Bytes.of(row.getBytes("blob"))))
        .list();
  }

  void add(PersonId person, int epoch, Unlock unlock) {
    db.sql(ADD_UNLOCK)
        .param("id", unlock.id())
        .param("person", person.value())
        .param("epoch", epoch)
        .param("method", unlock.method())
        .param("credential", unlock.credentialId())
        .param("blob", unlock.blob().toArray())
        .update();
  }

  /// Of all the reviewer's keys.
  void dropUnlocks(PersonId person) {
    db.sql(DROP_UNLOCKS).param("person", person.value()).update();
  }

  private static Key key(ResultSet row, int n) throws SQLException {
    return new Key(
        row.getInt("epoch"),
        row.getString("fingerprint"),
        row.getString("statement"),
        Bytes.of(row.getBytes("signature")));
  }
}
