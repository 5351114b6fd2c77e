package denwaban.delivery.demo;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.client.key.Line;
import denwaban.client.oncall.Roster;
import denwaban.client.oncall.Rosters;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.way.DeliveryWayChanges;
import denwaban.delivery.way.DeliveryWays;
import denwaban.kernel.Ids;
import denwaban.people.People;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Who is told at the made-up clients: each member, by a mail address that no one has; first the
/// member, then the administrator. Who is told first is told by the demo's chat too, after the mail
/// and by the same code as by any chat of Slack.
@Component
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
@Order(0)
final class DemoOnCall implements ApplicationRunner {

  private static final String LABEL = "デモのチャット";

  private final Clients clients;
  private final People people;
  private final Contacts contacts;
  private final Rosters rosters;
  private final DeliveryWays deliveryWays;
  private final DeliveryWayChanges reachChanges;
  private final DemoChat chat;
  private final Ids ids;

  DemoOnCall(
      Clients clients,
      People people,
      Contacts contacts,
      Rosters rosters,
      DeliveryWays deliveryWays,
      DeliveryWayChanges reachChanges,
      DemoChat chat,
      Ids ids) {
    this.clients = clients;
    this.people = people;
    this.contacts = contacts;
    this.rosters = rosters;
    this.deliveryWays = deliveryWays;
    this.reachChanges = reachChanges;
    this.chat = chat;
    this.ids = ids;
  }

  @Override
  public void run(ApplicationArguments args) {
    for (var client : clients.all()) {
      var members = members(client);
      var admin =
          members.stream().filter(it -> it.role() == Role.CLIENT_ADMIN).map(this::user).findFirst();
      if (admin.isEmpty()) continue;
      if (contacts.all(client.id()).isEmpty()) seed(admin.get(), client, members);
      else again(admin.get(), client);
    }
  }

  /// The member first, the administrators after.
  private List<Person> members(Client client) {
    return people.all().stream()
        .filter(it -> client.id().equals(it.client()) && !it.disabled())
        .sorted(Comparator.comparing(it -> it.role() == Role.CLIENT_ADMIN))
        .toList();
  }

  private void seed(CurrentUser admin, Client client, List<Person> members) {
    var tiers =
        members.stream()
            .filter(it -> it.role() != Role.CLIENT_AUDITOR)
            .limit(Roster.TIERS)
            .map(it -> new Roster.Tier(List.of(), List.of(), added(admin, client, it)))
            .toList();
    if (tiers.isEmpty()) return;
    rosters.set(admin, Line.OWN, 0, new Roster(tiers));
    var account = ids.next();
    put(admin, client, account);
    var first = Objects.requireNonNull(tiers.getFirst().fallback());
    var _ = reachChanges.add(admin, first, DeliveryWayKind.SLACK, account, "");
  }

  /// The demo's chat has another address at each start.
  private void again(CurrentUser admin, Client client) {
    deliveryWays.accounts(client.id()).stream()
        .filter(it -> it.label().equals(LABEL) && it.kind() == DeliveryWayKind.SLACK)
        .forEach(it -> put(admin, client, it.id()));
  }

  private void put(CurrentUser admin, Client client, UUID account) {
    reachChanges.put(
        admin, account, DeliveryWayKind.SLACK, LABEL, chat.room(client.slug()).toString());
  }

  private UUID added(CurrentUser admin, Client client, Person it) {
    var id = ids.next();
    contacts.put(admin, new Contact(id, it.name(), it.kana(), List.of(), "", it.id(), false));
    var box = it.role() == Role.CLIENT_ADMIN ? "admin" : "member";
    var _ =
        reachChanges.add(
            admin, id, DeliveryWayKind.MAIL, null, box + "@" + client.slug() + ".example");
    return id;
  }

  private CurrentUser user(Person it) {
    return new CurrentUser(it.id(), it.role(), it.client(), "demo", it.name());
  }
}
