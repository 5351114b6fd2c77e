package denwaban.client;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of public keys, wrapped keys and grants. Called inside the client's fence.
@Component
class Keyring {

  private static final String CURRENT =
      """
      select * from client_company_key where client_id = :client order by epoch desc limit 1
      """;

  private static final String ADD_COMPANY_KEY =
      """
      insert into client_company_key
        (client_id, epoch, kind, recipient, fingerprint, statement, signature, added_at)
      values (:client, :epoch, :kind, :recipient, :fingerprint, :statement, :signature, :at)
      """;

  private static final String MEMBER =
      """
      select * from client_member_key where client_id = :client and person_id = :person
      """;

  private static final String ADD_MEMBER =
      """
      insert into client_member_key
        (client_id, person_id, recipient, sign_key, fingerprint, statement, signature, added_at)
      values (:client, :person, :recipient, :sign, :fingerprint, :statement, :signature, :at)
      """;

  private static final String UNLOCKS =
      """
      select id, method, credential_id, blob from client_unlock
      where client_id = :client and person_id = :person order by id
      """;

  private static final String ADD_UNLOCK =
      """
      insert into client_unlock (id, client_id, person_id, method, credential_id, blob)
      values (:id, :client, :person, :method, :credential, :blob)
      """;

  private static final String GRANT =
      """
      select blob from client_grant
      where client_id = :client and epoch = :epoch and person_id = :person
      """;

  private static final String ADD_GRANT =
      """
      insert into client_grant
        (client_id, epoch, person_id, blob, signature, granted_by, granted_at)
      values (:client, :epoch, :person, :blob, :signature, :by, :at)
      """;

  /// A member's public key as kept.
  record MemberKey(
      String recipient, Bytes signKey, String fingerprint, String statement, Bytes signature) {}

  /// One way to open a member's own secret key, which only his browser can use.
  ///
  /// @param method `passkey` or `recovery`
  /// @param credentialId base64url, of a passkey; otherwise null
  record Unlock(UUID id, String method, @Nullable String credentialId, Bytes blob) {}

  private final JdbcClient db;

  Keyring(JdbcClient db) {
    this.db = db;
  }

  Optional<CompanyKey> current(ClientId client) {
    return db.sql(CURRENT)
        .param("client", client.value())
        .query((row, n) ->
            new CompanyKey(
                row.getInt("epoch"),
                KeyKind.of(row.getString("kind")),
                row.getString("recipient"),
                row.getString("fingerprint"),
                row.getString("statement"),
                Bytes.of(row.getBytes("signature"))))
        .optional();
  }

  void add(ClientId client, CompanyKey key, Instant at) {
    db.sql(ADD_COMPANY_KEY)
        .param("client", client.value())
        .param("epoch", key.epoch())
        .param("kind", key.kind().code())
        .param("recipient", key.recipient())
        .param("fingerprint", key.fingerprint())
        .param("statement", key.statement())
        .param("signature", key.signature().toArray())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<MemberKey> member(ClientId client, PersonId person) {
    return db.sql(MEMBER)
        .param("client", client.value())
        .param("person", person.value())
        .query(Keyring::memberKey)
        .optional();
  }

  void add(ClientId client, PersonId person, MemberKey key, Instant at) {
    db.sql(ADD_MEMBER)
        .param("client", client.value())
        .param("person", person.value())
        .param("recipient", key.recipient())
        .param("sign", key.signKey().toArray())
        .param("fingerprint", key.fingerprint())
        .param("statement", key.statement())
        .param("signature", key.signature().toArray())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Unlock> unlocks(ClientId client, PersonId person) {
    return db.sql(UNLOCKS)
        .param("client", client.value())
        .param("person", person.value())
        .query((row, n) ->
            new Unlock(
                row.getObject("id", UUID.class),
                row.getString("method"),
                row.getString("credential_id"),
                Bytes.of(row.getBytes("blob"))))
        .list();
  }

  void add(ClientId client, PersonId person, Unlock unlock) {
    db.sql(ADD_UNLOCK)
        .param("id", unlock.id())
        .param("client", client.value())
        .param("person", person.value())
        .param("method", unlock.method())
        .param("credential", unlock.credentialId())
        .param("blob", unlock.blob().toArray())
        .update();
  }

  Optional<Bytes> grant(ClientId client, int epoch, PersonId person) {
    return db.sql(GRANT)
        .param("client", client.value())
        .param("epoch", epoch)
        .param("person", person.value())
        .query((row, n) -> Bytes.of(row.getBytes("blob")))
        .optional();
  }

  void addGrant(
      ClientId client,
      int epoch,
      PersonId person,
      Bytes blob,
      @Nullable Bytes signature,
      PersonId by,
      Instant at) {
    db.sql(ADD_GRANT)
        .param("client", client.value())
        .param("epoch", epoch)
        .param("person", person.value())
        .param("blob", blob.toArray())
        .param("signature", signature == null ? null : signature.toArray())
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static MemberKey memberKey(ResultSet row, int n) throws SQLException {
    return new MemberKey(
        row.getString("recipient"),
        Bytes.of(row.getBytes("sign_key")),
        row.getString("fingerprint"),
        row.getString("statement"),
        Bytes.of(row.getBytes("signature")));
  }
}
