package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.seal.AtRest;
import denwaban.storage.Kek;
import denwaban.storage.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The people behind the pseudonyms of a log, and the keys of the details about them.
///
/// A pseudonym is random and holds within one log, so that two clients cannot join theirs. When
/// pseudonym, salt and key of a subject are erased, its leaves stay and mean nobody.
@Component
class Subjects {

  private static final String FIND =
      """
      select pseudonym from audit_pseudonym where log = :log and subject = :subject
      """;

  private static final String ADD =
      """
      insert into audit_pseudonym (log, subject, pseudonym) values (:log, :subject, :pseudonym)
      on conflict (log, subject) do nothing
      """;

  private static final String FIND_KEY =
      """
      select wrapped from audit_detail_key where log = :log and subject = :subject
      """;

  private static final String ADD_KEY =
      """
      insert into audit_detail_key (log, subject, wrapped) values (:log, :subject, :wrapped)
      on conflict (log, subject) do nothing
      """;

  private static final Kek DETAILS = new Kek("audit-details");

  private final JdbcClient db;
  private final KeyVault keys;
  private final Ids ids;

  Subjects(JdbcClient db, KeyVault keys, Ids ids) {
    this.db = db;
    this.keys = keys;
    this.ids = ids;
  }

  UUID pseudonym(LogId log, UUID subject) {
    var found = find(log, subject);
    if (found.isPresent()) {
      return found.get();
    }
    db.sql(ADD)
        .param("log", log.value())
        .param("subject", subject)
        .param("pseudonym", ids.next())
        .update();
    return find(log, subject).orElseThrow(() -> new AssertionError("just added"));
  }

  private Optional<UUID> find(LogId log, UUID subject) {
    return db.sql(FIND)
        .param("log", log.value())
        .param("subject", subject)
        .query(UUID.class)
        .optional();
  }

  Bytes sealDetail(LogId log, UUID subject, long entry, byte[] detail) {
    return AtRest.wrap(key(log, subject), detail, place(log, entry));
  }

  private Bytes key(LogId log, UUID subject) {
    try {
      var found = findKey(log, subject);
      if (found.isEmpty()) {
        var fresh = keys.wrap(DETAILS, AtRest.newKey().toArray(), keyPlace(log, subject));
        db.sql(ADD_KEY)
            .param("log", log.value())
            .param("subject", subject)
            .param("wrapped", fresh.toArray())
            .update();
        found = findKey(log, subject);
      }
      return keys.unwrap(DETAILS, found.orElseThrow(), keyPlace(log, subject))
          .orElseThrow(() -> new IOException("a detail key does not unwrap"));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private Optional<Bytes> findKey(LogId log, UUID subject) {
    return db.sql(FIND_KEY)
        .param("log", log.value())
        .param("subject", subject)
        .query(byte[].class)
        .optional()
        .map(Bytes::of);
  }

  private static byte[] keyPlace(LogId log, UUID subject) {
    return ("detail-key|" + log.value() + "|" + subject).getBytes(UTF_8);
  }

  private static byte[] place(LogId log, long entry) {
    return ("detail|" + log.value() + "|" + entry).getBytes(UTF_8);
  }
}
