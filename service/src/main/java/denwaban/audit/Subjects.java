package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.seal.crypto.AtRest;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The people behind the pseudonyms of a log, and the keys of the details about them.
///
/// A pseudonym is random and holds within one log, so that two clients cannot join theirs. When
/// pseudonym, salt and key of a subject are erased, its leaves stay and mean no one.
@Component
public class Subjects {

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

  private static final String LOGS_OF =
      """
      select log from audit_pseudonym where subject = :subject
      union
      select log from audit_detail_key where subject = :subject
      """;

  private static final String FORGET_DETAILS =
      "delete from audit_detail where log = :log and subject = :subject";

  private static final String FORGET_KEY =
      "delete from audit_detail_key where log = :log and subject = :subject";

  private static final String FORGET_PSEUDONYM =
      "delete from audit_pseudonym where log = :log and subject = :subject";

  private static final String BEHIND =
      """
      select subject from audit_pseudonym where log = :log and pseudonym = :pseudonym
      """;

  private static final String PSEUDONYMS =
      """
      select log, pseudonym from audit_pseudonym where subject = :subject order by log
      """;

  private final JdbcClient db;
  private final DetailKeys keys;
  private final Ids ids;

  Subjects(JdbcClient db, KeyVault keys, Ids ids, InstantSource clock) {
    this.db = db;
    this.keys = new DetailKeys(keys, clock);
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

  /// Who is behind a pseudonym; empty if no one is, or they were erased.
  public Optional<UUID> behind(LogId log, UUID pseudonym) {
    return db.sql(BEHIND)
        .param("log", log.value())
        .param("pseudonym", pseudonym)
        .query(UUID.class)
        .optional();
  }

  /// The logs in which the subject has a pseudonym, with it. Of all clients only in the office's
  /// scope.
  public Map<LogId, UUID> pseudonyms(UUID subject) {
    var all = new LinkedHashMap<LogId, UUID>();
    db.sql(PSEUDONYMS)
        .param("subject", subject)
        .query(row -> {
          all.put(new LogId(Rows.uuid(row, "log")), Rows.uuid(row, "pseudonym"));
        });
    return all;
  }

  /// The logs that know the subject.
  List<LogId> logsOf(UUID subject) {
    return db.sql(LOGS_OF)
        .param("subject", subject)
        .query((row, n) -> new LogId(Rows.uuid(row, "log")))
        .list();
  }

  /// Mapping, key, details and salts are gone; the leaves stay.
  void forget(LogId log, UUID subject) {
    findKey(log, subject).ifPresent(wrapped -> keys.forget(wrapped, keyPlace(log, subject)));
    for (var sql : List.of(FORGET_DETAILS, FORGET_KEY, FORGET_PSEUDONYM)) {
      db.sql(sql).param("log", log.value()).param("subject", subject).update();
    }
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

  /// The detail, or empty if its key was erased.
  public Optional<Bytes> openDetail(LogId log, UUID subject, long entry, Bytes sealed) {
    try {
      var wrapped = findKey(log, subject);
      if (wrapped.isEmpty()) {
        return Optional.empty();
      }
      return keys.unwrap(wrapped.get(), keyPlace(log, subject))
          .flatMap(key -> AtRest.unwrap(key, sealed, place(log, entry)));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  /// @throws TransientDataAccessResourceException if the key vault is away: to whoever appends, the
  ///   log is unavailable then, as without its database
  private Bytes key(LogId log, UUID subject) {
    try {
      var found = findKey(log, subject);
      if (found.isEmpty()) {
        var fresh = keys.wrap(AtRest.newKey(), keyPlace(log, subject));
        db.sql(ADD_KEY)
            .param("log", log.value())
            .param("subject", subject)
            .param("wrapped", fresh.toArray())
            .update();
        found = findKey(log, subject);
      }
      return keys.remembered(found.orElseThrow(), keyPlace(log, subject))
          .orElseThrow(() -> new IOException("a detail key does not unwrap"));
    } catch (IOException e) {
      throw new TransientDataAccessResourceException("the key vault is away", e);
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
