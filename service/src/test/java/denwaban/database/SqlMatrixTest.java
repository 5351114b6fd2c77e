package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.tenant.TenantTransactionManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every table of the catalogue, in every situation that the database can know, and each verb, as
/// the program's own role; docs/reference/tables.md says what must come, and no cell is left out.
class SqlMatrixTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Path PAGE = Path.of("../docs/reference/tables.md");

  /// What the database is told of a transaction, as [TenantTransactionManager] tells it. Whose the
  /// rows are that are asked for: always [TestRows#CLIENT]'s, in a mailbox that no member holds.
  enum Situation {
    OFFICE("", "on", "", ""),
    CLIENT(TestRows.CLIENT + "", "off", "", ""),
    MEMBER(TestRows.CLIENT + "", "off", SOMEBODY, ""),
    REVIEWER(TestRows.CLIENT + "", "off", "", SOMEBODY),
    // in whose hands the call is that the rows are of
    IN_HAND(TestRows.CLIENT, HOLDS),
    JUST_LEFT(TestRows.CLIENT, LEFT_LATELY),
    // of the client, and not the call that the rows are of
    ANOTHER_IN_HAND(TestRows.CLIENT, HOLDS_ANOTHER),
    NO_CALL(TestRows.CLIENT, SOMEBODY),
    LEFT(TestRows.CLIENT, LEFT_LONG_AGO),
    // has a call, and asks in the fence of a client whose it is not
    OTHERS_CALL(TestRows.CLIENT, HOLDS_OTHERS),
    // to these nothing is ever open; the page has no columns for them
    OTHER_CLIENT(TestRows.OTHER + "", "off", "", ""),
    OTHERS_MEMBER(TestRows.OTHER + "", "off", SOMEBODY, ""),
    OTHERS_REVIEWER(TestRows.OTHER + "", "off", "", SOMEBODY),
    STRANGER(SOMEBODY, "off", "", ""),
    MEMBER_OF_NONE("", "off", SOMEBODY, ""),
    REVIEWER_OF_NONE("", "off", "", SOMEBODY),
    NOBODY("", "", "", ""),
    GARBAGE("' or true --", "yes", "*", "*");

    private final String client;
    private final String office;
    private final String member;
    private final String reviewer;
    private final String operator;

    Situation(String client, String office, String member, String reviewer) {
      this(client, office, member, reviewer, "");
    }

    Situation(UUID client, String operator) {
      this(client + "", "off", "", "", operator);
    }

    Situation(String client, String office, String member, String reviewer, String operator) {
      this.client = client;
      this.office = office;
      this.member = member;
      this.reviewer = reviewer;
      this.operator = operator;
    }

    void tell(PreparedStatement scope) throws SQLException {
      scope.setString(1, client);
      scope.setString(2, office);
      scope.setString(3, member);
      scope.setString(4, reviewer);
      scope.setString(5, operator);
      scope.setString(6, operator.isEmpty() ? "" : SINCE);
      scope.setString(7, "0");
      scope.execute();
    }
  }

  private static final List<Situation> ON_THE_PAGE =
      List.of(
          Situation.OFFICE,
          Situation.CLIENT,
          Situation.MEMBER,
          Situation.REVIEWER,
          Situation.IN_HAND,
          Situation.ANOTHER_IN_HAND,
          Situation.NO_CALL);

  /// Situations that the page has no columns for, as they are like one that it has.
  private static final Map<Situation, Situation> LIKE =
      Map.of(
          Situation.JUST_LEFT, Situation.IN_HAND,
          Situation.LEFT, Situation.NO_CALL,
          Situation.OTHERS_CALL, Situation.NO_CALL);

  private static final String SOMEBODY = "01980000-0000-7000-8000-00000000dead";

  private static final String HOLDS = "01980000-0000-7000-8000-00000000ca01";
  private static final String LEFT_LATELY = "01980000-0000-7000-8000-00000000ca02";
  private static final String HOLDS_ANOTHER = "01980000-0000-7000-8000-00000000ca03";
  private static final String LEFT_LONG_AGO = "01980000-0000-7000-8000-00000000ca04";
  private static final String HOLDS_OTHERS = "01980000-0000-7000-8000-00000000ca05";

  /// What was let go after this counts as in hand.
  private static final String SINCE = "2026-11-24T06:00:00Z";

  private static final String BEFORE = "2026-11-24T05:59:59Z";
  private static final String AFTER = "2026-11-24T06:00:01Z";

  /// `insufficient_privilege`: no grant, or a policy or trigger says no.
  private static final String REFUSED = "42501";

  /// The fence let it in, and a key, a reference or a check of the table did not.
  private static final Set<String> WITHIN = Set.of("23503", "23505", "23514", "23502");

  /// Every cell, by situation and table.
  private static final Map<String, String> MAY = new HashMap<>();

  private static TestRows rows;
  private static Connection app;

  @BeforeAll
  static void rows_of_two_clients_in_every_table() throws SQLException {
    rows = new TestRows(database);
    rows.fill();
    var call = TestRows.call(TestRows.CLIENT);
    hand(call, TestRows.CLIENT, HOLDS, null);
    hand(call, TestRows.CLIENT, LEFT_LATELY, AFTER);
    hand(call, TestRows.CLIENT, LEFT_LONG_AGO, BEFORE);
    hand(UUID.randomUUID(), TestRows.CLIENT, HOLDS_ANOTHER, null);
    hand(TestRows.call(TestRows.OTHER), TestRows.OTHER, HOLDS_OTHERS, null);
    app = database.enter(Logins.APP, "matrix");
    app.setAutoCommit(false);
    for (var table : rows.tables().values()) {
      if (!table.name().equals(TestRows.LAST)) ask(table);
    }
    rows.fill(TestRows.LAST);
    ask(rows.tables().get(TestRows.LAST));
  }

  private static void hand(UUID call, UUID client, String operator, @Nullable String left) {
    database
        .superuser()
        .sql(
            """
            insert into call_hand (call_id, client_id, operator_id, taken_at, left_at)
            values (:call, :client, :operator::uuid, now(), :left::timestamptz)
            """)
        .param("call", call)
        .param("client", client)
        .param("operator", operator)
        .param("left", left)
        .update();
  }

  private static void ask(TestRows.@Nullable Table table) throws SQLException {
    if (table == null) throw new AssertionError(TestRows.LAST);
    for (var situation : Situation.values()) {
      MAY.put(situation + " " + table.name(), ask(situation, table));
    }
  }

  private static String may(Situation situation, TestRows.Table table) {
    var may = MAY.get(situation + " " + table.name());
    if (may == null) throw new AssertionError("a cell is left out");
    return may;
  }

  @AfterAll
  static void leave() throws SQLException {
    app.close();
  }

  @Test
  void every_table_has_rows_of_both_clients() {
    for (var table : rows.tables().values()) {
      var all = "select count(*) from " + table.name();
      assertThat(database.superuser().sql(all).query(Integer.class).single())
          .as(table.name())
          .isPositive();
      if (table.owner() == null) continue;
      for (var client : List.of(TestRows.CLIENT, TestRows.OTHER)) {
        assertThat(
                database
                    .superuser()
                    .sql(all + " where " + table.owner() + " = :client")
                    .param("client", client)
                    .query(Integer.class)
                    .single())
            .as(table.name())
            .isPositive();
      }
    }
  }

  @Test
  void every_cell_of_the_page_is_so_in_the_database() throws Exception {
    var lines = new ArrayList<String>();
    for (var table : rows.tables().values()) {
      var line = new StringBuilder("| `" + table.name() + "` | ");
      line.append(table.owner() == null ? "office" : "`" + table.owner() + "`").append(" |");
      for (var situation : ON_THE_PAGE) {
        line.append(' ').append(may(situation, table)).append(" |");
      }
      lines.add(line.toString().replace("  ", " "));
    }
    if (Boolean.getBoolean("tables.write")) write(lines);
    assertThat(page()).containsExactlyElementsOf(lines);
  }

  @Test
  void to_everybody_else_every_table_is_closed_for_every_verb() throws Exception {
    var open = new ArrayList<String>();
    var cells = 0;
    for (var situation : Situation.values()) {
      if (ON_THE_PAGE.contains(situation) || LIKE.containsKey(situation)) continue;
      for (var table : rows.tables().values()) {
        var may = may(situation, table);
        if (!may.isEmpty()) open.add(situation + " " + table.name() + ": " + may);
        cells++;
      }
    }
    System.out.println("closed cells of situations and tables: " + cells);
    assertThat(open).isEmpty();
    assertThat(cells).isGreaterThan(400);
  }

  /// A call that was let go, and when, is what tells them apart.
  @Test
  void an_operator_who_let_a_call_go_is_for_a_while_as_before_and_then_as_without_one() {
    for (var table : rows.tables().values()) {
      LIKE.forEach((one, other) ->
          assertThat(may(one, table)).as(one + " " + table.name()).isEqualTo(may(other, table)));
    }
  }

  @Test
  void no_client_moves_a_row_to_another_and_nobody_empties_a_table() throws Exception {
    for (var table : rows.tables().values()) {
      for (var situation : Situation.values()) {
        var may = may(situation, table);
        assertThat(may).as(situation + " " + table.name()).doesNotContain("t");
        if (situation != Situation.OFFICE) {
          assertThat(may).as(situation + " " + table.name()).doesNotContain("m");
        }
      }
    }
  }

  /// Which verbs reach rows of the client: select, insert, update, delete, move to the other
  /// client, truncate.
  private static String ask(Situation situation, TestRows.Table table) throws SQLException {
    var its =
        table.owner() == null ? "" : " where " + table.owner() + " = '" + TestRows.CLIENT + "'";
    var name = table.name();
    var may = new StringBuilder();
    if (reaches(situation, "select 1 from " + name + its)) may.append('s');
    if (reaches(situation, rows.insert(name, TestRows.CLIENT))) may.append('i');
    for (var column : table.columns()) {
      if (column.always()) continue;
      var same = "update %s set %s = %s%s".formatted(name, column.name(), column.name(), its);
      if (reaches(situation, same)) {
        may.append('u');
        break;
      }
    }
    if (reaches(situation, "delete from " + name + its)) may.append('d');
    if (table.owner() != null) {
      var move = "update %s set %s = '%s'%s".formatted(name, table.owner(), TestRows.OTHER, its);
      if (reaches(situation, move)) may.append('m');
    }
    if (reaches(situation, "truncate " + name + " cascade")) may.append('t');
    return may.toString();
  }

  /// Whether a statement touched at least one row; nothing of it stays.
  private static boolean reaches(Situation situation, String sql) throws SQLException {
    try (var tell = app.prepareStatement(TenantTransactionManager.SCOPE);
        var statement = app.createStatement()) {
      situation.tell(tell);
      if (!sql.startsWith("select")) {
        return statement.executeUpdate(sql) > 0 || sql.startsWith("truncate");
      }
      try (var seen = statement.executeQuery(sql)) {
        return seen.next();
      }
    } catch (SQLException e) {
      if (WITHIN.contains(e.getSQLState())) return true;
      var garbled = situation == Situation.GARBAGE && "22P02".equals(e.getSQLState());
      if (garbled || REFUSED.equals(e.getSQLState())) return false;
      throw new AssertionError(situation + ": " + sql, e);
    } finally {
      app.rollback();
    }
  }

  private static List<String> page() throws IOException {
    return Files.readAllLines(PAGE).stream().filter(it -> it.startsWith("| `")).toList();
  }

  private static void write(List<String> lines) throws IOException {
    var kept = Files.readAllLines(PAGE).stream().filter(it -> !it.startsWith("| `")).toList();
    var all = new ArrayList<>(kept);
    all.addAll(lines);
    Files.write(PAGE, all);
  }
}
