package denwaban.access.passkey;

import denwaban.access.PasskeyRequirement;
import denwaban.access.StaffPasskeys;
import denwaban.kernel.PersonId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Everybody's passkeys are so.
public record TestPasskeys(PasskeyRequirement passkeys, boolean canAttest)
    implements StaffPasskeys {

  /// As in an office that asks for nothing.
  public static final TestPasskeys ANY = new TestPasskeys(PasskeyRequirement.ANY, false);

  @Override
  public PasskeyRequirement all(PersonId person) {
    return passkeys;
  }

  /// One person.
  @Override
  public Map<PasskeyRequirement, Integer> answering() {
    return Arrays.stream(PasskeyRequirement.values())
        .collect(Collectors.toMap(it -> it, it -> passkeys.suffices(it) ? 1 : 0));
  }
}
