package denwaban.desk;

import denwaban.access.PasskeyRequirement;

/// Port: of how many clients the contract asks for better passkeys than those of whoever sits at a
/// desk. Their calls pass it by.
interface StricterClients {

  /// @param held what all passkeys of the operator are
  int beyond(PasskeyRequirement held);
}
