package denwaban.people;

import denwaban.kernel.PersonId;

/// Everybody's passkeys are so.
public record TestPasskeys(PasskeyDemand passkeys, boolean canAttest) implements PasskeysHeld {

  /// As in an office that asks for nothing.
  public static final TestPasskeys ANY = new TestPasskeys(PasskeyDemand.ANY, false);

  @Override
  public PasskeyDemand all(PersonId person) {
    return passkeys;
  }
}
