package denwaban.desk;

import denwaban.access.PasskeyRequirement;

/// Port: of how many clients the contract asks for stronger passkeys than those of the operator at
/// a desk. Their calls do not ring there.
interface StricterClients {

  /// @param held what all passkeys of the operator are
  int beyond(PasskeyRequirement held);
}
