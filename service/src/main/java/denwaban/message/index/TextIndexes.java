package denwaban.message.index;

import denwaban.access.CurrentUser;
import denwaban.access.PersonDisabled;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of members' own indexes, each sealed to its member (docs/formats/text-index.md). It is
/// given back to that member alone, and deleted when their access is ended.
@Component
class TextIndexes {

  /// Bytes of one sealed index.
  static final int SEALED_LIMIT = 4 * 1_024 * 1_024;

  private static final String FIND =
      """
      select version, sealed, signature, pruned_at from inbox_text_index
      where client_id = :client and person_id = :person
      """;

  private static final String BEGIN =
      """
      insert into inbox_text_index (client_id, person_id, version, sealed, signature, pruned_at)
      values (:client, :person, 1, :sealed, :signature, :pruned)
      on conflict do nothing
      """;

  private static final String FOLLOW =
      """
      update inbox_text_index
      set version = version + 1, sealed = :sealed, signature = :signature,
        pruned_at = greatest(pruned_at, :pruned)
      where client_id = :client and person_id = :person and version = :before
      """;

  private static final String DROP =
      """
      delete from inbox_text_index where client_id = :client and person_id in (:people)
      """;

  /// @param prunedAt what was erased by then is not in it
  record Kept(long version, Bytes sealed, Bytes signature, Instant prunedAt) {}

  private final JdbcClient db;
  private final TenantTransactions transactions;

  TextIndexes(JdbcClient db, TenantTransactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  Optional<Kept> find(CurrentUser user) {
    var client = user.memberOf();
    return transactions.as(
        client,
        () ->
            db.sql(FIND)
                .param("client", client.value())
                .param("person", user.person().value())
                .query((row, n) ->
                    new Kept(
                        row.getLong("version"),
                        Bytes.of(row.getBytes("sealed")),
                        Bytes.of(row.getBytes("signature")),
                        Rows.instant(row, "pruned_at")))
                .optional());
  }

  /// @param before the version that this one was made from; 0 if there was none
  /// @param pruned what was erased by then is not in it
  /// @throws Problem 409 if another page of the same member was faster
  void put(CurrentUser user, long before, Bytes sealed, Bytes signature, Instant pruned) {
    var client = user.memberOf();
    var changed =
        transactions.as(
            client,
            () -> {
              var wanted = before == 0 ? db.sql(BEGIN) : db.sql(FOLLOW).param("before", before);
              return wanted
                  .param("client", client.value())
                  .param("person", user.person().value())
                  .param("sealed", sealed.toArray())
                  .param("signature", signature.toArray())
                  .param("pruned", Rows.utc(pruned))
                  .update();
            });
    if (changed == 0) {
      throw new Problem(409, "index-changed");
    }
  }

  @EventListener
  void disabled(PersonDisabled disabled) {
    var client = disabled.client();
    if (client != null) {
      drop(client, List.of(disabled.person()));
    }
  }

  /// Opens the client's scope.
  void drop(ClientId client, List<PersonId> people) {
    if (people.isEmpty()) return;
    transactions.run(
        client,
        () ->
            db.sql(DROP)
                .param("client", client.value())
                .param("people", people.stream().map(PersonId::value).toList())
                .update());
  }
}
