package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program's role may not do at all, whatever the fence: each way round it is tried.
class PowersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String REFUSED = "42501";

  /// What PostgreSQL does in no transaction with others, and would refuse for that.
  private static final List<String> ALONE =
      List.of("alter system", "create database", "create subscription");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set role denwaban_owner",
        "set role denwaban_root",
        "set session authorization denwaban_owner",
        "set session_replication_role = replica",
        "set lo_compat_privileges = on",
        "alter role denwaban_app bypassrls",
        "alter role denwaban_app superuser",
        "create role another",
        "grant denwaban_owner to denwaban_app",
        "create database another",
        "create schema another",
        "create table another (text text)",
        "create temporary table another (text text)",
        "create view another as select 1",
        "create function another() returns int language sql security definer as 'select 1'",
        "create extension dblink",
        "create extension file_fdw",
        "alter table person disable row level security",
        "alter table person no force row level security",
        "alter table person owner to denwaban_app",
        "alter table person disable trigger all",
        "alter table audit_outbox disable trigger all",
        "create policy mine on person using (true)",
        "drop policy office on person",
        "drop table person",
        "create index mine on person (name)",
        "create trigger mine before insert on person execute function audit_only_ended()",
        "create rule mine as on select to person do instead select 1",
        "alter function app_office() rename to gone",
        "create or replace function app_office() returns boolean language sql as 'select true'",
        "alter default privileges for role denwaban_owner grant all on tables to denwaban_app",
        "select * from pg_authid",
        "select * from pg_shadow",
        "select * from pg_statistic",
        "select * from pg_hba_file_rules",
        "select * from pg_file_settings",
        "select * from flyway_schema_history",
        "select pg_read_file('/etc/passwd')",
        "select pg_read_binary_file('/etc/passwd')",
        "select pg_ls_dir('/')",
        "select pg_ls_waldir()",
        "select pg_current_logfile()",
        "select lo_import('/etc/passwd')",
        "select lo_export(0, '/tmp/never')",
        "copy person to '/tmp/never'",
        "copy person to program 'true'",
        "copy person (name) from program 'echo'",
        "select pg_reload_conf()",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'denwaban_root'",
        "select pg_create_logical_replication_slot('mine', 'pgoutput')",
        "create publication mine for all tables",
        "create subscription mine connection 'host=127.0.0.1' publication mine",
        "alter system set log_statement = 'all'"
      })
  void is_refused(String sql) throws SQLException {
    assertThat(stateOf(sql)).as(sql).isEqualTo(REFUSED);
  }

  /// PostgreSQL only warns of a grant that nobody may give.
  @Test
  void nothing_is_given_on() throws SQLException {
    try (var app = database.enter(Logins.APP, "powers");
        var sql = app.createStatement()) {
      sql.execute("grant select on person to public");
    }
    var given = "select has_table_privilege('postgres_nobody', 'person', 'select')";
    database.superuser().sql("create role postgres_nobody").update();
    assertThat(database.superuser().sql(given).query(Boolean.class).single()).isFalse();
    database.superuser().sql("drop role postgres_nobody").update();
  }

  /// Not a way round: with it off, what would be hidden is an error, and nothing is shown.
  @Test
  void row_security_off_shows_nothing() throws SQLException {
    try (var app = database.enter(Logins.APP, "powers");
        var sql = app.createStatement()) {
      sql.execute("set row_security = off");
      assertThat(refused(app, "select * from person")).isEqualTo(REFUSED);
    }
  }

  /// Of their own functions nothing runs but what the policies ask, and none has another's eyes.
  @Test
  void no_function_but_those_of_the_policies_may_be_called() {
    var may =
        """
        select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname not in ('pg_catalog', 'information_schema')
          and has_function_privilege('denwaban_app', p.oid, 'execute')
        """;
    assertThat(database.owner().sql(may).query((row, _) -> row.getString(1)).list())
        .containsExactlyInAnyOrder(
            "app_client",
            "app_office",
            "app_member",
            "app_lines",
            "app_reviewer",
            "app_operator",
            "app_since",
            "app_serves",
            "app_timers",
            // says the usual days of a kind, and reads nothing
            "retention_days",
            // says of the caller's own scope whether a key may go
            "retention_key_over");
  }

  /// What PostgreSQL counts of columns' values would be other clients' values.
  @Test
  void the_planners_samples_of_fenced_tables_are_hidden() {
    database.superuser().sql("analyze").update();
    var seen = "select count(*) from pg_stats where schemaname = 'public'";
    assertThat(database.jdbc().sql(seen).query(Integer.class).single()).isZero();
  }

  private static String stateOf(String sql) throws SQLException {
    try (var app = database.enter(Logins.APP, "powers")) {
      app.setAutoCommit(ALONE.stream().anyMatch(sql::startsWith));
      return refused(app, sql);
    }
  }

  private static String refused(Connection app, String sql) {
    try (var statement = app.createStatement()) {
      statement.execute(sql);
      return "done";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
