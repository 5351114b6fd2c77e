package denwaban.portal;

import denwaban.client.Clients;
import denwaban.kernel.ClientId;
import denwaban.people.Companies;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells `people` the names that `client` knows.
@Component
final class ClientCompanies implements Companies {

  private final Clients clients;

  ClientCompanies(Clients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<Company> find(ClientId id) {
    return clients.find(id).map(it -> new Company(it.id(), it.name(), it.slug()));
  }
}
