package denwaban.access;

import denwaban.kernel.ClientId;

/// Port: erases the accounts of a client's people whose contract has ended. Called outside of any
/// scope.
@FunctionalInterface
public interface AccountErasure {

  /// Names, passkeys, sessions and links of all of them; safe to repeat. Their random ids stay, in
  /// rows without a name.
  void eraseAll(ClientId client);
}
