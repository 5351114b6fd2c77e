package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row in every table for each of two clients, made from the catalogue: a column's type, its
/// checks and what it refers to say what stands there. What they do not say is in [#WORDS].
final class TestRows {

  static final UUID CLIENT = new UUID(0xa, 0xa);
  static final UUID OTHER = new UUID(0xb, 0xb);

  /// In whose mailbox things lie; no member holds it.
  private static final String MAILBOX = "01980000-0000-7000-8000-0000000000bb";

  /// Columns that say which client a row is of.
  private static final Set<String> OWNERS = Set.of("client_id", "log");

  private static final Set<String> LINES = Set.of("line", "mailbox");

  /// Whose row would end another's: it comes last.
  static final String LAST = "audit_ended";

  /// A log's entry, old enough for the log to end.
  private static final String LEAF = "{\"t\":\"2020-01-01T00:00:00Z\"}";

  /// By table and column, where the catalogue does not say enough; `%s` differs from row to row.
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("assurance_link.expires_at", "2027-01-01"),
          Map.entry("assurance_observation.expires", "2027-01-01"),
          Map.entry("assurance_observation.scope_id", ""),
          Map.entry("assurance_posture.n", "%s"),
          Map.entry("audit_entry.leaf", LEAF),
          Map.entry("audit_outbox.leaf", LEAF),
          Map.entry("backup_drill_check.bad", "0"),
          Map.entry("backup_payload.shelf", "5a"),
          Map.entry("ceremony.kind", "sign-in"),
          Map.entry("call_sound.sha256", "a".repeat(58) + "%s"),
          Map.entry("certificate.valid_to", "2027-01-01"),
          Map.entry(
              "certificate_confirmation.confirmed_by", "01980000-0000-7000-8000-0000000000cc"),
          Map.entry("certificate_document.pdf", "\\x255044462d%s"),
          Map.entry("certificate_document.sha256", "a".repeat(58) + "%s"),
          Map.entry("certificate_office.services", "{message}"),
          Map.entry("certificate_scope.site", "home"),
          Map.entry("client.slug", "c%s"),
          Map.entry("client_number.number", "+81503%s"),
          Map.entry("client_unlock.method", "recovery"),
          Map.entry("contract_offer.record", "r%s"),
          Map.entry("contract_offer.html", "r%s"),
          Map.entry("contract_offer.state", "AGREED"),
          Map.entry("contract_terms.review_days", "0"),
          Map.entry("contract_termination.noticed_by", "01980000-0000-7000-8000-0000000000cc"),
          Map.entry("contract_termination.ends_at", "2026-02-01"),
          Map.entry("contract_termination.return_by", "2026-02-02"),
          Map.entry("contract_termination.erase_at", "2026-02-03"),
          Map.entry("retention_certificate.content", "r%s"),
          Map.entry("retention_hold.until", "2027-01-01"),
          Map.entry("disclosure_request.n", "%s"),
          Map.entry("disclosure_request.due_at", "2027-01-01"),
          Map.entry("outbound_flow.purpose", "mail"),
          Map.entry("contract_deviation.minutes", "2"),
          Map.entry("contract_deviation.allowed", "1"),
          Map.entry("subprocessor.corporate_number", ""),
          Map.entry("subprocessor.country", "JP"),
          Map.entry("subprocessor.service", "MAIL"),
          Map.entry("person.role", "client-member"),
          Map.entry("privilege.kind", "support"),
          Map.entry("quality_unlock.method", "recovery"),
          Map.entry("script_instruction.valid_until", "2027-01-01"),
          Map.entry("watch_caller.why", "public-figure"),
          Map.entry("watch_caller.token", "\\x" + "5a".repeat(29) + "%s"),
          Map.entry("watch_number_key.one", "true"),
          Map.entry("watch_seen.alarm", "a".repeat(37) + "%s"));

  private static final String TABLES =
      """
      select relname from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p') and relname <> 'flyway_schema_history' order by relname
      """;

  private static final String COLUMNS =
      """
      select attname, format_type(atttypid, atttypmod) as type, attnotnull,
        atthasdef or attidentity <> '' as filled, attidentity = 'a' or attgenerated <> '' as always
      from pg_attribute where attrelid = to_regclass(:table) and attnum > 0 and not attisdropped
      order by attnum
      """;

  private static final String CHECKS =
      """
      select pg_get_constraintdef(oid) from pg_constraint
      where conrelid = to_regclass(:table) and contype = 'c'
      """;

  /// What refers, to which table, to which column there.
  private static final String REFERENCES =
      """
      select a.attname, confrelid::regclass::text as parent, b.attname as there
      from pg_constraint, unnest(conkey, confkey) as k (mine, its)
      join pg_attribute a on a.attnum = k.mine join pg_attribute b on b.attnum = k.its
      where contype = 'f' and conrelid = to_regclass(:table) and a.attrelid = conrelid
        and b.attrelid = confrelid and confrelid <> conrelid
      """;

  record Table(String name, @Nullable String owner, List<Column> columns) {}

  record Column(
      String name,
      String type,
      boolean needed,
      boolean always,
      @Nullable String parent,
      @Nullable String there) {}

  private final JdbcClient root;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, List<String>> checks = new HashMap<>();

  /// What stands in the row of a table that was made for a client.
  private final Map<String, Map<String, String>> made = new HashMap<>();

  private final List<String> unfit = new ArrayList<>();
  private int rows;

  TestRows(TestDatabase database) {
    root = database.superuser();
    for (var table : root.sql(TABLES).query((row, _) -> row.getString(1)).list()) {
      tables.put(table, read(table));
      checks.put(
          table, root.sql(CHECKS).param("table", table).query((row, _) -> row.getString(1)).list());
    }
  }

  Map<String, Table> tables() {
    return tables;
  }

  /// A row for each client in each table but [#LAST], as no program could make them: nothing is
  /// triggered.
  void fill() {
    for (var table : tables.keySet()) {
      if (!table.equals(LAST)) fill(table);
    }
    assertThat(unfit).as("say more of these in TestRows.WORDS").isEmpty();
  }

  /// The one call that all rows of a client are of.
  static UUID call(UUID client) {
    return new UUID(0xca11, client.getLeastSignificantBits());
  }

  void fill(String table) {
    root.sql("set session_replication_role = replica").update();
    for (var client : List.of(CLIENT, OTHER)) fill(table, client);
    root.sql("set session_replication_role = origin").update();
  }

  private void fill(String table, UUID client) {
    if (made.containsKey(table + client)) return;
    var it = table(table);
    for (var column : it.columns()) {
      if (column.parent() != null) fill(column.parent(), client);
    }
    try {
      var back = insert(it, row(it, client)) + " returning to_jsonb(%s.*)::text".formatted(table);
      made.put(table + client, fields(root.sql(back).query((row, _) -> row.getString(1)).single()));
    } catch (DataAccessException e) {
      if (client.equals(CLIENT) || it.owner() != null) unfit.add(table + ": " + e.getMessage());
    }
  }

  private Table table(String name) {
    var table = tables.get(name);
    if (table == null) throw new AssertionError(name);
    return table;
  }

  private Map<String, String> fields(String json) {
    var fields = new HashMap<String, String>();
    root.sql("select key, value from jsonb_each_text(:row::jsonb) where value is not null")
        .param("row", json)
        .query((row, _) -> fields.put(row.getString(1), row.getString(2)))
        .list();
    return fields;
  }

  /// The statement that adds one more row of a client.
  String insert(String table, UUID client) {
    return insert(table(table), row(table(table), client));
  }

  private static String insert(Table table, Map<String, String> row) {
    return "insert into %s (%s) values (%s)"
        .formatted(table.name(), String.join(", ", row.keySet()), String.join(", ", row.values()));
  }

  private Map<String, String> row(Table table, UUID client) {
    rows++;
    var row = new LinkedHashMap<String, String>();
    for (var column : table.columns()) {
      var word = WORDS.get(table.name() + "." + column.name());
      if (column.always() || !(column.needed() || word != null || owned(table, column))) continue;
      // the first of its kind refers to itself
      if (table.name().equals("certificate") && column.name().equals("record_id")) {
        row.put(column.name(), row.get("id"));
        continue;
      }
      // named by what it holds
      if (table.name().matches("contract_offer|retention_certificate")
          && column.name().matches("digest|document")) {
        row.put(column.name(), "sha256(convert_to('r%06d', 'UTF8'))".formatted(rows));
        continue;
      }
      row.put(column.name(), "'" + value(table, column, word, client) + "'::" + column.type());
    }
    return row;
  }

  private static boolean owned(Table table, Column column) {
    return column.name().equals(table.owner()) || LINES.contains(column.name());
  }

  private String value(Table table, Column column, @Nullable String word, UUID client) {
    if (column.name().equals(table.owner())) return client.toString();
    if (column.name().equals("call_id")) return call(client).toString();
    if (word != null) return word.formatted("%06d".formatted(rows));
    if (column.parent() != null) {
      var parent = made.get(column.parent() + client);
      if (parent != null && parent.get(column.there()) != null) return parent.get(column.there());
    }
    if (LINES.contains(column.name()) && column.type().equals("uuid")) return MAILBOX;
    var all = checks.getOrDefault(table.name(), List.of());
    return switch (column.type()) {
      case "uuid" -> new UUID(0x7000, rows).toString();
      case "text" ->
          said(
              all,
              "[( ]" + column.name() + " = (?:ANY \\(ARRAY\\[)?'([^']*)'::text(?:,|\\)\\)$)",
              "t" + rows);
      case "bytea" ->
          "\\x"
              + "5a"
                  .repeat(
                      Integer.parseInt(
                              said(all, "length\\(" + column.name() + "\\) = (\\d+)", "32"))
                          - 4)
              + "%08x".formatted(rows);
      case "integer", "bigint", "smallint" -> said(all, column.name() + " >= (\\d+)", "1");
      case "boolean" -> "false";
      case "date" -> "2026-01-01";
      case "timestamp with time zone" ->
          column.name().matches("until|expires_at|ends_at|leaves_at") ? "2099-01-01" : "2026-01-01";
      case "json", "jsonb" -> "{}";
      default -> column.type().endsWith("[]") ? "{}" : "1";
    };
  }

  private static String said(List<String> checks, String pattern, String otherwise) {
    for (var check : checks) {
      var found = Pattern.compile(pattern).matcher(check);
      if (found.find()) return found.group(1);
    }
    return otherwise;
  }

  private Table read(String table) {
    var references = new HashMap<String, String[]>();
    root.sql(REFERENCES)
        .param("table", table)
        .query((row, _) ->
            references.put(
                row.getString(1), new String[] {row.getString("parent"), row.getString("there")}))
        .list();
    var columns = new ArrayList<Column>();
    root.sql(COLUMNS)
        .param("table", table)
        .query((row, _) -> {
          var to = references.get(row.getString(1));
          return columns.add(
              new Column(
                  row.getString("attname"),
                  row.getString("type"),
                  row.getBoolean("attnotnull") && !row.getBoolean("filled"),
                  row.getBoolean("always"),
                  to == null ? null : to[0],
                  to == null ? null : to[1]));
        })
        .list();
    var owner =
        columns.stream().map(Column::name).filter(OWNERS::contains).findFirst().orElse(null);
    return new Table(table, table.equals("client") ? "id" : owner, columns);
  }
}
