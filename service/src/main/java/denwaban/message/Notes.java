package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.KeyUse;
import denwaban.client.key.Line;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.LoggedRead;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what members write to each other about an item, each sealed by its author's browser
/// to the key of the item's box (docs/formats/note.md). Nothing is changed or taken out.
@Component
final class Notes implements KeyUse {

  /// Bytes of one sealed note: 4,096 in clear (docs/formats/note.md), a header and the tags.
  static final int SEALED_LIMIT = 8_192;

  /// Notes of one item.
  static final int LIMIT = 50;

  private static final String ADD =
      """
      insert into inbox_note (client_id, item_id, id, author, written_at, company, sealed, signature)
      values (:client, :item, :id, :author, :at, :company, :sealed, :signature)
      on conflict do nothing
      """;

  private static final String SEALED_TO =
      """
      select distinct company from inbox_note where client_id = :client
      """;

  private static final String COUNT =
      """
      select count(*) from inbox_note where client_id = :client and item_id = :item
      """;

  private static final String OF_ITEM =
      """
      select * from inbox_note where client_id = :client and item_id = :item
      order by written_at, id
      """;

  private static final String ITEMS =
      """
      select distinct item_id from inbox_note where client_id = :client order by item_id
      """;

  /// @param author who wrote it
  record Note(Sealed note, PersonId author, Instant at) {}

  private final Inbox inbox;
  private final InboxTable items;
  private final JdbcClient db;
  private final CompanyKeys keys;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final InstantSource clock;

  Notes(
      Inbox inbox,
      InboxTable items,
      JdbcClient db,
      CompanyKeys keys,
      TenantTransactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.inbox = inbox;
    this.items = items;
    this.db = db;
    this.keys = keys;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param id the author's browser's
  /// @param company fingerprint of the key statement that it is sealed to
  /// @param sealed an age file
  /// @param signature the author's, over what the note belongs to
  record Sealed(UUID id, String company, Bytes sealed, Bytes signature) {}

  /// Keeps a note. Sending it again is harmless: a note of the same id is not kept twice.
  ///
  /// @throws Problem 404 if this member knows of no such item; 409 if it has [#LIMIT] notes; 422 if
  ///   the note is sealed to no key, or an old one, of the item's box
  void add(CurrentUser user, UUID id, Sealed note) {
    var client = user.memberOf();
    inbox.change(
        user,
        id,
        Action.NOTE_KEPT,
        item -> {
          mustFit(client, item.line(), note.company());
          // two pages count one after the other
          items.lock(client, id);
          var added = insert(user, id, note);
          // of one that came again after its answer was lost nothing is said
          if (added && count(client, id) > LIMIT) {
            throw new Problem(409, "too-many-notes");
          }
          return added;
        });
  }

  private int count(ClientId client, UUID id) {
    return db.sql(COUNT)
        .param("client", client.value())
        .param("item", id)
        .query(Integer.class)
        .single();
  }

  private boolean insert(CurrentUser user, UUID id, Sealed note) {
    return db.sql(ADD)
            .param("client", user.memberOf().value())
            .param("item", id)
            .param("id", note.id())
            .param("author", user.person().value())
            .param("at", Rows.utc(clock.instant()))
            .param("company", note.company())
            .param("sealed", note.sealed().toArray())
            .param("signature", note.signature().toArray())
            .update()
        == 1;
  }

  private void mustFit(ClientId client, Line line, String company) {
    var known = keys.acceptable(client).stream().anyMatch(it -> it.fingerprint().equals(company));
    if (!known || !keys.lineOf(client, company).filter(line::equals).isPresent()) {
      throw new Problem(422, "note-key");
    }
  }

  /// All notes of an item, the oldest first: the entry is committed before the first one is read.
  ///
  /// @throws Problem 404 if this member knows of no such item; 503 if the log is unavailable
  List<Note> read(CurrentUser user, UUID id) {
    var client = user.memberOf();
    LoggedRead.after(
        id,
        () ->
            transactions.as(
                client,
                user.person(),
                () -> {
                  var item = items.find(client, id).orElseThrow(Problem::notFound);
                  released(user, id, Purpose.READ);
                  return item;
                }));
    return transactions.as(client, user.person(), () -> ofItem(client, id));
  }

  /// Appends the entry that the notes of an item are given out. Joins a scope.
  void released(CurrentUser user, UUID id, Purpose why) {
    var entry =
        Entry.done(Action.NOTES_RELEASED, user.memberOf(), id.toString(), user.actor(), why);
    audit.append(entry);
  }

  /// Ids of the items that have notes. In the client's scope.
  List<UUID> items(ClientId client) {
    return db.sql(ITEMS)
        .param("client", client.value())
        .query((row, n) -> Rows.uuid(row, "item_id"))
        .list();
  }

  /// The oldest first. In the client's scope; a caller that gives them away has committed an entry
  /// before.
  List<Note> ofItem(ClientId client, UUID id) {
    return db.sql(OF_ITEM)
        .param("client", client.value())
        .param("item", id)
        .query((row, n) ->
            new Note(
                new Sealed(
                    Rows.uuid(row, "id"),
                    row.getString("company"),
                    Bytes.of(row.getBytes("sealed")),
                    Bytes.of(row.getBytes("signature"))),
                new PersonId(Rows.uuid(row, "author")),
                Rows.instant(row, "written_at")))
        .list();
  }

  @Override
  public Set<String> used(ClientId client, Collection<String> names) {
    return db.sql(SEALED_TO)
        .param("client", client.value())
        .query((row, n) -> row.getString("company"))
        .set();
  }
}
