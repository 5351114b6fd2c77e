package denwaban.client.key;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
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

/// The tables of members' public keys and of the ways to open their secret ones. Called in the
/// client's scope.
@Component
class Keyring {

  private static final String MEMBER =
      """
      select * from client_member_key where client_id = :client and person_id = :person
      order by epoch desc limit 1
      """;

  private static final String MEMBERS =
      """
      select * from client_member_key where client_id = :client order by added_at, fingerprint
      """;

  private static final String ADD_MEMBER =
      """
      insert into client_member_key
        (client_id, person_id, epoch, recipient, sign_key, fingerprint, statement, signature, added_at)
      values (:client, :person, :epoch, :recipient, :sign, :fingerprint, :statement, :signature, :at)
      """;

  private static final String UNLOCKS =
      """
      select id, method, credential_id, blob from client_unlock
      where client_id = :client and person_id = :person and epoch = :epoch order by id
      """;

  private static final String ADD_UNLOCK =
      """
      insert into client_unlock (id, client_id, person_id, epoch, method, credential_id, blob)
      values (:id, :client, :person, :epoch, :method, :credential, :blob)
      """;

  private static final String DROP_UNLOCK =
      """
      delete from client_unlock where client_id = :client and person_id = :person and id = :id
      """;

  private static final String DROP_UNLOCKS =
      "delete from client_unlock where client_id = :client and person_id = :person";

  /// A member's public key as kept.
  ///
  /// @param epoch from 1; one more each time the member had to begin anew
  record MemberKey(
      int epoch,
      String recipient,
      Bytes signKey,
      String fingerprint,
      String statement,
      Bytes signature) {}

  /// One way to open a member's own secret key, which only their browser can use.
  ///
  /// @param method `passkey` or `recovery`
  /// @param credentialId base64url, of a passkey; otherwise null
  record Unlock(UUID id, String method, @Nullable String credentialId, Bytes blob) {}

  private final JdbcClient db;

  Keyring(JdbcClient db) {
    this.db = db;
  }

  Optional<MemberKey> member(ClientId client, PersonId person) {
    return db.sql(MEMBER)
        .param("client", client.value())
        .param("person", person.value())
        .query(Keyring::memberKey)
        .optional();
  }

  /// All statements of all members, the old ones too.
  List<MemberKey> members(ClientId client) {
    return db.sql(MEMBERS).param("client", client.value()).query(Keyring::memberKey).list();
  }

  void add(ClientId client, PersonId person, MemberKey key, Instant at) {
    db.sql(ADD_MEMBER)
        .param("client", client.value())
        .param("person", person.value())
        .param("epoch", key.epoch())
        .param("recipient", key.recipient())
        .param("sign", key.signKey().toArray())
        .param("fingerprint", key.fingerprint())
        .param("statement", key.statement())
        .param("signature", key.signature().toArray())
        .param("at", Rows.utc(at))
        .update();
  }

  /// Of all the member's keys.
  void dropUnlocks(ClientId client, PersonId person) {
    db.sql(DROP_UNLOCKS).param("client", client.value()).param("person", person.value()).update();
  }

  /// The ways to open one of a member's keys.
  List<Unlock> unlocks(ClientId client, PersonId person, int epoch) {
    return db.sql(UNLOCKS)
        .param("client", client.value())
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

  void add(ClientId client, PersonId person, int epoch, Unlock unlock) {
    db.sql(ADD_UNLOCK)
        .param("id", unlock.id())
        .param("client", client.value())
        .param("person", person.value())
        .param("epoch", epoch)
        .param("method", unlock.method())
        .param("credential", unlock.credentialId())
        .param("blob", unlock.blob().toArray())
        .update();
  }

  /// Until the end of the transaction nobody else removes one of this person's.
  void hold(PersonId person) {
    AdvisoryLock.take(db, "unlock|" + person);
  }

  void drop(ClientId client, PersonId person, UUID unlock) {
    db.sql(DROP_UNLOCK)
        .param("client", client.value())
        .param("person", person.value())
        .param("id", unlock)
        .update();
  }

  private static MemberKey memberKey(ResultSet row, int n) throws SQLException {
    return new MemberKey(
        row.getInt("epoch"),
        row.getString("recipient"),
        Bytes.of(row.getBytes("sign_key")),
        row.getString("fingerprint"),
        row.getString("statement"),
        Bytes.of(row.getBytes("signature")));
  }
}
