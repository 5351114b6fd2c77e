package denwaban.access;

import denwaban.kernel.ClientId;
import java.util.List;
import java.util.Optional;

/// Port: the names of client companies, which are known above this module.
public interface ClientNames {

  Optional<Company> find(ClientId id);

  List<Company> all();

  /// Those that are told what the office did. Of others all is erased but contract and log, and
  /// each entry would keep their log for years more.
  List<Company> active();

  /// What the contract in force asks of the passkeys of its members; without one, any.
  PasskeyRequirement passkeys(ClientId id);

  /// How long the contract in force lets its members' sessions last; without one, as usual.
  SessionLimits sessions(ClientId id);

  /// @param slug as in its host name
  record Company(ClientId id, String name, String slug) {}
}
