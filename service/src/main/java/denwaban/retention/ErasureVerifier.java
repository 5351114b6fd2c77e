package denwaban.retention;

import denwaban.copies.CopyInspection;
import denwaban.database.VerifierLogin;
import denwaban.database.Verifying;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.storage.Remains;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks whether what was erased is gone, and knows nothing of how it was erased: it asks the
/// database's own catalogue for every column that could hold an id, and the store for every file
/// and version. Its role can change nothing.
@Component
public class ErasureVerifier {

  /// Things that one question is about.
  private static final int BATCH = 1_000;

  private static final String CLIENTS =
      "select distinct client_id from retention_lease where state = 'erased' order by 1";

  private static final String ERASED =
      """
      select subject from retention_lease where client_id = ? and kind = ? and state = 'erased'
      order by subject
      """;

  /// Every column of ids that this role can read, in every table.
  private static final String COLUMNS =
      """
      select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
        and has_column_privilege(c.oid, a.attnum, 'select')
      order by 1, 2
      """;

  /// What stays on purpose: that a thing was there, until when, and which call it belonged to.
  static final Set<String> STAYS =
      Set.of(
          "retention_lease.subject",
          "retention_lease.call_id",
          "retention_hold.call_id",
          "disclosure_link.object_id",
          "disclosure_link.call_id",
          "inbox_item.object_id");

  /// Tables that keep rows of a client whose contract has ended: that it was there, what was agreed
  /// and signed with its public keys, its numbers until the office gives them on, who it is by law,
  /// its log, and its people's accounts, which have leases of their own.
  static final Pattern STAYS_OF_CLIENT =
      Pattern.compile(
          "client|client_number|client_company_key|client_member_key|person|member_notice|person_identity"
              + "|provider_attempt|privilege|late_write|outbound_flow|subprocessor_consent"
              + "|(contract|retention|kyc|audit|assurance|watch|copy)_[a-z_]+");

  /// Accounts stay as rows without a name.
  private static final String ACCOUNTS =
      "select count(*) from person where client_id = any(?) and erased_at is null";

  /// Where the law's records of a client lie.
  private static final Pattern OF_KYC = Pattern.compile("kyc_[a-z_]+");

  /// Where a log lies; that it ended, with its last state, stays.
  private static final Pattern OF_LOG =
      Pattern.compile("watch_question|copy_state|audit_(?!ended)[a-z_]+");

  /// Their columns say whose log it is, and hold no id of anything else.
  private static final Pattern LOG_TABLES = Pattern.compile("(audit_|copy_state).*");

  /// Where a contract lies; that there was one, until when, stays as a lease.
  private static final Pattern OF_CONTRACT =
      Pattern.compile(
          "contract_[a-z_]+|subprocessor_consent|outbound_flow|retention_(hold|certificate)[a-z_]*"
              + "|client_(company|member)_key");

  private final Verifying logins;
  private final Remains store;
  private final CopyInspection copies;

  ErasureVerifier(Verifying logins, Remains store, CopyInspection copies) {
    this.logins = logins;
    this.store = store;
    this.copies = copies;
  }

  private record Column(String table, String name) {}

  /// What was found of one client.
  ///
  /// @param looked erased things that were looked for
  /// @param places where something of them still is
  public record Found(String client, int looked, List<String> places) {}

  /// Looks for everything that was ever erased, from a process that is not the office's own.
  ///
  /// @param each told of each client
  /// @throws IOException if the store is away, or a place of log copies: nothing is known then
  public static void lookAgain(
      VerifierLogin login, Remains store, CopyInspection copies, Consumer<Found> each)
      throws IOException {
    var verifier = new ErasureVerifier(login, store, copies);
    for (var id : login.ofAll(db -> db.sql(CLIENTS).query(UUID.class).list())) {
      var client = new ClientId(id);
      var looked = 0;
      var places = new ArrayList<String>();
      for (var kind : LeaseKind.values()) {
        var subjects =
            login.verifying(
                client, db -> db.sql(ERASED).params(id, kind.code()).query(UUID.class).list());
        looked += subjects.size();
        for (var from = 0; from < subjects.size(); from += BATCH) {
          var some = subjects.subList(from, Math.min(subjects.size(), from + BATCH));
          places.addAll(verifier.look(client, kind, some));
        }
      }
      each.accept(new Found(client.toString(), looked, List.copyOf(places)));
    }
  }

  /// @return where something of these still is, as table and column or as a file; empty when all is
  ///   gone
  /// @throws IOException if the store is away, or a place of log copies: nothing is known then
  List<String> look(ClientId client, LeaseKind kind, List<UUID> subjects) throws IOException {
    var found = new ArrayList<>(logins.verifying(client, db -> rows(db, kind, subjects)));
    if (kind.sealed()) {
      for (var subject : subjects) {
        store.remains(new ObjectId(subject)).forEach(it -> found.add("store: " + it));
      }
    }
    if (kind == LeaseKind.LOG) found.addAll(copies.remains(client));
    return List.copyOf(found);
  }

  private static List<String> rows(JdbcClient db, LeaseKind kind, List<UUID> subjects) {
    var ids = subjects.toArray(UUID[]::new);
    var found = new ArrayList<String>();
    if (kind == LeaseKind.ACCOUNTS) {
      var named = db.sql(ACCOUNTS).param(ids).query(Long.class).single();
      return named == 0 ? List.of() : List.of("person: " + named);
    }
    for (var column :
        db.sql(COLUMNS).query((row, n) -> new Column(row.getString(1), row.getString(2))).list()) {
      var place = column.table() + "." + column.name();
      if (kind != LeaseKind.CONTRACT && STAYS.contains(place)) continue;
      if (kind == LeaseKind.CLIENT && STAYS_OF_CLIENT.matcher(column.table()).matches()) continue;
      if (kind == LeaseKind.CONTRACT && !OF_CONTRACT.matcher(column.table()).matches()) continue;
      if (kind == LeaseKind.KYC && !OF_KYC.matcher(column.table()).matches()) continue;
      if (kind == LeaseKind.LOG
          ? !OF_LOG.matcher(column.table()).matches()
          : LOG_TABLES.matcher(column.table()).matches()) continue;
      var left =
          db.sql(
                  "select count(*) from \"%s\" where \"%s\" = any(?)"
                      .formatted(column.table(), column.name()))
              .param(ids)
              .query(Long.class)
              .single();
      if (left > 0) found.add(place + ": " + left);
    }
    return found;
  }
}
