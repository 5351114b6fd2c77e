package denwaban.access.passkey;

import denwaban.access.PasskeyDemand;
import denwaban.access.PasskeysHeld;
import denwaban.access.Permission;
import denwaban.access.Role;
import denwaban.database.tenant.Fence;
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
final class HeldPasskeys implements PasskeysHeld {

  /// Whoever came in by a provider alone used no passkey.
  private static final String BY_PROVIDER =
      "select exists (select from session where person_id = :person and how = 'provider')";

  private static final Set<Role> ANSWERING =
      Arrays.stream(Role.values())
          .filter(Permission.ANSWER_CALLS::includes)
          .collect(Collectors.toUnmodifiableSet());

  private final JdbcClient db;
  private final Fence fence;
  private final Passkeys passkeys;
  private final PasskeyPolicy policy;
  private final InstantSource clock;

  HeldPasskeys(
      JdbcClient db, Fence fence, Passkeys passkeys, PasskeyPolicy policy, InstantSource clock) {
    this.clock = clock;
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
    return least(fence.office(() -> passkeys.of(person)));
  }

  /// How somebody is signed in at this moment does not matter here.
  @Override
  public Map<PasskeyDemand, Integer> answering() {
    var least =
        fence.office(() -> passkeys.of(ANSWERING, clock.instant())).values().stream()
            .map(this::least)
            .toList();
    var answering = new EnumMap<PasskeyDemand, Integer>(PasskeyDemand.class);
    for (var asked : PasskeyDemand.values()) {
      answering.put(asked, (int) least.stream().filter(it -> it.suffices(asked)).count());
    }
    return answering;
  }

  private PasskeyDemand least(List<Passkey> all) {
    return all.stream().map(policy::level).min(Comparator.naturalOrder()).orElse(PasskeyDemand.ANY);
  }

  private boolean byProvider(PersonId person) {
    return db.sql(BY_PROVIDER).param("person", person.value()).query(Boolean.class).single();
  }

  @Override
  public boolean canAttest() {
    return policy.hasList();
  }
}
