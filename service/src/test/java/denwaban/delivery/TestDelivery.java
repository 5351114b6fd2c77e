package denwaban.delivery;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.client.directory.TestContacts;
import denwaban.client.key.Line;
import denwaban.client.key.TestClients;
import denwaban.client.oncall.Roster;
import denwaban.client.oncall.Rosters;
import denwaban.client.oncall.TestRosters;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Links;
import denwaban.delivery.content.TestWords;
import denwaban.delivery.timer.Timers;
import denwaban.delivery.way.DeliveryWayChanges;
import denwaban.delivery.way.DeliveryWayHealth;
import denwaban.delivery.way.DeliveryWays;
import denwaban.delivery.way.TestDeliveryWays;
import denwaban.http.HostSettings;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.message.ItemChanged;
import denwaban.message.ItemWaits;
import denwaban.people.People;
import denwaban.people.PersonAccess;
import denwaban.people.TestPeople;
import denwaban.storage.TestStorage;
import denwaban.vault.TestVault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.StandardEnvironment;

/// The whole of this module over a test database, by one clock; vendors are made up.
final class TestDelivery {

  static final Instant NOON = Instant.parse("2026-11-27T03:00:00Z");

  volatile Instant now = NOON;
  final TestLog log;
  final TestClients clients;
  final People people;
  final PersonAccess access;
  final Contacts contacts;
  final Rosters rosters;
  final DeliveryWays deliveryWays;
  final DeliveryWayChanges reachChanges;
  final DeliveryWayHealth reachHealth;
  final DeliveryTable table;
  final Policies policies;
  final Deliveries deliveries;
  final DeliveryHistory history;
  final VendorReports reports;
  final Dispatcher dispatcher;
  final DeliveryBoard board;
  final DryRun dryRun;
  final Ids ids;
  final FakeChannel mail = new FakeChannel(DeliveryWayKind.MAIL);
  final FakeChannel push = new FakeChannel(DeliveryWayKind.PUSH);
  final FakeChannel hook = new FakeChannel(DeliveryWayKind.WEBHOOK);
  final FakeChannel works = new FakeChannel(DeliveryWayKind.LINEWORKS);
  final Map<UUID, Instant> due = new HashMap<>();

  /// Whose contract has ended.
  final Set<ClientId> ended = new HashSet<>();

  final TestContracts contracts;
  final TestVault vault;
  final TestWords words;
  final SealedAttachments attachments;
  private final Map<UUID, ClientId> owners = new HashMap<>();
  private final TestDatabase database;

  TestDelivery(TestDatabase database, Path folder) {
    this(database, folder, null);
  }

  /// @param timers null for those that the test turns by hand
  TestDelivery(TestDatabase database, Path folder, @Nullable Timers timers) {
    this.database = database;
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    var staff = new TestPeople(database, log.door(), _ -> {});
    people = staff.people();
    access = staff.access();
    ids = new Ids(() -> now, new Random(ThreadLocalRandom.current().nextLong()));
    var audit = log.door();
    contracts = new TestContracts(database, audit);
    vault = new TestVault(database, folder);
    contacts = TestContacts.over(database, people, audit, () -> now);
    rosters = TestRosters.over(database, contacts, audit, () -> now);
    var reaching =
        new TestDeliveryWays(
            database,
            TestStorage.keys(folder),
            contacts,
            List.of(mail, push, hook, works),
            audit,
            ids,
            () -> now);
    deliveryWays = reaching.deliveryWays;
    reachChanges = reaching.changes;
    reachHealth = reaching.health;
    table = new DeliveryTable(database.jdbc());
    policies = new Policies(database.fence(), new PolicyTable(database.jdbc()), audit, () -> now);
    var zones = new ClientZones(clients.clients());
    var settings =
        new HostSettings(
            HostSettings.Mode.OFFICE, List.of(), URI.create("https://desk.example"), List.of());
    var timing = timers == null ? new ByHand() : timers;
    var digests = new Digests(new DigestTable(database.jdbc()), zones, timing, ids, () -> now);
    words =
        new TestWords(
            database, contracts.contracts(), clients.keys(), vault.vault(), audit, ids, () -> now);
    deliveries =
        new Deliveries(
            database.fence(),
            table,
            policies,
            contacts,
            zones,
            digests,
            words.held,
            timing,
            audit,
            ids,
            () -> now);
    history = new DeliveryHistory(database.fence(), table);
    reports =
        new VendorReports(
            database.fence(),
            table,
            deliveries,
            deliveryWays,
            reachHealth,
            timing,
            audit,
            () -> now);
    board =
        new DeliveryBoard(
            database.fence(),
            table,
            clients.clients(),
            reachHealth,
            new EndedOnCall(rosters, contacts, () -> now),
            () -> now);
    dryRun = new DryRun(policies, rosters, deliveryWays, zones);
    attachments =
        new SealedAttachments(
            database.fence(), contracts.contracts(), vault.vault(), words.newest, audit, () -> now);
    dispatcher =
        new Dispatcher(
            ended::contains,
            database.fence(),
            table,
            digests,
            policies,
            rosters,
            deliveryWays,
            reachHealth,
            zones,
            new Links(settings, new StandardEnvironment()),
            attachments,
            words.disclosed,
            timing,
            audit,
            ids,
            () -> now);
  }

  private final class ByHand implements Timers {

    @Override
    public void begin(ClientId client, UUID delivery, Instant at) {
      owners.put(delivery, client);
      due.put(delivery, at);
    }

    @Override
    public void at(ClientId client, UUID delivery, Instant at) {
      due.put(delivery, at);
    }

    @Override
    public void look() {}
  }

  Client client(String slug) {
    return clients.add(
        slug + Long.toHexString(ids.next().getLeastSignificantBits()), KeyKind.X25519);
  }

  CurrentUser member(Client client, Role role) {
    return user(people.add("田中 一郎", "たなか いちろう", role, client.id(), null));
  }

  private static CurrentUser user(Person it) {
    return new CurrentUser(
        it.id(), it.role(), it.client(), "00000000-0000-7000-8000-000000000001", it.name());
  }

  /// Somebody of the admin's company, with mail addresses.
  UUID person(CurrentUser admin, @Nullable PersonId member, String... mails) {
    var id = ids.next();
    contacts.put(admin, new Contact(id, "佐藤", "さとう", List.of(), "", member, false));
    for (var mail : mails) {
      var _ = reachChanges.add(admin, id, DeliveryWayKind.MAIL, null, mail);
    }
    return id;
  }

  /// Always on call, one tier each.
  void roster(CurrentUser admin, UUID... tiers) {
    var current = rosters.of(admin.memberOf(), Line.OWN);
    var roster =
        new Roster(
            Arrays.stream(tiers).map(it -> new Roster.Tier(List.of(), List.of(), it)).toList());
    rosters.set(admin, Line.OWN, current.version(), roster);
  }

  /// A message of an operator.
  CallId message(Client client, boolean urgent, PersonId operator) {
    var call = new CallId(ids.next());
    waits(new ItemWaits(client.id(), Line.OWN, call, ItemWaits.Kind.MESSAGE, urgent, operator));
    return call;
  }

  void waits(ItemWaits it) {
    database.fence().run(it.client(), () -> deliveries.waits(it));
  }

  void changed(ItemChanged it) {
    database.fence().run(it.client(), () -> deliveries.changed(it));
  }

  Delivery of(Client client, CallId call) {
    return history.ofCalls(client.id(), List.of(call)).getFirst().delivery();
  }

  List<Attempt> attempts(Client client, CallId call) {
    return history.ofCalls(client.id(), List.of(call)).getFirst().attempts();
  }

  /// Lets time pass; what is due is done at its time.
  void pass(Duration time) {
    var end = now.plus(time);
    while (true) {
      var next =
          due.entrySet().stream()
              .filter(it -> !it.getValue().isAfter(end))
              .min(Map.Entry.comparingByValue())
              .orElse(null);
      if (next == null) break;
      if (next.getValue().isAfter(now)) now = next.getValue();
      var id = next.getKey();
      // if this dies, the timer is revived
      due.put(id, now.plusSeconds(20));
      var wake = dispatcher.run(owners.get(id), id);
      due.remove(id);
      if (wake != null) due.put(id, wake);
    }
    now = end;
  }

  List<String> mailed() {
    return mail.carried.stream().map(FakeChannel.Carried::to).toList();
  }

  Stream<String> actions(Client client) {
    return log.outbox(client.id()).stream();
  }
}
