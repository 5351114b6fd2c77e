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
import denwaban.delivery.channel.ReachKind;
import denwaban.delivery.reach.Reach;
import denwaban.kernel.Ids;
import denwaban.people.People;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Who is told at the made-up clients: each member, by a mail address that is nobody's; first the
/// member, then the administrator.
@Component
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
@Order(0)
final class DemoOnCall implements ApplicationRunner {

  private final Clients clients;
  private final People people;
  private final Contacts contacts;
  private final Rosters rosters;
  private final Reach reach;
  private final Ids ids;

  DemoOnCall(
      Clients clients, People people, Contacts contacts, Rosters rosters, Reach reach, Ids ids) {
    this.clients = clients;
    this.people = people;
    this.contacts = contacts;
    this.rosters = rosters;
    this.reach = reach;
    this.ids = ids;
  }

  @Override
  public void run(ApplicationArguments args) {
    for (var client : clients.all()) {
      if (contacts.all(client.id()).isEmpty()) seed(client);
    }
  }

  private void seed(Client client) {
    var members =
        people.all().stream()
            .filter(it -> client.id().equals(it.client()) && !it.disabled())
            .sorted(Comparator.comparing(it -> it.role() == Role.CLIENT_ADMIN))
            .toList();
    var admin =
        members.stream().filter(it -> it.role() == Role.CLIENT_ADMIN).map(this::user).findFirst();
    if (admin.isEmpty()) return;
    var tiers =
        members.stream()
            .filter(it -> it.role() != Role.CLIENT_AUDITOR)
            .limit(Roster.TIERS)
            .map(it -> new Roster.Tier(List.of(), List.of(), added(admin.get(), client, it)))
            .toList();
    if (!tiers.isEmpty()) rosters.set(admin.get(), Line.OWN, 0, new Roster(tiers));
  }

  private UUID added(CurrentUser admin, Client client, Person it) {
    var id = ids.next();
    contacts.put(admin, new Contact(id, it.name(), it.kana(), List.of(), "", it.id(), false));
    var box = it.role() == Role.CLIENT_ADMIN ? "admin" : "member";
    var _ = reach.add(admin, id, ReachKind.MAIL, null, box + "@" + client.slug() + ".example");
    return id;
  }

  private CurrentUser user(Person it) {
    return new CurrentUser(it.id(), it.role(), it.client(), "demo", it.name());
  }
}
