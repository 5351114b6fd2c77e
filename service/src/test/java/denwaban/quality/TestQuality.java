package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.access.PersonDisabled;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.people.TestPeople;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Reheader;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.ReviewHeader;
import denwaban.vault.TestMessage;
import denwaban.vault.TestVault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Two clients with an object each, two reviewers, and a clock that tests set.
final class TestQuality {

  static final byte[] TEXT = "折り返しお電話ください".getBytes(UTF_8);

  final TestLog log;
  final TestClients clients;
  final TestContracts contracts;
  final TestVault made;
  final TestPeople people;
  final TestLine line;
  final TestLine strangers;
  final ReviewerKeys keys;
  final ReviewTable book;
  final ApprovalTable approvals;
  final ReviewerLeft left;
  final ReviewerApprovals reviewerApprovals;
  final RecordingSharing edge;
  final ReviewSharing reviewSharing;
  final ReviewReading reviewReading;
  final TestReviewer reviewer;
  final TestReviewer other;
  final TestMessage message;

  private int looks;
  private Runnable meanwhile = () -> {};

  Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);

  TestQuality(TestDatabase database, Path folder) throws IOException {
    this(database, folder, new TestVault(database, folder));
  }

  /// @param folder of the log
  TestQuality(TestDatabase database, Path folder, TestVault vault) throws IOException {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    contracts = new TestContracts(database, log.door());
    made = vault;
    line = new TestLine(clients);
    strangers = new TestLine(clients);
    contracts.agreeReview(line.client(), Terms.Review.ON_REQUEST);
    contracts.agreeReview(strangers.client(), Terms.Review.ON_REQUEST);
    var transactions = database.fence();
    var ids = new Ids(Clock.systemUTC(), new Random());
    book = new ReviewTable(database.jdbc());
    approvals = new ApprovalTable(database.jdbc());
    people = new TestPeople(database, log.door(), this::heard);
    left =
        new ReviewerLeft(
            transactions, people.people(), book, approvals, made.reviewerHeaders(), () -> now);
    keys =
        new ReviewerKeys(
            transactions,
            new ReviewerTable(database.jdbc()),
            people.people(),
            log.door(),
            Clock.systemUTC(),
            ids);
    reviewSharing =
        new ReviewSharing(
            transactions,
            contracts.contracts(),
            clients.keys(),
            made.vault(),
            made.reviewerHeaders(),
            keys,
            left,
            book,
            log.door(),
            this::look,
            ids);
    reviewReading =
        new ReviewReading(
            transactions,
            clients.clients(),
            clients.keys(),
            made.vault(),
            made.reviewerHeaders(),
            book,
            approvals,
            log.door(),
            () -> now);
    reviewerApprovals =
        new ReviewerApprovals(
            transactions,
            contracts.contracts(),
            clients.keys(),
            keys,
            left,
            approvals,
            book,
            made.reviewerHeaders(),
            log.door(),
            this::look,
            ids);
    edge = edge(transactions, approvals);
    reviewer = reviewer("品川 質");
    other = reviewer("別府 評");
    message = keep(line);
  }

  private void heard(Object event) {
    if (event instanceof PersonDisabled it) left.gone(it);
  }

  /// What happens elsewhere when the clock is looked at for the n-th time while something is given.
  void meanwhile(int n, Runnable what) {
    looks = n;
    meanwhile = what;
  }

  private Instant look() {
    if (--looks == 0) {
      var elsewhere = Thread.ofVirtual().start(meanwhile);
      try {
        elsewhere.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    return now;
  }

  final RecordingSharing edge(TenantTransactions transactions, ApprovalTable approvals) {
    return new RecordingSharing(
        transactions,
        contracts.contracts(),
        clients.keys(),
        keys,
        approvals,
        book,
        made.vault(),
        made.reviewerHeaders(),
        log.door(),
        () -> now,
        new Ids(Clock.systemUTC(), new Random()));
  }

  TestReviewer reviewer(String name) {
    var made = TestReviewer.of(people.add(name, Role.QUALITY_REVIEWER, null));
    made.enrol(keys);
    return made;
  }

  TestMessage keep(TestLine of) throws IOException {
    var key = clients.keys().current(of.client()).orElseThrow();
    return TestMessage.keep(made.vault(), of.client(), key, TEXT);
  }

  ReviewId give(CurrentUser user, TestReviewer to, ReviewSharing.NewHeader... made) {
    return reviewSharing.give(user, message.object(), to.who().person(), List.of(made));
  }

  /// Given by the client's administrator, for so long.
  ReviewId given(TestReviewer to, Duration time) throws NotOpened {
    return give(line.admin(), to, header(to, time));
  }

  ReviewSharing.NewHeader header(TestReviewer to, Duration time) throws NotOpened {
    return header(to, said(to, 0, line.adminFingerprint(), now.plus(time)), line.signer());
  }

  ReviewSharing.NewHeader header(TestReviewer to, ReviewHeader said, Signer signer)
      throws NotOpened {
    return new ReviewSharing.NewHeader(
        said.n(), made(to), new String(said.bytes().toArray(), UTF_8), said.sign(signer));
  }

  ReviewHeader said(TestReviewer to, int n, String by, Instant until) throws NotOpened {
    return new ReviewHeader(
        line.client(),
        message.object(),
        1,
        n,
        to.fingerprint(),
        by,
        Digest.sha256(made(to)),
        now.minus(Duration.ofDays(400)),
        until);
  }

  private final Map<String, Bytes> headers = new HashMap<>();

  /// The same header each time.
  private Bytes made(TestReviewer to) throws NotOpened {
    var had = headers.get(to.fingerprint());
    if (had != null) return had;
    var header = Reheader.header(age(), to.age().recipient(), message.header());
    headers.put(to.fingerprint(), header);
    return header;
  }

  Identity age() {
    return line.age(1);
  }
}
