package denwaban.delivery.way;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.client.directory.TestContacts;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Links;
import denwaban.delivery.channel.Notice;
import denwaban.http.HostSettings;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.people.TestPeople;
import denwaban.storage.TestStorage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.core.env.StandardEnvironment;

/// A client with an administrator and an account of Slack or another kind, by one clock.
final class DeliveryWayOffice {

  Instant now = Instant.parse("2026-11-27T03:00:00Z");

  /// Tokens that were asked about, and what Slack says.
  final List<String> asked = new ArrayList<>();

  Optional<Outcome> says = Optional.of(new Outcome.Accepted());

  /// Being asked about this token is a fault of ours.
  String breaks = "";

  /// What is shown of an address.
  String hint = "Slack bot";

  /// Notices that it was given.
  final List<Notice> told = new ArrayList<>();

  final DeliveryWays deliveryWays;
  final DeliveryWayChanges changes;
  final DeliveryWayHealth health;
  final AccountChecks checks;
  final TrialNotice trial;
  final RequestNotices requests;
  final CurrentUser admin;
  private final DeliveryWayKind kind;
  private final Contacts contacts;
  private final Ids ids;

  DeliveryWayOffice(TestDatabase database, Path folder) {
    this(database, folder, DeliveryWayKind.SLACK);
  }

  DeliveryWayOffice(TestDatabase database, Path folder, DeliveryWayKind kind) {
    this.kind = kind;
    var log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    var people = new TestPeople(database, log.door(), _ -> {}).people();
    ids = new Ids(() -> now, new Random(System.nanoTime()));
    contacts = TestContacts.over(database, people, log.door(), () -> now);
    var reaching =
        new TestDeliveryWays(
            database,
            TestStorage.keys(folder),
            contacts,
            List.of(new Fake()),
            log.door(),
            ids,
            () -> now);
    deliveryWays = reaching.deliveryWays;
    changes = reaching.changes;
    health = reaching.health;
    checks =
        new AccountChecks(deliveryWays, health, clients.clients(), database.fence(), () -> now);
    var settings =
        new HostSettings(
            HostSettings.Mode.OFFICE, List.of(), URI.create("https://desk.example"), List.of());
    trial =
        new TrialNotice(
            deliveryWays,
            health,
            clients.clients(),
            database.fence(),
            new Links(settings, new StandardEnvironment()),
            ids,
            () -> now);
    requests =
        new RequestNotices(
            clients.clients(),
            people,
            contacts,
            deliveryWays,
            health,
            database.fence(),
            new Links(settings, new StandardEnvironment()),
            ids,
            () -> now);
    var client =
        clients.add("c" + Long.toHexString(ids.next().getLeastSignificantBits()), KeyKind.X25519);
    var person = people.add("田中 一郎", "たなか いちろう", Role.CLIENT_ADMIN, client.id(), null);
    admin =
        new CurrentUser(
            person.id(), person.role(), client.id(), UUID.randomUUID().toString(), person.name());
    changes.put(admin, UUID.randomUUID(), kind, "社内", token());
  }

  String token() {
    return "xoxb-" + admin.memberOf();
  }

  Account account() {
    return deliveryWays.accounts(admin.memberOf()).getFirst();
  }

  /// Somebody who is told by that account.
  UUID way() {
    var id = ids.next();
    contacts.put(admin, new Contact(id, "佐藤", "さとう", List.of(), "", null, false));
    return changes.add(admin, id, kind, account().id(), "C0123456789");
  }

  /// The administrator themself, in the directory, told by that account.
  UUID ownWay() {
    var id = ids.next();
    contacts.put(admin, new Contact(id, "田中", "たなか", List.of(), "", admin.person(), false));
    return changes.add(admin, id, kind, account().id(), "C9876543210");
  }

  private final class Fake implements Channel {
    @Override
    public DeliveryWayKind kind() {
      return kind;
    }

    @Override
    public Outcome send(Notice notice, Address address) {
      told.add(notice);
      return says.orElseThrow();
    }

    @Override
    public String check(Address address) {
      return hint;
    }

    @Override
    public Optional<Outcome> look(ClientId client, Address account) {
      if (account.account().equals(breaks)) throw new IllegalArgumentException("a fault");
      if (client.equals(admin.memberOf())) asked.add(account.account());
      return says;
    }
  }
}
