package denwaban.access.passkey;

import denwaban.access.PasskeyRequirement;
import denwaban.access.Permission;
import denwaban.access.Role;
import denwaban.access.StaffPasskeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.PersonId;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks the table of passkeys, and the list of models of today.
@Component
final class PasskeyTableCheck implements StaffPasskeys {

  /// A person who signed in by a provider alone used no passkey.
  private static final String BY_PROVIDER =
      "select exists (select from session where person_id = :person and how = 'provider')";

  private static final Set<Role> ANSWERING =
      Arrays.stream(Role.values())
          .filter(Permission.ANSWER_CALLS::includes)
          .collect(Collectors.toUnmodifiableSet());

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Passkeys passkeys;
  private final PasskeyPolicy policy;
  private final InstantSource clock;

  PasskeyTableCheck(
      JdbcClient db,
      TenantTransactions transactions,
      Passkeys passkeys,
      PasskeyPolicy policy,
      InstantSource clock) {
    this.clock = clock;
    this.db = db;
    this.transactions = transactions;
    this.passkeys = passkeys;
    this.policy = policy;
  }

  @Override
  public PasskeyRequirement all(PersonId person) {
    if (transactions.office(() -> byProvider(person))) {
      return PasskeyRequirement.ANY;
    }
    return least(transactions.office(() -> passkeys.of(person)));
  }

  /// How a person is signed in at this moment does not matter here.
  @Override
  public Map<PasskeyRequirement, Integer> answering() {
    var least =
        transactions.office(() -> passkeys.of(ANSWERING, clock.instant())).values().stream()
            .map(this::least)
            .toList();
    var answering = new EnumMap<PasskeyRequirement, Integer>(PasskeyRequirement.class);
    for (var asked : PasskeyRequirement.values()) {
      answering.put(asked, (int) least.stream().filter(it -> it.suffices(asked)).count());
    }
    return answering;
  }

  private PasskeyRequirement least(List<Passkey> all) {
    return all.stream()
        .map(policy::level)
        .min(Comparator.naturalOrder())
        .orElse(PasskeyRequirement.ANY);
  }

  private boolean byProvider(PersonId person) {
    return db.sql(BY_PROVIDER).param("person", person.value()).query(Boolean.class).single();
  }

  @Override
  public boolean canAttest() {
    return policy.hasList();
  }
}
