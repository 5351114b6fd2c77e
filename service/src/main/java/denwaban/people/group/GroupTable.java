package denwaban.people.group;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of groups, of who is in them, and of which answer for a client. Called in the
/// office's scope.
@Component
class GroupTable {

  private static final String ALL =
      """
      select g.id, g.name, m.person_id
      from operator_group g left join operator_group_member m on m.group_id = g.id
      order by g.name, g.id
      """;

  private static final String PUT =
      """
      insert into operator_group (id, name, set_at) values (:id, :name, :now)
      on conflict (id) do update set name = excluded.name, set_at = excluded.set_at
      """;

  private static final String CLEAR =
      """
      delete from operator_group_member where group_id = :id
      """;

  private static final String JOIN =
      """
      insert into operator_group_member (group_id, person_id) values (:id, :person)
      """;

  private static final String REMOVE =
      """
      delete from operator_group where id = :id
      """;

  private static final String CLIENTS =
      """
      select client_id, own_group, overflow_group, after_s from client_group order by client_id
      """;

  private static final String OF_CLIENT =
      """
      select client_id, own_group, overflow_group, after_s from client_group
      where client_id = :client
      """;

  private static final String MEMBERS =
      """
      select person_id from operator_group_member where group_id = :id
      """;

  private static final String ASSIGN =
      """
      insert into client_group (client_id, own_group, overflow_group, after_s, set_at)
      values (:client, :own, :overflow, :after, :now)
      on conflict (client_id) do update set own_group = excluded.own_group,
        overflow_group = excluded.overflow_group, after_s = excluded.after_s,
        set_at = excluded.set_at
      """;

  private final JdbcClient db;

  GroupTable(JdbcClient db) {
    this.db = db;
  }

  /// Until the end of the transaction nobody else changes groups.
  void hold() {
    AdvisoryLock.take(db, "operator_group");
  }

  private record Row(UUID id, String name, Optional<UUID> member) {}

  /// By name.
  List<OperatorGroup> all() {
    var names = new LinkedHashMap<UUID, String>();
    Map<UUID, Set<PersonId>> members = new LinkedHashMap<>();
    var rows =
        db.sql(ALL)
            .query((row, _) ->
                new Row(
                    Rows.uuid(row, "id"),
                    row.getString("name"),
                    Optional.ofNullable(row.getObject("person_id", UUID.class))))
            .list();
    for (var row : rows) {
      names.put(row.id(), row.name());
      var in = members.computeIfAbsent(row.id(), _ -> new HashSet<>());
      row.member().map(PersonId::new).ifPresent(in::add);
    }
    return names.entrySet().stream()
        .map(it ->
            new OperatorGroup(
                it.getKey(), it.getValue(), members.getOrDefault(it.getKey(), Set.of())))
        .toList();
  }

  void put(OperatorGroup group, Instant now) {
    db.sql(PUT)
        .param("id", group.id())
        .param("name", group.name())
        .param("now", Rows.utc(now))
        .update();
    db.sql(CLEAR).param("id", group.id()).update();
    for (var member : group.members()) {
      db.sql(JOIN).param("id", group.id()).param("person", member.value()).update();
    }
  }

  /// With who is in it.
  ///
  /// @return false if there is none
  /// @throws org.springframework.dao.DataIntegrityViolationException if it answers for a client
  boolean remove(UUID id) {
    db.sql(CLEAR).param("id", id).update();
    return db.sql(REMOVE).param("id", id).update() == 1;
  }

  List<ClientGroups> clients() {
    return db.sql(CLIENTS).query((row, _) -> read(row)).list();
  }

  Optional<ClientGroups> of(ClientId client) {
    return db.sql(OF_CLIENT)
        .param("client", client.value())
        .query((row, _) -> read(row))
        .optional();
  }

  private static ClientGroups read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new ClientGroups(
        new ClientId(Rows.uuid(row, "client_id")),
        row.getObject("own_group", UUID.class),
        row.getObject("overflow_group", UUID.class),
        Duration.ofSeconds(row.getInt("after_s")));
  }

  Set<PersonId> members(UUID group) {
    return new HashSet<>(
        db.sql(MEMBERS)
            .param("id", group)
            .query((row, _) -> new PersonId(Rows.uuid(row, "person_id")))
            .list());
  }

  void assign(ClientGroups groups, Instant now) {
    db.sql(ASSIGN)
        .param("client", groups.client().value())
        .param("own", groups.own(), java.sql.Types.OTHER)
        .param("overflow", groups.overflow(), java.sql.Types.OTHER)
        .param("after", groups.after().toSeconds())
        .param("now", Rows.utc(now))
        .update();
  }
}
