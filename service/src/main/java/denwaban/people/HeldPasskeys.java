package denwaban.people;

import denwaban.database.Fence;
import denwaban.kernel.PersonId;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/// Asks the table of passkeys, and the list of models of today.
@Component
final class HeldPasskeys implements PasskeysHeld {

  private final Fence fence;
  private final Passkeys passkeys;
  private final PasskeyPolicy policy;

  HeldPasskeys(Fence fence, Passkeys passkeys, PasskeyPolicy policy) {
    this.fence = fence;
    this.passkeys = passkeys;
    this.policy = policy;
  }

  @Override
  public PasskeyDemand all(PersonId person) {
    return fence.office(() -> passkeys.of(person)).stream()
        .map(policy::level)
        .min(Comparator.naturalOrder())
        .orElse(PasskeyDemand.ANY);
  }

  @Override
  public boolean canAttest() {
    return policy.hasList();
  }
}
