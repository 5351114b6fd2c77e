package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.key.TestBox;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.recording.TestTape;
import denwaban.recording.replay.SecondReaders;
import denwaban.recording.replay.SecondReaders.SecondReader;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.Manifest;
import denwaban.seal.statement.ReviewApproval;
import denwaban.seal.statement.SealedForReviewCheck;
import denwaban.seal.statement.SealedForReviewCheck.Signed;
import denwaban.storage.TestStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Recordings are sealed to a reviewer too, by the contract and by a member's approval; whatever is
/// missing, they are sealed to their client all the same.
class RecordingSharingTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final byte[] SOUND = new byte[16_000];

  @TempDir static Path folder;

  private TestQuality house;
  private TestTape tape;

  @BeforeEach
  void open() throws IOException {
    house = new TestQuality(database, folder);
    tape = tape(house.edge);
    house.contracts.agreeReview(house.line.client(), Terms.Review.AT_SEALING);
  }

  private TestTape tape(SecondReaders seconds) {
    return new TestTape(
        database, house.made, house.log, house.clients, house.contracts, seconds, house.edge::kept);
  }

  @Test
  void both_open_the_same_payload_each_by_his_own_header() throws Exception {
    approve(house.reviewer);
    var object = running().hears(TestTape.twoSegments()).ends();

    var given = house.reviewReading.given(house.reviewer.who());
    assertThat(given)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.review().object()).isEqualTo(object);
          assertThat(it.review().until()).isEqualTo(house.now.plus(days()));
        });
    var released =
        house.reviewReading.release(house.reviewer.who(), given.getFirst().review().id());
    assertThat(released.segments()).hasSize(2);
    for (var made : released.segments()) {
      var payload = payload(object, released.manifest(), made.n());
      var his = open(house.reviewer.age(), made.header(), payload);
      var theirs =
          open(house.age(), house.made.header(house.line.client(), object, made.n()), payload);
      assertThat(his).isEqualTo(theirs);
      assertThatThrownBy(() -> open(house.other.age(), made.header(), payload)).isNotNull();
    }
  }

  @Test
  void what_a_reviewer_gets_says_who_approved_and_that_the_edge_made_it() throws Exception {
    approve(house.reviewer);
    running().hears(SOUND).ends();
    var released = house.reviewReading.release(house.reviewer.who(), onlyId());
    var made = released.segments().getFirst();
    var approval = requireNonNull(released.approval());
    var chain = Bytes.of(released.chain().getBytes(UTF_8));
    var line =
        ((KeyChain.Found.Good)
                KeyChain.verify(house.line.client(), house.line.fingerprint(1), chain))
            .line();
    var found =
        SealedForReviewCheck.check(
            line,
            released.manifest(),
            0,
            made.header(),
            house.reviewer.fingerprint(),
            new Signed(Bytes.of(made.statement().getBytes(UTF_8)), made.signature()),
            new Signed(Bytes.of(approval.statement().getBytes(UTF_8)), approval.signature()));
    assertThat(found)
        .isInstanceOfSatisfying(
            SealedForReviewCheck.Found.Good.class,
            good -> {
              assertThat(good.approval().by()).isEqualTo(house.line.adminFingerprint());
              assertThat(good.said().until()).isEqualTo(house.now.plus(days()));
            });
  }

  @Test
  void the_clients_log_has_it_before_the_recording_is_kept_with_its_clause() throws Exception {
    approve(house.reviewer);
    var running = running();
    assertThat(leaves("review.sealed")).as("nobody was heard yet").isEmpty();
    running.hears(SOUND);
    assertThat(leaves("review.sealed"))
        .singleElement()
        .satisfies(leaf -> assertThat(leaf).contains("\"edge\""));
    running.ends();
    assertThat(house.reviewSharing.given(house.line.admin()))
        .singleElement()
        .satisfies(it -> {
          assertThat(requireNonNull(it.edge()).clause()).isEqualTo("2/review.at-sealing");
          assertThat(it.by()).isEqualTo(house.line.admin().person());
        });
    assertThat(leaves("review.header.released")).isEmpty();
    house.reviewReading.release(house.reviewer.who(), onlyId());
    assertThat(leaves("review.header.released")).hasSize(1);
  }

  @Test
  void without_the_clients_approval_the_offices_clause_seals_nothing_to_anybody() throws Exception {
    sealedToItsClientAlone(running());
  }

  @Test
  void without_the_clause_an_approval_seals_nothing() throws Exception {
    approve(house.reviewer);
    house.contracts.agreeReview(house.line.client(), Terms.Review.ON_REQUEST);
    sealedToItsClientAlone(running());
    problem(403, () -> approve(house.other));
  }

  @Test
  void other_terms_with_the_same_clause_need_an_approval_of_their_own() throws Exception {
    approve(house.reviewer);
    house.contracts.agreeReview(house.line.client(), Terms.Review.AT_SEALING);
    sealedToItsClientAlone(running());
    approve(house.reviewer);
    assertThat(running().readersBesides()).isEqualTo(1);
  }

  @Test
  void what_holds_is_what_was_in_force_when_the_recording_began() throws Exception {
    approve(house.reviewer);
    var change = house.now.plusSeconds(60);
    var before = tape.begins(house.line.client(), null, change.minus(MOMENT));
    house.contracts.agreeReview(house.line.client(), Terms.Review.NONE, change);
    assertThat(before.readersBesides()).isEqualTo(1);
    before.hears(SOUND).ends();
    assertThat(house.reviewReading.given(house.reviewer.who())).hasSize(1);
    assertThat(tape.begins(house.line.client(), null, change).readersBesides()).isZero();
    assertThat(tape.begins(house.line.client(), null, change.minus(MOMENT)).readersBesides())
        .isEqualTo(1);
  }

  @Test
  void terms_that_somebody_changed_in_the_table_are_not_those_that_were_approved() {
    approve(house.reviewer);
    database
        .superuser()
        .sql("update contract_terms set review_days = 30 where client_id = :client and version = 2")
        .param("client", house.line.client().value())
        .update();
    sealedToItsClientAlone(running());
  }

  @Test
  void an_approval_that_no_member_of_today_signed_seals_nothing() {
    var id = approve(house.reviewer);
    for (var change :
        List.of(
            "set signature = decode(repeat('00', 64), 'hex')",
            "set statement = '{}'",
            "set reviewer = '" + house.other.who().person() + "'")) {
      var before = approval(id);
      change(change, id);
      assertThat(running().readersBesides()).as(change).isZero();
      restore(before);
      assertThat(running().readersBesides()).isEqualTo(1);
    }
  }

  @Test
  void a_key_that_is_no_more_the_reviewers_newest_is_not_sealed_to() {
    approve(house.reviewer);
    var anew = TestReviewer.of(house.reviewer.who(), Suite.HYBRID, 2, house.reviewer.fingerprint());
    anew.enrol(house.keys);
    sealedToItsClientAlone(running());
    approve(anew);
    assertThat(running().readersBesides()).isEqualTo(1);
  }

  @Test
  void a_swapped_key_of_the_reviewer_is_not_sealed_to() {
    approve(house.reviewer);
    var liar = TestReviewer.of(house.reviewer.who());
    database
        .superuser()
        .sql(
            """
            update quality_reviewer_key
            set statement = :statement, signature = :signature where person_id = :person
            """)
        .param("person", house.reviewer.who().person().value())
        .param("statement", liar.statement())
        .param("signature", liar.signature().toArray())
        .update();
    sealedToItsClientAlone(running());
  }

  @Test
  void after_a_new_company_key_the_word_of_who_is_still_trusted_holds() throws Exception {
    approve(house.reviewer);
    house.line.rotate();
    running().hears(SOUND).ends();
    assertThat(house.reviewReading.given(house.reviewer.who())).hasSize(1);
  }

  @Test
  void another_clients_reviewer_is_nobody_here() throws Exception {
    house.contracts.agreeReview(house.strangers.client(), Terms.Review.AT_SEALING);
    approve(house.reviewer);
    assertThat(tape.begins(house.strangers.client(), null, house.now).readersBesides()).isZero();
    var id = approve(house.other);
    problem(404, () -> house.reviewerApprovals.takeBack(house.strangers.admin(), id));
    assertThat(house.reviewerApprovals.all(house.strangers.admin())).isEmpty();
    running().hears(SOUND).ends();
    assertThat(house.reviewSharing.given(house.strangers.admin())).isEmpty();
  }

  @Test
  void mailboxes_are_left_out() {
    approve(house.reviewer);
    var box = new TestBox(house.clients, house.line, "人事");
    assertThat(tape.begins(house.line.client(), box.id, house.now).readersBesides()).isZero();
  }

  @Test
  void it_ends_at_its_moment_and_not_before() throws Exception {
    approve(house.reviewer);
    running().hears(SOUND).ends();
    var id = onlyId();
    house.now = house.now.plus(days()).minus(MOMENT);
    assertThat(house.reviewReading.release(house.reviewer.who(), id).segments()).hasSize(1);
    house.now = house.now.plus(MOMENT);
    problem(410, () -> house.reviewReading.release(house.reviewer.who(), id));
  }

  @Test
  void a_member_takes_it_back_and_it_is_gone() throws Exception {
    approve(house.reviewer);
    running().hears(SOUND).ends();
    var id = onlyId();
    house.reviewSharing.takeBack(house.line.admin(), id);
    problem(410, () -> house.reviewReading.release(house.reviewer.who(), id));
    assertThat(reviewerHeaders()).isZero();
    assertThat(leaves("review.taken-back")).hasSize(1);
  }

  @Test
  void an_approval_that_is_taken_back_ends_what_is_being_sealed_and_all_that_comes()
      throws Exception {
    var id = approve(house.reviewer);
    var kept = running().hears(SOUND).ends();
    var running = running().hears(SOUND);
    house.reviewerApprovals.takeBack(house.line.admin(), id);
    house.reviewerApprovals.takeBack(house.line.admin(), id);
    assertThat(leaves("review.approval-ended")).hasSize(1);
    running.hears(TestTape.twoSegments()).ends();
    assertThat(house.reviewReading.given(house.reviewer.who()))
        .singleElement()
        .satisfies(it -> assertThat(it.review().object()).isEqualTo(kept));
    assertThat(reviewerHeaders()).as("of the one before").isEqualTo(1);
    sealedToItsClientAlone(running());
  }

  @Test
  void an_approval_that_is_taken_back_while_it_is_proven_seals_nothing() {
    var id = approve(house.reviewer);
    var table =
        new ApprovalTable(database.jdbc()) {
          @Override
          List<Approval> open(ClientId client, Bytes terms) {
            var found = super.open(client, terms);
            // in a transaction of its own
            CompletableFuture.runAsync(
                    () -> house.reviewerApprovals.takeBack(house.line.admin(), id))
                .join();
            return found;
          }
        };
    var edge = house.edge(database.fence(), table);
    sealedToItsClientAlone(tape(edge).begins(house.line.client(), null, house.now));
    assertThat(leaves("review.sealed")).isEmpty();
    assertThat(reviewerHeaders()).isZero();
    assertThat(house.reviewReading.given(house.reviewer.who())).isEmpty();
  }

  @Test
  void nobody_finds_what_is_not_kept_yet() throws Exception {
    approve(house.reviewer);
    var running = running().hears(SOUND);
    assertThat(house.reviewReading.given(house.reviewer.who())).isEmpty();
    assertThat(house.reviewSharing.given(house.line.admin())).isEmpty();
    running.breaksOff();
    assertThat(house.reviewReading.given(house.reviewer.who())).hasSize(1);
  }

  @Test
  void a_reviewer_whose_access_was_ended_gets_nothing_also_of_the_call_that_runs()
      throws Exception {
    approve(house.reviewer);
    var running = running().hears(SOUND);
    house.people.access().disable(house.reviewer.who().person(), house.other.who());
    running.ends();
    house.people.access().enable(house.reviewer.who().person(), house.other.who());
    assertThat(house.reviewReading.given(house.reviewer.who())).isEmpty();
    assertThat(reviewerHeaders()).isZero();
    sealedToItsClientAlone(running());
  }

  @Test
  void trouble_with_reviewers_does_not_stop_the_recording() throws Exception {
    approve(house.reviewer);
    for (var trouble : List.<SecondReaders>of(unfindable(), unkeepable())) {
      var object = tape(trouble).begins(house.line.client(), null, house.now).hears(SOUND).ends();
      assertThat(house.made.vault().find(house.line.client(), object)).isPresent();
    }
    assertThat(reviewerHeaders()).isZero();
    nothingGiven(house.reviewer);
    assertThat(house.reviewSharing.given(house.line.admin())).isEmpty();
  }

  @Test
  void trouble_with_one_reviewer_is_none_of_another() throws Exception {
    approve(house.reviewer);
    approve(house.other);
    var first = new boolean[] {true};
    SecondReaders oneUnkeepable =
        (begunObject, mailbox, at) ->
            house.edge.of(begunObject, mailbox, at).stream()
                .map(it -> {
                  var unkept = first[0];
                  first[0] = false;
                  return unkept ? new Unkept(it) : it;
                })
                .toList();
    tape(oneUnkeepable)
        .begins(house.line.client(), null, house.now)
        .hears(TestTape.twoSegments())
        .ends();
    nothingGiven(house.reviewer);
    var other = house.other.who();
    var review = house.reviewReading.given(other).getFirst().review().id();
    assertThat(house.reviewReading.release(other, review).segments()).hasSize(2);
    assertThat(house.reviewSharing.given(house.line.admin())).hasSize(1);
  }

  @Test
  void a_reviewer_who_lacks_the_header_of_one_segment_is_shown_nothing() throws Exception {
    approve(house.reviewer);
    var running = running().hears(SOUND);
    database
        .superuser()
        .sql("delete from vault_header where client_id = :client and audience = 'reviewer'")
        .param("client", house.line.client().value())
        .update();
    running.hears(TestTape.twoSegments()).ends();
    nothingGiven(house.reviewer);
    assertThat(reviewerHeaders()).as("the others go, too").isZero();
  }

  private void nothingGiven(TestReviewer reviewer) {
    assertThat(house.reviewReading.given(reviewer.who())).isEmpty();
  }

  private static SecondReaders unfindable() {
    return (_, _, _) -> {
      throw new UncheckedIOException(new IOException("the pins cannot be read"));
    };
  }

  private SecondReaders unkeepable() {
    return (begunObject, mailbox, at) ->
        house.edge.of(begunObject, mailbox, at).stream().<SecondReader>map(Unkept::new).toList();
  }

  private record Unkept(SecondReader real) implements SecondReader {

    @Override
    public Recipient recipient() {
      return real.recipient();
    }

    @Override
    public void keep(int segment, long startMs, Bytes header, Signer edge) {
      throw new UncheckedIOException(new IOException("the key vault is away"));
    }
  }

  @Test
  void only_a_members_own_word_on_the_terms_in_force_is_an_approval() {
    house.contracts.agreeReview(house.strangers.client(), Terms.Review.AT_SEALING);
    var admin = house.line.admin();
    var outsider = TestBox.joins(house.clients, house.line, Role.CLIENT_ADMIN);
    var good = said(house.reviewer.fingerprint(), terms());
    problem(422, () -> approve(outsider.who(), good, house.line.signer()));
    problem(422, () -> approve(admin, good, Signer.generate()));
    problem(422, () -> house.reviewerApprovals.approve(admin, "{}", Bytes.of(new byte[64])));
    problem(422, () -> approve(house.strangers.admin(), good, house.line.signer()));
    var others = said(house.reviewer.fingerprint(), Bytes.of(new byte[32]));
    problem(409, () -> approve(admin, others, house.line.signer()));
    var nobody = said(house.line.adminFingerprint(), terms());
    problem(404, () -> approve(admin, nobody, house.line.signer()));
    approve(admin, good, house.line.signer());
    problem(409, () -> approve(admin, good, house.line.signer()));
  }

  @Test
  void at_most_five_reviewers() {
    for (var n = 0; n < 5; n++) {
      approve(house.reviewer("評価 " + n));
    }
    problem(422, () -> approve(house.other));
    assertThat(running().readersBesides()).isEqualTo(5);
  }

  private TestTape.Running running() {
    return tape.begins(house.line.client(), null, house.now);
  }

  private void sealedToItsClientAlone(TestTape.Running running) {
    assertThat(running.readersBesides()).isZero();
    try {
      var object = running.hears(SOUND).ends();
      assertThat(house.made.vault().find(house.line.client(), object)).isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_reviewer_whose_access_ends_meanwhile_is_not_approved() {
    var reviewer = house.reviewer.who().person();
    house.meanwhile(2, () -> house.people.access().disable(reviewer, house.other.who()));
    problem(404, () -> approve(house.reviewer));
    assertThat(openApprovals()).isZero();
  }

  @Test
  void approvals_that_the_end_of_access_did_not_reach_end_with_the_next_round() {
    approve(house.reviewer);
    approve(house.other);
    database
        .superuser()
        .sql("update person set disabled_at = now() where id = :id")
        .param("id", house.reviewer.who().person().value())
        .update();
    assertThat(openApprovals()).isEqualTo(2);
    house.left.round();
    assertThat(openApprovals()).isOne();
  }

  private long openApprovals() {
    return database
        .superuser()
        .sql("select count(*) from quality_approval where client_id = :client and ended_at is null")
        .param("client", house.line.client().value())
        .query(Long.class)
        .single();
  }

  private UUID approve(TestReviewer reviewer) {
    return approve(house.line.admin(), said(reviewer.fingerprint(), terms()), house.line.signer());
  }

  private UUID approve(CurrentUser user, ReviewApproval said, Signer signer) {
    return house.reviewerApprovals.approve(
        user, new String(said.bytes().toArray(), UTF_8), said.sign(signer));
  }

  private ReviewApproval said(String to, Bytes terms) {
    return new ReviewApproval(
        house.line.client(), terms, to, house.line.adminFingerprint(), house.now);
  }

  private Bytes terms() {
    return house
        .contracts
        .contracts()
        .terms(house.line.client(), Instant.now(Clock.systemUTC()))
        .orElseThrow()
        .digest();
  }

  private static Duration days() {
    return Duration.ofDays(TestContracts.REVIEW_DAYS);
  }

  private ReviewId onlyId() {
    return house.reviewReading.given(house.reviewer.who()).getFirst().review().id();
  }

  private List<String> leaves(String act) {
    return house.log.outbox(house.line.client()).stream()
        .filter(leaf -> leaf.contains("\"act\":\"" + act + "\""))
        .toList();
  }

  private long reviewerHeaders() {
    return database
        .superuser()
        .sql(
            "select count(*) from vault_header where client_id = :client and audience = 'reviewer'")
        .param("client", house.line.client().value())
        .query(Long.class)
        .single();
  }

  private Approval approval(UUID id) {
    return database.fence().as(house.line.client(), () -> house.approvals.find(id).orElseThrow());
  }

  private void change(String set, UUID id) {
    database
        .superuser()
        .sql("update quality_approval " + set + " where id = :id")
        .param("id", id)
        .update();
  }

  private void restore(Approval was) {
    database
        .superuser()
        .sql(
            """
            update quality_approval
            set statement = :statement, signature = :signature, reviewer = :reviewer where id = :id
            """)
        .param("id", was.id())
        .param("statement", was.statement())
        .param("signature", was.signature().toArray())
        .param("reviewer", was.reviewer().value())
        .update();
  }

  private static byte[] payload(ObjectId object, Manifest manifest, int n) throws IOException {
    var length = manifest.segments().get(n).length();
    try (var in = TestStorage.objects(folder).read(object, n, 0, length)) {
      return in.readAllBytes();
    }
  }

  private static byte[] open(Identity identity, Bytes header, byte[] payload) throws Exception {
    var plain = new ByteArrayOutputStream();
    Opening.whole(identity, header, new ByteArrayInputStream(payload), plain);
    return plain.toByteArray();
  }

  private static void problem(int status, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.status()).as(it.code()).isEqualTo(status));
  }
}
