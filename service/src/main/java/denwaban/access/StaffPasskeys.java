package denwaban.access;

import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.util.Map;

/// What passkeys people hold, where a contract asks for it.
public interface StaffPasskeys {

  /// What each passkey is with which this person can sign in: the weakest of them counts, and none
  /// while the person has a session that began by a provider alone.
  PasskeyRequirement all(PersonId person);

  /// How many of those who answer calls, and may act now, hold passkeys of which each is at least
  /// this; by what may be asked for. A person without a passkey is not counted.
  Map<PasskeyRequirement, Integer> answering();

  /// Whether the office has a list of models, so that an attestation can be checked.
  boolean canAttest();

  /// For the person who agrees to terms.
  ///
  /// @throws Problem 422 if the office could not keep them
  default void demandList(PasskeyRequirement passkeys) {
    if (passkeys == PasskeyRequirement.ATTESTED && !canAttest()) {
      throw new Problem(422, "no-model-list");
    }
  }
}
