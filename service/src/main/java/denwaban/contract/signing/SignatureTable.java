package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.passkey.Assertion;
import denwaban.audit.anchor.TextStamps;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.terms.SigningStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of signatures. Called in a scope: the office's or the client's, whose side signs.
@Component
class SignatureTable {

  private static final String ADD =
      """
      insert into contract_signature
        (client_id, digest, side, person_id, signed_at, statement, credential, public_key,
          client_data, authenticator_data, signature, scan)
      values (:client, :digest, :side, :person, :at, :statement, :credential, :key, :clientData,
        :authenticatorData, :signature, :scan)
      """;

  private static final String ALL =
      """
      select s.*, t.at as stamped_at, t.answer
      from contract_signature s left join contract_signature_stamp t using (client_id, digest, side)
      where client_id = :client order by signed_at, side
      """;

  private final JdbcClient db;

  SignatureTable(JdbcClient db) {
    this.db = db;
  }

  void add(Signature it) {
    var said = it.statement();
    var scan = said.scan();
    db.sql(ADD)
        .param("client", said.client().value())
        .param("digest", said.record().toArray())
        .param("side", said.side().code())
        .param("person", said.person().value())
        .param("at", Rows.utc(said.at()))
        .param("statement", new String(said.bytes().toArray(), UTF_8))
        .param("credential", it.assertion().credentialId().toArray())
        .param("key", it.publicKey().toArray())
        .param("clientData", it.assertion().clientDataJson().toArray())
        .param("authenticatorData", it.assertion().authenticatorData().toArray())
        .param("signature", it.assertion().signature().toArray())
        .param("scan", scan == null ? null : scan.toArray(), Types.BINARY)
        .update();
  }

  /// Of all records of a client, the oldest first.
  List<Signature> all(ClientId client) {
    return db.sql(ALL).param("client", client.value()).query((row, n) -> signature(row)).list();
  }

  private static Signature signature(ResultSet row) throws SQLException {
    return new Signature(
        SigningStatement.parse(Bytes.of(row.getString("statement").getBytes(UTF_8))),
        new Assertion(
            Bytes.of(row.getBytes("credential")),
            Bytes.of(row.getBytes("client_data")),
            Bytes.of(row.getBytes("authenticator_data")),
            Bytes.of(row.getBytes("signature")),
            null),
        Bytes.of(row.getBytes("public_key")),
        stamp(row));
  }

  private static TextStamps.@Nullable Stamped stamp(ResultSet row) throws SQLException {
    var answer = row.getBytes("answer");
    if (answer == null) return null;
    return new TextStamps.Stamped(Rows.instant(row, "stamped_at"), Bytes.of(answer));
  }
}
