package denwaban.access.passkey;

import denwaban.access.PasskeyDemand;
import denwaban.access.PasskeysHeld;
import denwaban.kernel.PersonId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Everybody's passkeys are so.
public record TestPasskeys(PasskeyDemand passkeys, boolean canAttest) implements PasskeysHeld {

  /// As in an office that asks for nothing.
  public static final TestPasskeys ANY = new TestPasskeys(PasskeyDemand.ANY, false);

  @Override
  public PasskeyDemand all(PersonId person) {
    return passkeys;
  }

  /// One person.
  @Override
  public Map<PasskeyDemand, Integer> answering() {
    return Arrays.stream(PasskeyDemand.values())
        .collect(Collectors.toMap(it -> it, it -> passkeys.suffices(it) ? 1 : 0));
  }
}
