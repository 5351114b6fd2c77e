package denwaban.delivery.demo;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.directory.Contacts;
import denwaban.client.directory.TestContacts;
import denwaban.client.key.TestClients;
import denwaban.client.oncall.TestRosters;
import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.TestNotice;
import denwaban.delivery.chat.TestChannels;
import denwaban.delivery.way.DeliveryWayChanges;
import denwaban.delivery.way.DeliveryWays;
import denwaban.delivery.way.TestDeliveryWays;
import denwaban.delivery.way.Way;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.Ids;
import denwaban.people.People;
import denwaban.people.TestPeople;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

/// Whom the made-up clients tell, at the first start of a demo and at those after it.
class DemoOnCallTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final InstantSource CLOCK = () -> NOW;

  /// One office for all: a start looks at every client.
  @TempDir static Path folder;

  private TestClients clients;
  private People people;
  private Client client;
  private CurrentUser admin;
  private Ids ids;

  @BeforeEach
  void open() {
    ids = new Ids(CLOCK, new Random(System.nanoTime()));
    var log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    people = new TestPeople(database, log.door(), _ -> {}).people();
    var slug = "c" + Long.toHexString(ids.next().getLeastSignificantBits());
    client = clients.add(slug, KeyKind.X25519);
    people.add("浜 さやか", "はま さやか", Role.CLIENT_MEMBER, client.id(), null);
    var it = people.add("港 健太", "みなと けんた", Role.CLIENT_ADMIN, client.id(), null);
    admin = new CurrentUser(it.id(), it.role(), client.id(), "s", it.name());
  }

  /// One start of the program.
  private final class Start implements AutoCloseable {
    final DemoChat chat;
    final DeliveryWays deliveryWays;
    final DeliveryWayChanges changes;
    final denwaban.http.outbound.Outbound outbound;

    Start() throws Exception {
      var audit = new TestLog(database, folder).door();
      chat = new DemoChat(ids, CLOCK);
      outbound = TestOutbound.demo(database, chat, CLOCK);
      Contacts contacts = TestContacts.over(database, people, audit, CLOCK);
      var reaching =
          new TestDeliveryWays(
              database,
              TestStorage.keys(folder),
              contacts,
              List.of(new Mail(), TestChannels.slack(outbound)),
              audit,
              ids,
              CLOCK);
      deliveryWays = reaching.deliveryWays;
      changes = reaching.changes;
      var rosters = TestRosters.over(database, contacts, audit, CLOCK);
      new DemoOnCall(clients.clients(), people, contacts, rosters, deliveryWays, changes, chat, ids)
          .run(new DefaultApplicationArguments());
    }

    List<Way> slack() {
      return deliveryWays.ways(client.id()).stream()
          .filter(it -> it.kind() == DeliveryWayKind.SLACK)
          .toList();
    }

    Outcome tell(Way way) throws Exception {
      var notice = TestNotice.urgent(client.id(), "みなと設計", NOW, "http://localhost:8080/inbox");
      return deliveryWays
          .channel(way.kind())
          .send(notice, deliveryWays.address(client.id(), way).orElseThrow());
    }

    @Override
    public void close() throws IOException {
      outbound.destroy();
      chat.destroy();
    }
  }

  private static final class Mail implements Channel {
    @Override
    public DeliveryWayKind kind() {
      return DeliveryWayKind.MAIL;
    }

    @Override
    public Outcome send(Notice notice, Address address) {
      return new Outcome.Accepted();
    }

    @Override
    public String check(Address address) {
      return "hint";
    }
  }

  @Test
  void who_is_told_first_has_mail_and_then_the_chat() throws Exception {
    try (var start = new Start()) {
      var chat = start.slack();
      assertThat(chat).hasSize(1);
      var all =
          start.deliveryWays.ways(client.id()).stream()
              .filter(it -> it.contact().equals(chat.getFirst().contact()))
              .toList();
      assertThat(all)
          .extracting(Way::kind)
          .containsExactly(DeliveryWayKind.MAIL, DeliveryWayKind.SLACK);
      assertThat(start.tell(chat.getFirst())).isEqualTo(new Outcome.Accepted());
      assertThat(start.chat.all().getFirst().room()).isEqualTo(client.slug());
    }
  }

  @Test
  void at_the_next_start_notices_go_to_the_chats_new_address() throws Exception {
    try (var _ = new Start()) {}
    try (var again = new Start()) {
      assertThat(again.slack()).hasSize(1);
      assertThat(again.tell(again.slack().getFirst())).isEqualTo(new Outcome.Accepted());
      assertThat(again.chat.all()).hasSize(1);
    }
  }

  @Test
  void a_chat_that_was_ended_does_not_come_back() throws Exception {
    try (var start = new Start()) {
      start.changes.endAccount(admin, start.deliveryWays.accounts(client.id()).getFirst().id());
    }
    try (var again = new Start()) {
      assertThat(again.slack()).isEmpty();
    }
  }
}
