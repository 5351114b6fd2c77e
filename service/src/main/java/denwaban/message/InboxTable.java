package denwaban.message;

import denwaban.client.key.Line;
import denwaban.database.Rows;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what waits for clients. Called in the client's scope.
@Component
class InboxTable {

  /// A call may be announced by its end or by its message, whichever comes first.
  private static final String ADD_CALL =
      """
      insert into inbox_item (id, client_id, call_id, line, arrived_at, answered)
      values (:id, :client, :call, :line, :arrived, :answered)
      on conflict (client_id, call_id, line) do update
      set answered = inbox_item.answered or excluded.answered
      """;

  private static final String PUT_MESSAGE =
      """
      update inbox_item set object_id = :object, urgent = :urgent, state = 'new', done_by = null
      where client_id = :client and call_id = :call and line = :line and object_id is null
      """;

  /// A member who read the version before, or was done with it, has something new to read.
  private static final String CORRECT =
      """
      update inbox_item set object_id = :object, urgent = :urgent, state = 'new', done_by = null
      where client_id = :client and call_id = :call and line = :line and object_id = :old
      """;

  private static final String OPENED =
      """
      update inbox_item set state = 'opened'
      where client_id = :client and call_id = :call and line = :line and state = 'new'
      """;

  private static final String SUPERSEDED =
      """
      select exists (select from inbox_item
        where client_id = :client and call_id = :call and line = :line
          and object_id is not null and object_id <> :object)
      """;

  private static final String DONE =
      """
      update inbox_item set state = 'done', done_by = :person
      where client_id = :client and id = :id and state <> 'done'
      """;

  private static final String REOPEN =
      """
      update inbox_item set state = 'opened', done_by = null
      where client_id = :client and id = :id and state = 'done'
      """;

  /// Not from another than the member's page showed: of two who take at once, the second is told.
  private static final String TAKE =
      """
      update inbox_item set taken_by = :person
      where client_id = :client and id = :id and state <> 'done'
        and taken_by is not distinct from cast(:from as uuid)
      """;

  private static final String GIVE_BACK =
      """
      update inbox_item set taken_by = null
      where client_id = :client and id = :id and state <> 'done' and taken_by = :person
      """;

  private static final String SET_DUE =
      """
      update inbox_item set due_at = cast(:due as timestamptz)
      where client_id = :client and id = :id and state <> 'done'
      """;

  private static final String LOCK =
      """
      select id from inbox_item where client_id = :client and id = :id for update
      """;

  private static final String FIND =
      """
      select i.*, (select count(*) from inbox_note n
        where n.client_id = i.client_id and n.item_id = i.id) as notes
      from inbox_item i where client_id = :client and id = :id
      """;

  private static final String PAGE =
      """
      select i.*, (select count(*) from inbox_note n
        where n.client_id = i.client_id and n.item_id = i.id) as notes
      from inbox_item i
      where client_id = :client and (cast(:before as uuid) is null or id < :before)
        and (cast(:line as uuid) is null or line = :line)
      order by id desc
      limit :limit
      """;

  private static final String OF_CALLS =
      """
      select i.*, (select count(*) from inbox_note n
        where n.client_id = i.client_id and n.item_id = i.id) as notes
      from inbox_item i
      where client_id = :client and call_id in (:calls)
      order by id desc
      """;

  private static final String NEWS =
      """
      select (select count(*) from inbox_item where client_id = :client and state = 'new') as unread,
        (select id from inbox_item where client_id = :client order by id desc limit 1) as newest
      """;

  private static final String WAITING =
      """
      select line, count(*) as unread from inbox_item
      where client_id = :client and state = 'new' group by line
      """;

  private static final String SEES = "select :line = any (app_lines())";

  /// One row.
  ///
  /// @param line the box that it is in
  /// @param takenBy who of the client has it
  /// @param due until when they want to call back
  /// @param notes how many notes to colleagues it has
  record Item(
      UUID id,
      CallId call,
      Line line,
      Instant arrivedAt,
      boolean answered,
      boolean urgent,
      @Nullable ObjectId message,
      String state,
      @Nullable PersonId doneBy,
      @Nullable PersonId takenBy,
      @Nullable Instant due,
      int notes) {}

  private final JdbcClient db;

  InboxTable(JdbcClient db) {
    this.db = db;
  }

  void addCall(
      UUID id, ClientId client, CallId call, Line line, Instant arrivedAt, boolean answered) {
    db.sql(ADD_CALL)
        .param("id", id)
        .param("client", client.value())
        .param("call", call.value())
        .param("line", line.id())
        .param("arrived", Rows.utc(arrivedAt))
        .param("answered", answered)
        .update();
  }

  /// False if the call has a message already in this box.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if it has one in another
  boolean putMessage(ClientId client, CallId call, Line line, ObjectId object, boolean urgent) {
    return db.sql(PUT_MESSAGE)
            .param("client", client.value())
            .param("call", call.value())
            .param("line", line.id())
            .param("object", object.value())
            .param("urgent", urgent)
            .update()
        == 1;
  }

  /// False if `old` is not what waits now.
  boolean correct(
      ClientId client, CallId call, Line line, ObjectId old, ObjectId object, boolean urgent) {
    return db.sql(CORRECT)
            .param("client", client.value())
            .param("call", call.value())
            .param("line", line.id())
            .param("old", old.value())
            .param("object", object.value())
            .param("urgent", urgent)
            .update()
        == 1;
  }

  boolean opened(ClientId client, CallId call, Line line) {
    return db.sql(OPENED)
            .param("client", client.value())
            .param("call", call.value())
            .param("line", line.id())
            .update()
        == 1;
  }

  /// Whether the call's message is another one now.
  boolean superseded(ClientId client, CallId call, Line line, ObjectId object) {
    return db.sql(SUPERSEDED)
        .param("client", client.value())
        .param("call", call.value())
        .param("line", line.id())
        .param("object", object.value())
        .query(Boolean.class)
        .single();
  }

  boolean done(ClientId client, UUID id, PersonId by) {
    return db.sql(DONE)
            .param("client", client.value())
            .param("id", id)
            .param("person", by.value())
            .update()
        == 1;
  }

  boolean reopen(ClientId client, UUID id) {
    return db.sql(REOPEN).param("client", client.value()).param("id", id).update() == 1;
  }

  /// False if it is done, or is not `from`'s any more.
  ///
  /// @param from who has it until now, null for no one
  boolean take(ClientId client, UUID id, PersonId by, @Nullable PersonId from) {
    return db.sql(TAKE)
            .param("client", client.value())
            .param("id", id)
            .param("person", by.value())
            .param("from", from == null ? null : from.value(), Types.OTHER)
            .update()
        == 1;
  }

  /// False if it is done, or is not theirs any more.
  boolean giveBack(ClientId client, UUID id, PersonId by) {
    return db.sql(GIVE_BACK)
            .param("client", client.value())
            .param("id", id)
            .param("person", by.value())
            .update()
        == 1;
  }

  /// False if it is done.
  boolean setDue(ClientId client, UUID id, @Nullable Instant due) {
    return db.sql(SET_DUE)
            .param("client", client.value())
            .param("id", id)
            .param("due", Rows.utcOrNull(due), Types.TIMESTAMP_WITH_TIMEZONE)
            .update()
        == 1;
  }

  /// Another transaction that wants to change the item waits for the end of this one.
  void lock(ClientId client, UUID id) {
    db.sql(LOCK).param("client", client.value()).param("id", id).query(UUID.class).list();
  }

  Optional<Item> find(ClientId client, UUID id) {
    return db.sql(FIND)
        .param("client", client.value())
        .param("id", id)
        .query(InboxTable::item)
        .optional();
  }

  /// Newest first.
  ///
  /// @param line of one box, or null for all that this scope shows
  List<Item> page(ClientId client, @Nullable Line line, @Nullable UUID before, int limit) {
    return db.sql(PAGE)
        .param("client", client.value())
        .param("before", before, Types.OTHER)
        .param("line", line == null ? null : line.id(), Types.OTHER)
        .param("limit", limit)
        .query(InboxTable::item)
        .list();
  }

  /// Newest first.
  List<Item> ofCalls(ClientId client, Collection<CallId> calls) {
    return db.sql(OF_CALLS)
        .param("client", client.value())
        .param("calls", calls.stream().map(CallId::value).toList())
        .query(InboxTable::item)
        .list();
  }

  News news(ClientId client) {
    return db.sql(NEWS)
        .param("client", client.value())
        .query((row, n) -> new News(row.getInt("unread"), Rows.uuid(row, "newest")))
        .single();
  }

  /// New items by box, of the boxes where there are any.
  Map<Line, Integer> waiting(ClientId client) {
    var unread = new HashMap<Line, Integer>();
    db.sql(WAITING)
        .param("client", client.value())
        .query((row, n) -> unread.put(new Line(Rows.uuid(row, "line")), row.getInt("unread")))
        .list();
    return unread;
  }

  /// Whether the member of this scope may know of this box.
  boolean sees(Line line) {
    return db.sql(SEES).param("line", line.id()).query(Boolean.class).single();
  }

  private static Item item(ResultSet row, int n) throws SQLException {
    var object = Rows.uuid(row, "object_id");
    var doneBy = Rows.uuid(row, "done_by");
    var takenBy = Rows.uuid(row, "taken_by");
    return new Item(
        Rows.uuid(row, "id"),
        new CallId(Rows.uuid(row, "call_id")),
        new Line(Rows.uuid(row, "line")),
        Rows.instant(row, "arrived_at"),
        row.getBoolean("answered"),
        row.getBoolean("urgent"),
        object == null ? null : new ObjectId(object),
        row.getString("state"),
        doneBy == null ? null : new PersonId(doneBy),
        takenBy == null ? null : new PersonId(takenBy),
        Rows.instantOrNull(row, "due_at"),
        row.getInt("notes"));
  }
}
