package denwaban.people;

/// Who may act at a moment: everybody who asks the database asks it in these words, so that an
/// instant that HR named works by itself, without anybody running at that time.
final class Acting {

  /// Of a `person p`, at `:now`.
  static final String SQL =
      """
      p.disabled_at is null
        and coalesce(p.starts_at <= :now, true)
        and coalesce(p.leaves_at > :now, true)
        and coalesce(p.role_until > :now, true)
      """;

  private Acting() {}
}
