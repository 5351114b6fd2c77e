package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.anchor.TextStamps;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.terms.PasskeySignature;
import denwaban.terms.SignedStatement;
import denwaban.terms.SigningStatement;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of time stamps on signatures. Called in a scope; the office's adds.
@Component
class SignatureStampTable {

  /// Signatures that are stamped in one round.
  static final int AT_ONCE = 20;

  private static final String WAITING =
      """
      select s.* from contract_signature s where not exists (
        select from contract_signature_stamp t
        where t.client_id = s.client_id and t.digest = s.digest and t.side = s.side)
      order by s.signed_at limit :limit
      """;

  private static final String ADD =
      """
      insert into contract_signature_stamp (client_id, digest, side, at, answer)
      values (:client, :digest, :side, :at, :answer)
      on conflict do nothing
      """;

  private final JdbcClient db;

  SignatureStampTable(JdbcClient db) {
    this.db = db;
  }

  /// Of all clients, those that no authority stamped yet, the oldest first.
  List<SignedStatement> waiting() {
    return db.sql(WAITING)
        .param("limit", AT_ONCE)
        .query((row, n) ->
            new SignedStatement(
                SigningStatement.parse(Bytes.of(row.getString("statement").getBytes(UTF_8))),
                new PasskeySignature(
                    Bytes.of(row.getBytes("public_key")),
                    Bytes.of(row.getBytes("client_data")),
                    Bytes.of(row.getBytes("authenticator_data")),
                    Bytes.of(row.getBytes("signature")))))
        .list();
  }

  /// @return false if it has one meanwhile
  boolean add(SigningStatement signed, TextStamps.Stamped stamp) {
    return db.sql(ADD)
            .param("client", signed.client().value())
            .param("digest", signed.record().toArray())
            .param("side", signed.side().code())
            .param("at", Rows.utc(stamp.at()))
            .param("answer", stamp.answer().toArray())
            .update()
        == 1;
  }
}
