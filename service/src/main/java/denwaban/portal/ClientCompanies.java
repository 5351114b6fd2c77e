package denwaban.portal;

import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.kernel.ClientId;
import denwaban.people.Companies;
import java.util.List;
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
    return clients.find(id).map(ClientCompanies::company);
  }

  @Override
  public List<Company> all() {
    return clients.all().stream().map(ClientCompanies::company).toList();
  }

  private static Company company(Client it) {
    return new Company(it.id(), it.name(), it.slug());
  }
}
