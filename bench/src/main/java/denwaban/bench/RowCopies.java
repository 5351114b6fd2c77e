package denwaban.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Copies the rows of one client's few calls, so that they are as many as after years: each copy
/// has ids of its own, which belong together as those of the call do, and a time further back.
/// Neither triggers nor references are looked at.
final class RowCopies {

  /// Between two calls, so that 12,000 copies of three are three years.
  private static final String APART = "interval '130 minutes'";

  private static final long APART_MS = 130 * 60_000L;

  private static final List<String> TABLES =
      List.of(
          "vault_object",
          "vault_manifest",
          "vault_header",
          "inbox_item",
          "retention_lease",
          "delivery");

  /// Ids of what is copied; every other id stays: people, clients, boxes.
  private static final List<String> COPIED =
      List.of(
          "select id from vault_object",
          "select call_id from vault_object",
          "select id from inbox_item",
          "select id from delivery",
          "select call_id from delivery");

  /// An id counts its time in the first 48 bits (RFC 9562, section 5.7); lists go by it.
  private static final String EARLIER =
      """
      create function pg_temp.earlier(id uuid, k bigint) returns uuid language sql immutable as $$
        select (lpad(to_hex(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint
            - k * %d), 12, '0')
          || '7' || substr(md5(id::text || k), 1, 3) || '8' || substr(md5(id::text || k), 5, 15)
        )::uuid
      $$
      """
          .formatted(APART_MS);

  private static final String COLUMNS =
      """
      select column_name, data_type from information_schema.columns
      where table_schema = 'public' and table_name = ? and is_identity = 'NO'
        and is_generated = 'NEVER' order by ordinal_position
      """;

  private final Connection root;

  RowCopies(Connection root) {
    this.root = root;
  }

  /// @param client whose rows
  /// @param copies of each row
  void add(String client, int copies) throws SQLException {
    try (var sql = root.createStatement()) {
      sql.execute("set session_replication_role = replica");
      sql.execute("create temp table copied (id uuid primary key)");
      for (var ids : COPIED) {
        sql.execute("insert into copied %s on conflict do nothing".formatted(ids));
      }
      sql.execute(EARLIER);
      for (var table : TABLES) {
        var rows = sql.executeLargeUpdate(copy(table, client, copies));
        System.out.printf("| %s | %,d |%n", table, rows);
      }
      sql.execute("vacuum analyze");
    }
  }

  private String copy(String table, String client, int copies) throws SQLException {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (var sql = root.prepareStatement(COLUMNS)) {
      sql.setString(1, table);
      try (var row = sql.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
          values.add(value("t." + row.getString(1), row.getString(2), table));
        }
      }
    }
    return "insert into %s (%s) select %s from %s t, generate_series(1, %d) by(k) %s on conflict do nothing"
        .formatted(
            table,
            String.join(", ", names),
            String.join(", ", values),
            table,
            copies,
            names.contains("client_id") ? "where t.client_id = '" + client + "'" : "");
  }

  /// What is kept keeps its lease: it would be due otherwise.
  private static String value(String column, String type, String table) {
    if (type.equals("uuid")) {
      return "case when %1$s in (select id from copied) then pg_temp.earlier(%1$s, by.k) else %1$s end"
          .formatted(column);
    }
    var shifted = type.equals("timestamp with time zone") && !table.equals("retention_lease");
    return shifted ? column + " - by.k * " + APART : column;
  }
}
