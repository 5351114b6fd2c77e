package denwaban.access;

import denwaban.kernel.ClientId;
import java.util.List;
import java.util.Optional;

/// Nobody's contract says anything.
public final class NoCompanies implements ClientNames {

  @Override
  public Optional<Company> find(ClientId id) {
    return Optional.empty();
  }

  @Override
  public List<Company> all() {
    return List.of();
  }

  @Override
  public List<Company> active() {
    return List.of();
  }

  @Override
  public PasskeyRequirement passkeys(ClientId id) {
    return PasskeyRequirement.ANY;
  }

  @Override
  public SessionLimits sessions(ClientId id) {
    return SessionLimits.USUAL;
  }
}
