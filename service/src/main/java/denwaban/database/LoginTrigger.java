package denwaban.database;

import java.sql.Connection;
import java.sql.SQLException;

/// Makes PostgreSQL itself note who else comes in: a login with the owner's or the superuser's
/// password is a person with a tool, or a program that is not ours.
///
/// Tables and trigger are the superuser's, in its own schema: neither the program's role nor the
/// owner can change them. A superuser can, and can come in past them; docs/reference/logged.md says
/// so.
final class LoginTrigger {

  private static final String TABLES =
      """
      create schema if not exists visits;
      grant usage on schema visits to denwaban_app;
      create table if not exists visits.database_visit (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        role text not null,
        application text not null,
        address inet
      );
      create table if not exists visits.database_visit_told (
        id bigint primary key references visits.database_visit
      );
      create table if not exists visits.own_run (
        id bigint generated always as identity primary key,
        began_at timestamptz not null default clock_timestamp(),
        name_digest bytea not null
      );
      alter table visits.own_run enable row level security;
      alter table visits.own_run force row level security;
      grant select on visits.own_run to denwaban_app;
      drop policy if exists fence on visits.own_run;
      create policy fence on visits.own_run for select using (public.app_office());
      alter table visits.database_visit enable row level security;
      alter table visits.database_visit force row level security;
      alter table visits.database_visit_told enable row level security;
      alter table visits.database_visit_told force row level security;
      grant select on visits.database_visit to denwaban_app;
      grant select, insert on visits.database_visit_told to denwaban_app;
      drop policy if exists fence on visits.database_visit;
      create policy fence on visits.database_visit for select using (public.app_office());
      drop policy if exists fence on visits.database_visit_told;
      create policy fence on visits.database_visit_told using (public.app_office()) with check (public.app_office());
      """;

  private static final String FUNCTION =
      """
      create or replace function visits.note_visit() returns event_trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        if session_user <> 'denwaban_app' and not pg_is_in_recovery() then
          insert into visits.database_visit (role, application, address)
          values (session_user, left(current_setting('application_name'), 64), inet_client_addr());
        end if;
      end $$;
      revoke all on function visits.note_visit() from public;
      drop event trigger if exists note_visit;
      create event trigger note_visit on login execute function visits.note_visit();
      """;

  /// This run's name, so that the next run knows what was the program itself. The newest thousand
  /// stay.
  private static final String RUN =
      """
      insert into visits.own_run (name_digest)
      values (sha256(convert_to(current_setting('application_name'), 'UTF8')));
      delete from visits.own_run where id <= (select max(id) from visits.own_run) - 1000;
      """;

  private LoginTrigger() {}

  /// Again at each start: what was taken away is back.
  ///
  /// @param root a superuser's connection to our database, under the name of this run
  static void install(Connection root) throws SQLException {
    try (var sql = root.createStatement()) {
      root.setAutoCommit(false);
      sql.execute(TABLES);
      sql.execute(FUNCTION);
      sql.execute(RUN);
      root.commit();
    }
  }
}
