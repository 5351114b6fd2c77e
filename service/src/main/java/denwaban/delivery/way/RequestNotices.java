package denwaban.delivery.way;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.client.Clients;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Links;
import denwaban.delivery.channel.Notice;
import denwaban.disclosure.RequestNews;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.people.People;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells the administrators of a client of what data subjects asked, each by their first way that
/// works: those who are in the client's directory, with a way. No chain follows, and nothing of the
/// request leaves.
@Component
final class RequestNotices implements RequestNews {

  private final Clients clients;
  private final People people;
  private final Contacts contacts;
  private final DeliveryWays deliveryWays;
  private final DeliveryWayHealth health;
  private final TenantTransactions transactions;
  private final Links links;
  private final Ids ids;
  private final InstantSource clock;

  RequestNotices(
      Clients clients,
      People people,
      Contacts contacts,
      DeliveryWays deliveryWays,
      DeliveryWayHealth health,
      TenantTransactions transactions,
      Links links,
      Ids ids,
      InstantSource clock) {
    this.clients = clients;
    this.people = people;
    this.contacts = contacts;
    this.deliveryWays = deliveryWays;
    this.health = health;
    this.transactions = transactions;
    this.links = links;
    this.ids = ids;
    this.clock = clock;
  }

  private enum Reached {
    TOLD,
    LATER,
    NO_WAY
  }

  @Override
  public boolean tell(ClientId client, Step step, int count) {
    var company = clients.find(client).orElse(null);
    if (company == null) return true;
    var admins =
        people.members(client).stream()
            .filter(it -> it.role() == Role.CLIENT_ADMIN && !it.disabled())
            .map(Person::id)
            .collect(Collectors.toSet());
    var about =
        switch (step) {
          case SOON -> Notice.About.REQUEST;
          case LATE -> Notice.About.OVERDUE;
        };
    var id = ids.next();
    var reachable = deliveryWays.reachable(client);
    var came =
        contacts.all(client).stream()
            .filter(it -> !it.left() && it.member() != null && admins.contains(it.member()))
            .map(Contact::id)
            .map(it ->
                first(
                    client,
                    reachable.getOrDefault(it, List.of()),
                    new Notice(
                        id,
                        ids.next(),
                        client,
                        company.name(),
                        about,
                        count,
                        false,
                        false,
                        clock.instant(),
                        links.requests())))
            .collect(Collectors.toSet());
    return came.contains(Reached.TOLD) || !came.contains(Reached.LATER);
  }

  private Reached first(ClientId client, List<Way> ways, Notice notice) {
    var came = Reached.NO_WAY;
    for (var way : ways.stream().sorted(Comparator.comparingInt(Way::rank)).toList()) {
      switch (send(client, way, notice)) {
        case Outcome.Accepted() -> {
          transactions.run(client, () -> health.worked(client, way, clock.instant()));
          return Reached.TOLD;
        }
        case Outcome.Later(var why, _) -> {
          failed(client, way, why);
          came = Reached.LATER;
        }
        case Outcome.Unknown() -> {
          failed(client, way, "no-answer");
          came = Reached.LATER;
        }
        case Outcome.Refused(var why) -> failed(client, way, why);
      }
    }
    return came;
  }

  private Outcome send(ClientId client, Way way, Notice notice) {
    try {
      var address = deliveryWays.address(client, way);
      return address.isEmpty()
          ? new Outcome.Refused("not-sealed-here")
          : deliveryWays.channel(way.kind()).send(notice, address.get());
    } catch (IOException vault) {
      return new Outcome.Later("vault", null);
    }
  }

  private void failed(ClientId client, Way way, String why) {
    transactions.run(client, () -> health.failed(client, way, why, clock.instant()));
  }
}
