package denwaban.people;

import denwaban.database.Fence;
import denwaban.kernel.PersonId;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks the table of passkeys, and the list of models of today.
@Component
final class HeldPasskeys implements PasskeysHeld {

  /// Whoever came in by a provider alone used no passkey.
  private static final String BY_PROVIDER =
      "select exists (select from session where person_id = :person and how = 'provider')";

  private final JdbcClient db;
  private final Fence fence;
  private final Passkeys passkeys;
  private final PasskeyPolicy policy;

  HeldPasskeys(JdbcClient db, Fence fence, Passkeys passkeys, PasskeyPolicy policy) {
    this.db = db;
    this.fence = fence;
    this.passkeys = passkeys;
    this.policy = policy;
  }

  @Override
  public PasskeyDemand all(PersonId person) {
    if (fence.office(() -> byProvider(person))) {
      return PasskeyDemand.ANY;
    }
    return fence.office(() -> passkeys.of(person)).stream()
        .map(policy::level)
        .min(Comparator.naturalOrder())
        .orElse(PasskeyDemand.ANY);
  }

  private boolean byProvider(PersonId person) {
    return db.sql(BY_PROVIDER).param("person", person.value()).query(Boolean.class).single();
  }

  @Override
  public boolean canAttest() {
    return policy.hasList();
  }
}
