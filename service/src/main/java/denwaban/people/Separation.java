package denwaban.people;

import denwaban.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Separation of duties: which roles a person must not have had shortly before another one. No one
/// judges what they did themselves.
public final class Separation {

  /// The quarter behind us: 92 days, as the longest has.
  public static final Duration BACK = Duration.ofDays(92);

  /// Roles that reach what others cannot see, or judge others: two people give them.
  public static final Set<Role> TWO_PEOPLE =
      Set.of(
          Role.ADMIN, Role.HR, Role.SECURITY_OFFICER, Role.INTERNAL_AUDITOR, Role.QUALITY_REVIEWER);

  /// Not after one of these, in whatever unit.
  public static final Map<Role, Set<Role>> ANYWHERE =
      Map.of(
          Role.INTERNAL_AUDITOR,
              Set.of(Role.ADMIN, Role.HR, Role.SECURITY_OFFICER, Role.SUPERVISOR),
          Role.SECURITY_OFFICER, Set.of(Role.ADMIN));

  /// Not after one of these in the same unit: no one reviews their own team.
  public static final Map<Role, Set<Role>> IN_THE_UNIT =
      Map.of(Role.QUALITY_REVIEWER, Set.of(Role.OPERATOR, Role.SUPERVISOR));

  /// A role that a person had within [#BACK].
  record PastRole(Role role, String unit) {}

  private Separation() {}

  /// The role that stands against it, if one does.
  static Optional<Role> against(Role wanted, String unit, List<PastRole> before) {
    return before.stream()
        .filter(it ->
            ANYWHERE.getOrDefault(wanted, Set.of()).contains(it.role())
                || (it.unit().equals(unit)
                    && IN_THE_UNIT.getOrDefault(wanted, Set.of()).contains(it.role())))
        .map(PastRole::role)
        .findFirst();
  }
}
