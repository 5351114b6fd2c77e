package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Walks the catalog after all modules' migrations: nobody can forget the fence on a new table.
class SchemaTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String UNFENCED =
      """
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'
        and relkind in ('r', 'p') and relname <> 'flyway_schema_history'
        and not (relrowsecurity and relforcerowsecurity
                 and exists (select from pg_policy p where p.polrelid = c.oid))
      """;

  /// Views run with their owner's eyes unless told otherwise, foreign tables have no policies.
  private static final String OTHER_RELATIONS =
      """
      select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and relkind in ('v', 'm', 'f')
      """;

  private static final String OWNED_BY_APP =
      """
      select relname from pg_class join pg_roles r on r.oid = relowner
      where r.rolname = 'denwaban_app'
      union all
      select proname from pg_proc join pg_roles r on r.oid = proowner
      where r.rolname = 'denwaban_app'
      """;

  private static final String FOR_EVERYBODY =
      """
      select distinct table_name from information_schema.role_table_grants
      where grantee = 'PUBLIC' and table_schema = 'public'
      """;

  private static final String DEFINER =
      """
      select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and prosecdef
      """;

  /// Of tables with a client's rows, ids that the verifier of erasures could not look for.
  private static final String UNSEEN =
      """
      select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
        and not a.attisdropped and a.atttypid = 'uuid'::regtype
        and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'client_id')
        and not has_column_privilege('denwaban_verifier', c.oid, a.attnum, 'select')
      """;

  /// What the verifier could change.
  private static final String CHANGED =
      """
      select table_name || ' ' || privilege_type from information_schema.role_table_grants
      where grantee = 'denwaban_verifier' and privilege_type <> 'SELECT'
      """;

  /// What is kept of a client's callers, and gets no lease by itself.
  private static final String UNLEASED =
      """
      select relname from pg_class c where c.oid in ('vault_object'::regclass, 'call'::regclass)
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'leased'
          and t.tgenabled = 'O')
      """;

  /// Tables of clients in which one client's rows are found among all others' alone: the fence and
  /// the verifier of erasures ask for them each time.
  private static final String ALL_CLIENTS_READ =
      """
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and exists (select from pg_attribute b where b.attrelid = c.oid and b.attname = 'client_id')
        and not exists (
          select from pg_index i join pg_attribute b on b.attrelid = c.oid and b.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indpred is null and b.attname = 'client_id')
      order by 1
      """;

  /// Of which there are few of all clients together: settings, ends, and what waits for its place.
  private static final List<String> FEW =
      List.of(
          "client_mailbox_number",
          "contract_termination",
          "late_write",
          "outbound_flow",
          "privilege",
          "provider_attempt");

  private static final String HISTORY =
      """
      select has_table_privilege('denwaban_app', 'flyway_schema_history', 'select')
          or has_table_privilege('denwaban_app', 'flyway_schema_history', 'insert')
      """;

  @Test
  void every_table_is_fenced_by_force_and_has_a_policy() {
    assertThat(names(UNFENCED)).isEmpty();
  }

  @Test
  void there_is_no_view_or_function_that_looks_with_its_owners_eyes() {
    assertThat(names(OTHER_RELATIONS)).isEmpty();
    assertThat(names(DEFINER)).isEmpty();
  }

  @Test
  void the_programs_role_owns_nothing() {
    assertThat(names(OWNED_BY_APP)).isEmpty();
  }

  @Test
  void nothing_is_granted_to_everybody() {
    assertThat(names(FOR_EVERYBODY)).isEmpty();
    assertThat(database.owner().sql(HISTORY).query(Boolean.class).single()).isFalse();
  }

  @Test
  void the_verifier_of_erasures_can_look_for_every_id_and_change_nothing() {
    assertThat(names(UNSEEN)).isEmpty();
    assertThat(names(CHANGED)).isEmpty();
  }

  @Test
  void one_clients_rows_are_found_without_reading_all_others() {
    assertThat(names(ALL_CLIENTS_READ)).containsExactlyElementsOf(FEW);
  }

  @Test
  void what_is_stored_of_callers_gets_a_lease() {
    assertThat(names(UNLEASED)).isEmpty();
  }

  private List<String> names(String sql) {
    return database.owner().sql(sql).query((row, n) -> row.getString(1)).list();
  }
}
