package denwaban.client;

import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The client companies and their numbers. Each method opens its own office-wide transaction, or
/// joins one.
@Component
public class Clients {

  /// Whose number was dialled.
  public Optional<Client> ofNumber(PhoneNumber dialled) {
    throw new UnsupportedOperationException();
  }

  public Optional<Client> find(ClientId id) {
    throw new UnsupportedOperationException();
  }

  /// All clients, by slug.
  public List<Client> all() {
    throw new UnsupportedOperationException();
  }

  /// A client's numbers, in order.
  public List<PhoneNumber> numbers(ClientId id) {
    throw new UnsupportedOperationException();
  }
}
