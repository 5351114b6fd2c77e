package denwaban.message;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.access.session.TestStreams;
import denwaban.audit.TestLog;
import denwaban.call.ledger.CallerWishes;
import denwaban.call.ledger.CallsInHand;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.Line;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.database.backlog.TestBacklog;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.recording.TestRecordings;
import denwaban.vault.OperatorHeaders;
import denwaban.vault.TestVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// The whole of this module over a test database and folder, by one clock; the switchboard is made
/// up.
final class TestMessages {

  static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  Instant now = NOW;
  final Hands hands = new Hands();
  final TestLog log;
  final TestVault vault;
  final TestClients clients;
  final TestBacklog backlog;
  final OperatorHeaders own;
  final MessageIntake messageIntake;
  final MessageCorrection messageCorrection;
  final DraftKeeper keeper;
  final Drafts drafts;
  final InboxNotifier inboxNotifier;
  final Inbox inbox;
  final MessageSearch messageSearch;
  final ItemHandling handling;
  final Notes notes;

  TestMessages(TestDatabase database, Path folder) {
    log = new TestLog(database, folder);
    vault = new TestVault(database, folder, () -> now);
    clients = new TestClients(database, log.door());
    backlog = new TestBacklog(database, folder);
    var audit = log.door();
    var keys = clients.keys();
    var transactions = database.fence();
    var holes = new InboxTable(database.jdbc());
    var ids = new Ids(Clock.systemUTC(), new Random());
    inboxNotifier = new InboxNotifier(TestStreams.over(database), holes, transactions);
    own = vault.own(audit);
    var messageStore = new MessageStore(vault.vault(), own, transactions, audit);
    var late =
        new LateMessages(
            backlog.backlog(),
            vault.vault(),
            keys,
            holes,
            audit,
            inboxNotifier,
            ids,
            () -> now,
            told::add);
    keeper =
        new DraftKeeper(
            vault.vault(),
            transactions,
            backlog.backlog(),
            keys,
            holes,
            audit,
            inboxNotifier,
            ids,
            () -> now);
    backlog.writes(late).writes(keeper);
    messageIntake =
        new MessageIntake(
            hands, keys, messageStore, late, own, holes, ids, inboxNotifier, () -> now, told::add);
    messageCorrection =
        new MessageCorrection(
            keys, vault.vault(), messageStore, own, holes, audit, inboxNotifier, told::add);
    drafts = new Drafts(hands, keys, keeper);
    var recordings = TestRecordings.over(database, vault, log);
    inbox =
        new Inbox(
            holes,
            recordings,
            new CallerWishes(database.jdbc(), transactions),
            vault.vault(),
            keys,
            transactions,
            audit,
            ids,
            inboxNotifier,
            told::add);
    handling = new ItemHandling(inbox, holes, () -> now);
    notes = new Notes(inbox, holes, database.jdbc(), keys, transactions, audit, () -> now);
    messageSearch = new MessageSearch(vault.tokens(keys), inbox, transactions, audit, () -> now);
  }

  /// What the inbox said upwards.
  final List<Object> told = new java.util.concurrent.CopyOnWriteArrayList<>();

  /// Calls in hand, as the test says, and what the switchboard was told.
  static final class Hands implements CallsInHand {

    private final Map<CallId, InHand> calls = new HashMap<>();

    /// Whether the contract lets messages be taken.
    boolean agreed = true;

    final List<Sent> sent = new ArrayList<>();

    /// That a message of this call went to this box.
    record Sent(CallId call, Line to) {}

    /// @param key of the operator's desk; null if it sent none
    void put(CallId call, ClientId client, CurrentUser operator, @Nullable Bytes key) {
      calls.put(call, new InHand(client, operator.person(), false, NOW, agreed, key));
    }

    void clear() {
      calls.clear();
    }

    @Override
    public Optional<InHand> of(CallId call) {
      return Optional.ofNullable(calls.get(call));
    }

    @Override
    public void messageSent(CallId call, @Nullable UUID mailbox) {
      sent.add(new Sent(call, Line.of(mailbox)));
    }
  }

  /// A new one, with a key.
  Client client() {
    var client = clients.add("c" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    clients.enrol(client);
    return client;
  }

  /// The newest of a client's general box.
  CompanyKey key(ClientId client) {
    return clients.keys().current(client).orElseThrow();
  }

  /// Of an operator who has this call in hand.
  TestPage page(ClientId client, CallId call, CurrentUser operator) {
    var page = new TestPage(client, call);
    hands.put(call, client, operator, page.signer.publicKey());
    return page;
  }

  static CurrentUser member(Client client) {
    return TestClients.member(client, Role.CLIENT_MEMBER);
  }

  static CurrentUser operator() {
    return operator(UUID.randomUUID(), "s-op");
  }

  static CurrentUser operator(UUID person, String session) {
    return new CurrentUser(new PersonId(person), Role.OPERATOR, null, session, "佐藤 花");
  }

  /// The code of a refusal, or `taken`.
  static String refusal(ThrowingCallable act) {
    return Assertions.catchThrowable(act) instanceof Problem problem ? problem.code() : "taken";
  }
}
