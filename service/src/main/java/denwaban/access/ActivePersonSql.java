package denwaban.access;

/// Who may act at a moment: everybody who asks the database asks it in these words, so that an
/// instant that HR named works by itself, without anybody running at that time.
public final class ActivePersonSql {

  /// Of a `person p`, at `:now`; in the office's fence. An administrator of a client whose role is
  /// over acts as long as nobody else administers it whose role is good: none could confirm his.
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
