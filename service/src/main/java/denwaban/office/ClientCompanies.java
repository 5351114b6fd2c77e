package denwaban.office;

import denwaban.access.ClientNames;
import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.Contracts;
import denwaban.kernel.ClientId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells `people` the names that `client` knows, and what `contract` says of passkeys and sessions.
@Component
final class ClientCompanies implements ClientNames {

  private final Clients clients;
  private final Contracts contracts;

  ClientCompanies(Clients clients, Contracts contracts) {
    this.clients = clients;
    this.contracts = contracts;
  }

  @Override
  public Optional<Company> find(ClientId id) {
    return clients.find(id).map(ClientCompanies::company);
  }

  @Override
  public List<Company> all() {
    return clients.all().stream().map(ClientCompanies::company).toList();
  }

  @Override
  public List<Company> active() {
    return clients.active().stream().map(ClientCompanies::company).toList();
  }

  @Override
  public PasskeyRequirement passkeys(ClientId id) {
    return contracts.passkeys(id);
  }

  @Override
  public SessionLimits sessions(ClientId id) {
    return contracts.sessions(id);
  }

  private static Company company(Client it) {
    return new Company(it.id(), it.name(), it.slug());
  }
}
