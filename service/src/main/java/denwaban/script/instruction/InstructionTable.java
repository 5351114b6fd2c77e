package denwaban.script.instruction;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.script.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table of temporary instructions. Called in the client's scope.
@Component
class InstructionTable {

  /// Those that hold at a moment, and those to come.
  private static final String FROM =
      """
      select * from script_instruction
      where client_id = :client and valid_until > :at and (ended_at is null or ended_at > :at)
      order by valid_from, id
      """;

  private static final String NEWEST_FIRST =
      """
      select * from script_instruction where client_id = :client order by id desc limit :limit
      """;

  private static final String SET_SINCE =
      """
      select count(*) from script_instruction where client_id = :client and set_at > :at
      """;

  private static final String ADD =
      """
      insert into script_instruction
        (id, client_id, content, numbers, valid_from, valid_until, set_at, set_by, set_role)
      values
        (:id, :client, cast(:content as jsonb), :numbers, :from, :until, :at, :by, :role)
      """;

  private static final String END =
      """
      update script_instruction set ended_at = :at
      where client_id = :client and id = :id and ended_at is null and valid_until > :at
      """;

  private final JdbcClient db;
  private final JsonMapper json = new JsonMapper();

  InstructionTable(JdbcClient db) {
    this.db = db;
  }

  /// Until the end of the transaction nobody else sets an instruction of this client.
  void hold(ClientId client) {
    AdvisoryLock.take(db, "instruction|" + client);
  }

  List<Instruction> from(ClientId client, Instant at) {
    return db.sql(FROM)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query(this::instruction)
        .list();
  }

  /// Newest first, those that are over too.
  List<Instruction> newest(ClientId client, int limit) {
    return db.sql(NEWEST_FIRST)
        .param("client", client.value())
        .param("limit", limit)
        .query(this::instruction)
        .list();
  }

  /// How many were set after a moment.
  int setSince(ClientId client, Instant at) {
    return db.sql(SET_SINCE)
        .param("client", client.value())
        .param("at", Rows.utc(at))
        .query(Integer.class)
        .single();
  }

  void add(ClientId client, Instruction it) {
    var by = it.by();
    db.sql(ADD)
        .param("id", it.id())
        .param("client", client.value())
        .param("content", json.writeValueAsString(it.text()))
        .param("numbers", it.numbers().stream().map(PhoneNumber::e164).toArray(String[]::new))
        .param("from", Rows.utc(it.from()))
        .param("until", Rows.utc(it.until()))
        .param("at", Rows.utc(it.setAt()))
        .param("by", by == null ? null : by.value(), Types.OTHER)
        .param("role", it.role())
        .update();
  }

  /// False if there is none that still holds, or is to come.
  boolean end(ClientId client, UUID id, Instant at) {
    return db.sql(END)
            .param("client", client.value())
            .param("id", id)
            .param("at", Rows.utc(at))
            .update()
        == 1;
  }

  private Instruction instruction(ResultSet row, int n) throws SQLException {
    var by = Rows.uuid(row, "set_by");
    var numbers = (String[]) row.getArray("numbers").getArray();
    return new Instruction(
        Rows.uuid(row, "id"),
        json.readValue(row.getString("content"), Phrase.class),
        Stream.of(numbers).map(PhoneNumber::new).toList(),
        Rows.instant(row, "valid_from"),
        Rows.instant(row, "valid_until"),
        Rows.instant(row, "set_at"),
        by == null ? null : new PersonId(by),
        row.getString("set_role"),
        Rows.instantOrNull(row, "ended_at"));
  }
}
