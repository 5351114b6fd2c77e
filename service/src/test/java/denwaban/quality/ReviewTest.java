package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.client.key.TestBox;
import denwaban.contract.Terms;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.statement.ReviewHeader;
import denwaban.signin.guard.CopyAttempts;
import denwaban.signin.guard.TestCopyTries;
import denwaban.vault.TestMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A member of one client gives a message to a reviewer; another reviewer and another client look
/// on.
class ReviewTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MOMENT = Duration.ofMillis(1);

  /// Of all tests here: the installation's log has one key for them.
  @TempDir static Path folder;

  private TestQuality house;

  @BeforeEach
  void open() throws IOException {
    house = new TestQuality(database, folder);
  }

  @Test
  void what_a_member_gave_opens_for_the_reviewer_and_the_clients_log_has_both() throws Exception {
    var id = house.given(house.reviewer, DAY);

    assertThat(house.reviewReading.given(house.reviewer.who()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.review().id()).isEqualTo(id);
          assertThat(it.client()).startsWith("会社 ");
          assertThat(it.review().until()).isEqualTo(house.now.plus(DAY));
        });
    var released = house.reviewReading.release(house.reviewer.who(), id);
    assertThat(released.segments()).hasSize(1);
    assertThat(released.mailbox()).as("the company's own").isNull();
    assertThat(released.mailboxChain()).isNull();
    assertThat(opened(released.segments().getFirst().header())).isEqualTo(TestQuality.TEXT);
    assertThat(house.log.outbox(house.line.client()))
        .filteredOn(leaf -> leaf.contains("\"review"))
        .hasSize(2)
        .allMatch(leaf -> leaf.contains(house.message.object().toString()))
        .allMatch(leaf -> leaf.contains("\"purpose\":\"review\""))
        .satisfiesExactly(
            given -> assertThat(given).contains("review.given").contains("client-admin"),
            read ->
                assertThat(read).contains("review.header.released").contains("quality-reviewer"))
        .noneMatch(leaf -> leaf.contains(house.reviewer.who().person().toString()));
  }

  @Test
  void without_its_entry_in_the_log_nothing_is_released() throws Exception {
    var id = house.given(house.reviewer, DAY);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      problem(503, () -> house.reviewReading.release(house.reviewer.who(), id));
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
  }

  @Test
  void another_reviewer_finds_what_was_never_there() throws Exception {
    var id = house.given(house.reviewer, DAY);
    assertThat(house.reviewReading.given(house.other.who())).isEmpty();
    problem(404, () -> house.reviewReading.release(house.other.who(), id));
    problem(404, () -> house.reviewReading.part(house.other.who(), id, 0));
    var never = new ReviewId(UUID.randomUUID());
    problem(404, () -> house.reviewReading.release(house.reviewer.who(), never));
    // an object's own id is no key to it
    var object = new ReviewId(house.message.object().value());
    problem(404, () -> house.reviewReading.release(house.reviewer.who(), object));
    problem(404, () -> house.reviewReading.part(house.reviewer.who(), id, 1));
    assertThat(house.reviewReading.part(house.reviewer.who(), id, 0).length())
        .isEqualTo(house.message.payload().length());
  }

  @Test
  void a_reviewers_try_to_take_something_along_is_an_entry_and_anothers_is_none() throws Exception {
    var id = house.given(house.reviewer, DAY);
    var tries =
        new ReviewTriesEndpoint(
            house.reviewReading,
            TestCopyTries.over(database.fence(), house.log.door(), () -> house.now));
    tries.tried(house.reviewer.who(), id.toString(), new CopyAttempts.Tried("copy"));
    problem(
        404, () -> tries.tried(house.other.who(), id.toString(), new CopyAttempts.Tried("copy")));
    house.now = house.now.plus(DAY);
    problem(
        410,
        () -> tries.tried(house.reviewer.who(), id.toString(), new CopyAttempts.Tried("copy")));

    assertThat(house.log.outbox(house.line.client()))
        .filteredOn(leaf -> leaf.contains("screen.copy.tried"))
        .singleElement()
        .satisfies(leaf ->
            assertThat(leaf).contains(house.message.object().toString(), "quality-reviewer"));
  }

  @Test
  void it_ends_at_its_moment_and_not_before() throws Exception {
    var id = house.given(house.reviewer, DAY);
    house.now = house.now.plus(DAY).minus(MOMENT);
    assertThat(house.reviewReading.release(house.reviewer.who(), id).segments()).hasSize(1);
    house.now = house.now.plus(MOMENT);
    problem(410, () -> house.reviewReading.release(house.reviewer.who(), id));
    problem(410, () -> house.reviewReading.part(house.reviewer.who(), id, 0));
    assertThat(house.reviewReading.given(house.reviewer.who())).isEmpty();
    assertThat(house.reviewSharing.given(house.line.admin())).hasSize(1);
    var later = house.given(house.reviewer, DAY);
    assertThat(house.reviewSharing.given(house.line.admin()))
        .as("the newest first")
        .extracting(Review::id)
        .containsExactly(later, id);
  }

  @Test
  void what_is_taken_back_is_deleted_and_said_in_the_log_once() throws Exception {
    var id = house.given(house.reviewer, DAY);
    house.reviewSharing.takeBack(house.line.admin(), id);
    house.reviewSharing.takeBack(house.line.admin(), id);
    problem(410, () -> house.reviewReading.release(house.reviewer.who(), id));
    problem(410, () -> house.reviewReading.part(house.reviewer.who(), id, 0));
    problem(404, () -> house.reviewReading.release(house.other.who(), id));
    assertThat(headersFor("reviewer")).isZero();
    assertThat(headersFor("company")).isEqualTo(1);
    assertThat(house.log.outbox(house.line.client()))
        .filteredOn(leaf -> leaf.contains("review.taken-back"))
        .hasSize(1);
  }

  @Test
  void taking_back_what_ran_out_leaves_what_was_given_since() throws Exception {
    var old = house.given(house.reviewer, DAY);
    house.now = house.now.plus(DAY);
    var newer = house.given(house.reviewer, DAY);

    house.reviewSharing.takeBack(house.line.admin(), old);

    assertThat(house.reviewReading.release(house.reviewer.who(), newer).segments()).hasSize(1);
    house.reviewSharing.takeBack(house.line.admin(), newer);
    assertThat(headersFor("reviewer")).isZero();
  }

  @Test
  void a_member_of_another_client_can_do_nothing_with_it() throws Exception {
    var id = house.given(house.reviewer, DAY);
    var stranger = house.strangers.admin();
    problem(404, () -> house.give(stranger, house.other, house.header(house.other, DAY)));
    problem(404, () -> house.reviewSharing.takeBack(stranger, id));
    problem(404, () -> house.reviewSharing.takeBack(stranger, new ReviewId(UUID.randomUUID())));
    assertThat(house.reviewSharing.given(stranger)).isEmpty();
    assertThat(house.log.outbox(stranger.memberOf())).noneMatch(leaf -> leaf.contains("review."));
    assertThat(house.reviewReading.release(house.reviewer.who(), id).segments()).hasSize(1);
  }

  @Test
  void a_reviewer_whose_access_was_ended_has_nothing_and_is_given_nothing() throws Exception {
    var id = house.given(house.reviewer, DAY);
    house.people.access().disable(house.reviewer.who().person(), house.other.who());
    assertThat(headersFor("reviewer")).isZero();
    var header = house.header(house.reviewer, DAY);
    problem(404, () -> house.give(house.line.admin(), house.reviewer, header));
    house.people.access().enable(house.reviewer.who().person(), house.other.who());
    problem(410, () -> house.reviewReading.release(house.reviewer.who(), id));
  }

  @Test
  void a_reviewer_whose_access_ends_meanwhile_is_given_nothing() throws Exception {
    var header = house.header(house.reviewer, DAY);
    var reviewer = house.reviewer.who().person();
    house.meanwhile(2, () -> house.people.access().disable(reviewer, house.other.who()));
    problem(404, () -> house.give(house.line.admin(), house.reviewer, header));
    assertThat(headersFor("reviewer")).isZero();
    house.people.access().enable(reviewer, house.other.who());
    assertThat(house.reviewReading.given(house.reviewer.who())).isEmpty();
  }

  @Test
  void what_the_end_of_access_did_not_reach_ends_with_the_next_round() throws Exception {
    var id = house.given(house.reviewer, DAY);
    var others = house.given(house.other, DAY);
    database
        .superuser()
        .sql("update person set disabled_at = now() where id = :id")
        .param("id", house.reviewer.who().person().value())
        .update();
    assertThat(headersFor("reviewer")).isEqualTo(2);
    house.left.round();
    assertThat(headersFor("reviewer")).as("the other's").isEqualTo(1);
    assertThat(house.reviewReading.release(house.other.who(), others).segments()).hasSize(1);
    house.people.access().enable(house.reviewer.who().person(), house.other.who());
    problem(410, () -> house.reviewReading.release(house.reviewer.who(), id));
  }

  @Test
  void only_reviewers_with_a_key_can_be_given_something() throws Exception {
    var header = house.header(house.reviewer, DAY);
    var keyless = house.people.add("鍵無 太郎", Role.QUALITY_REVIEWER, null);
    var operator = house.people.add("佐藤 花", Role.OPERATOR, null);
    for (var person :
        List.of(keyless.person(), operator.person(), new PersonId(UUID.randomUUID()))) {
      problem(
          404,
          () ->
              house.reviewSharing.give(
                  house.line.admin(), house.message.object(), person, List.of(header)));
    }
    assertThat(
            house.reviewSharing.reviewers(house.line.admin()).stream().map(it -> it.person().id()))
        .contains(house.reviewer.who().person(), house.other.who().person())
        .doesNotContain(keyless.person(), operator.person());
  }

  @Test
  void a_contract_that_does_not_allow_it_refuses() throws Exception {
    house.contracts.agreeReview(house.line.client(), Terms.Review.NONE);
    var header = house.header(house.reviewer, DAY);
    problem(403, () -> house.give(house.line.admin(), house.reviewer, header));
    assertThat(house.reviewSharing.reviewers(house.line.admin())).isEmpty();
  }

  @Test
  void at_most_thirty_days_and_not_nothing() throws Exception {
    problem(422, () -> house.given(house.reviewer, Duration.ZERO));
    problem(
        422,
        () ->
            house.given(
                house.reviewer, Duration.ofDays(30).plus(Duration.ofMinutes(5)).plus(MOMENT)));
    house.given(house.reviewer, Duration.ofDays(30).plus(Duration.ofMinutes(5)));
    house.given(house.other, MOMENT);
    problem(409, () -> house.given(house.reviewer, DAY));
  }

  @Test
  void a_header_that_does_not_fit_is_not_kept() throws Exception {
    var admin = house.line.admin();
    var good = house.header(house.reviewer, DAY);
    misfit(); // none
    misfit(good, good);
    misfit(good, new ReviewSharing.NewHeader(1, good.header(), good.statement(), good.signature()));
    misfit(new ReviewSharing.NewHeader(1, good.header(), good.statement(), good.signature()));
    misfit(
        new ReviewSharing.NewHeader(0, house.message.header(), good.statement(), good.signature()));
    misfit(new ReviewSharing.NewHeader(0, good.header(), "{}", good.signature()));
    var flipped = good.signature().toArray();
    flipped[10] ^= 1;
    misfit(new ReviewSharing.NewHeader(0, good.header(), good.statement(), Bytes.of(flipped)));
    misfit(house.header(house.other, DAY)); // for somebody else
    // in the name of a member who does not hold the company's key
    var outsider = TestBox.joins(house.clients, house.line, Role.CLIENT_MEMBER);
    var his = said(house.line.adminFingerprint());
    problem(
        422,
        () ->
            house.give(
                outsider.who(),
                house.reviewer,
                house.header(house.reviewer, his, house.line.signer())));
    misfit(
        house.header(house.reviewer, said(house.reviewer.fingerprint()), house.reviewer.signer()));
    assertThat(headersFor("reviewer")).isZero();
    house.give(admin, house.reviewer, good);
  }

  private ReviewHeader said(String by) throws NotOpened {
    return house.said(house.reviewer, 0, by, house.now.plus(DAY));
  }

  private void misfit(ReviewSharing.NewHeader... made) {
    problem(422, () -> house.give(house.line.admin(), house.reviewer, made));
  }

  @Test
  void an_object_that_is_not_there_is_not_given() throws Exception {
    var header = house.header(house.reviewer, DAY);
    problem(
        404,
        () ->
            house.reviewSharing.give(
                house.line.admin(),
                new ObjectId(UUID.randomUUID()),
                house.reviewer.who().person(),
                List.of(header)));
  }

  @Test
  void who_does_not_hold_the_mailbox_neither_gives_nor_sees_nor_takes_back() throws Exception {
    var box = new TestBox(house.clients, house.line, "人事");
    var hidden =
        TestMessage.keep(
            house.made.vault(), house.line.client(), box.newest(), "退職の相談".getBytes(UTF_8));
    var outsider = TestBox.joins(house.clients, house.line, Role.CLIENT_MEMBER);
    var header = house.header(house.reviewer, DAY);
    problem(
        404,
        () ->
            house.reviewSharing.give(
                outsider.who(), hidden.object(), house.reviewer.who().person(), List.of(header)));
    var until = house.now.plus(DAY);
    var id = new ReviewId(UUID.randomUUID());
    database
        .fence()
        .run(
            house.line.client(),
            () ->
                house.book.add(
                    new Review(
                        id,
                        house.line.client(),
                        hidden.object(),
                        box.id,
                        hidden.manifest().kind(),
                        hidden.manifest().sealedAt(),
                        house.reviewer.who().person(),
                        house.reviewer.fingerprint(),
                        house.line.admin().person(),
                        house.now,
                        until,
                        null,
                        null)));
    assertThat(house.reviewSharing.given(outsider.who())).isEmpty();
    problem(404, () -> house.reviewSharing.takeBack(outsider.who(), id));
    assertThat(house.reviewSharing.given(house.line.admin())).hasSize(1);
  }

  @Test
  void the_database_itself_shows_a_reviewer_his_header_and_nothing_else_of_the_client()
      throws Exception {
    house.keep(house.line); // which nobody gave
    house.given(house.reviewer, DAY);
    house.given(house.other, DAY);
    var his = house.reviewer.who().person();
    var none = house.people.add("無縁 坊", Role.QUALITY_REVIEWER, null).person();
    for (var table : List.of("vault_object", "vault_header", "vault_manifest", "quality_review")) {
      assertThat(rows(table, his)).as(table).isEqualTo(1);
      assertThat(rows(table, none)).as(table).isZero();
    }
    for (var table :
        List.of(
            "vault_token_set",
            "vault_token",
            "inbox_item",
            "inbox_text_index",
            "inbox_note",
            "client_unlock",
            "client_mailbox",
            "client_mailbox_number",
            "call")) {
      assertThat(rows(table, his)).as(table).isZero();
    }
    // what he is shown of headers is not the company's
    assertThat(
            database
                .fence()
                .reviewing(
                    house.line.client(),
                    his,
                    () ->
                        database
                            .jdbc()
                            .sql("select audience || company from vault_header")
                            .query(String.class)
                            .single()))
        .isEqualTo("reviewer" + house.reviewer.fingerprint());
    // the office knows that something was given, and sees no header
    assertThat(
            database
                .fence()
                .office(() ->
                    database
                        .jdbc()
                        .sql("select count(*) from vault_header")
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void a_row_that_is_relabelled_opens_nothing() throws Exception {
    var id = house.given(house.reviewer, DAY);
    // the company's header, said to be the reviewer's
    database
        .superuser()
        .sql("delete from vault_header where object_id = :id and audience = 'reviewer'")
        .param("id", house.message.object().value())
        .update();
    database
        .superuser()
        .sql(
            """
            update vault_header set audience = 'reviewer', company = :to, remade = '{}',
              remade_signature = 'x', expires_at = now() + interval '10 days'
            where object_id = :id
            """)
        .param("to", house.reviewer.fingerprint())
        .param("id", house.message.object().value())
        .update();
    problem(410, () -> house.reviewReading.release(house.reviewer.who(), id));
  }

  private long rows(String table, PersonId reviewer) {
    return database
        .fence()
        .reviewing(
            house.line.client(),
            reviewer,
            () -> database.jdbc().sql("select count(*) from " + table).query(Long.class).single());
  }

  private long headersFor(String audience) {
    return database
        .superuser()
        .sql("select count(*) from vault_header where object_id = :id and audience = :audience")
        .param("id", house.message.object().value())
        .param("audience", audience)
        .query(Long.class)
        .single();
  }

  private byte[] opened(Bytes header) throws IOException, NotOpened {
    var plain = new ByteArrayOutputStream();
    Opening.whole(
        house.reviewer.age(),
        header,
        new ByteArrayInputStream(house.message.payload().toArray()),
        plain);
    return plain.toByteArray();
  }

  private static void problem(int status, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.status()).as(it.code()).isEqualTo(status));
  }
}
