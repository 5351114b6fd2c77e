package denwaban.delivery;

import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.kernel.ClientId;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// In which zone each client lives. It never changes, and is asked for within clients' scopes,
/// where the office's list of clients cannot be read.
@Component
class ClientZones {

  /// Of a client that was not asked for outside a scope yet.
  private static final ZoneId USUAL = ZoneId.of("Asia/Tokyo");

  private final Clients clients;
  private final Map<ClientId, ZoneId> known = new ConcurrentHashMap<>();

  ClientZones(Clients clients) {
    this.clients = clients;
  }

  ZoneId of(ClientId client) {
    return known.getOrDefault(client, USUAL);
  }

  /// Not inside a client's scope.
  void look() {
    clients.all().forEach(it -> known.put(it.id(), it.zone()));
  }

  /// Not inside a client's scope.
  Client client(ClientId id) {
    var client = clients.find(id).orElseThrow(() -> new IllegalStateException("no such client"));
    known.put(id, client.zone());
    return client;
  }
}
