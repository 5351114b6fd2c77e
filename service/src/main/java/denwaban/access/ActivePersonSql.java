package denwaban.access;

/// Who may act at a moment: every query uses this condition, so that an instant that HR named takes
/// effect by itself, without any task running at that time.
public final class ActivePersonSql {

  /// Of a `person p`, at `:now`; in the office's scope. A client's administrator whose role has
  /// ended keeps access as long as the client has no other administrator with a valid role: no one
  /// could confirm theirs.
  public static final String SQL =
      """
      p.disabled_at is null
        and coalesce(p.starts_at <= :now, true)
        and coalesce(p.leaves_at > :now, true)
        and (coalesce(p.role_until > :now, true)
          or (p.role = 'client-admin' and not exists (
            select from person other
            where other.client_id = p.client_id and other.role = 'client-admin'
              and other.id <> p.id and other.disabled_at is null
              and coalesce(other.role_until > :now, true)
              and exists (select from passkey key where key.person_id = other.id))))
      """;

  private ActivePersonSql() {}
}
