package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.key.Line;
import denwaban.database.TestDatabase;
import denwaban.database.tenant.RequestScope;
import denwaban.delivery.chain.Chain.State;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Notice;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.message.ItemChanged;
import denwaban.message.ItemWaits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An ordinary message becomes urgent by a correction. It is noon.
class MadeUrgentTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private TestDelivery test;
  private Client client;
  private CurrentUser admin;
  private CurrentUser ann;

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    client = test.client("a");
    admin = test.member(client, Role.CLIENT_ADMIN);
    ann = test.member(client, Role.CLIENT_MEMBER);
    var first = test.person(admin, ann.person(), "ann@example.com", "ann2@example.com");
    test.roster(admin, first, test.person(admin, null, "ben@example.com"));
  }

  /// Told together at 13:00.
  private void digests() {
    rule(null, null, List.of(LocalTime.of(13, 0)));
  }

  private void rule(@Nullable LocalTime from, @Nullable LocalTime to, List<LocalTime> digest) {
    var usual = Policy.USUAL;
    test.policies.set(
        admin, 0, new Policy(usual.urgent(), usual.ordinary(), from, to, true, digest));
  }

  private CallId ordinary() {
    return test.message(client, false, OPERATOR);
  }

  private void corrected(CallId call, boolean urgent) {
    test.changed(ItemChanged.corrected(client.id(), Line.OWN, call, urgent));
  }

  private Delivery of(CallId call) {
    return test.of(client, call);
  }

  private List<Boolean> urgency() {
    return test.mail.carried.stream().map(it -> it.notice().urgent()).toList();
  }

  private Notice newest() {
    return test.mail.carried.getLast().notice();
  }

  @Test
  void it_leaves_its_digest_and_is_told_at_once_by_the_urgent_pace() {
    digests();
    var call = ordinary();
    ordinary();
    test.pass(MINUTE.multipliedBy(2));
    corrected(call, true);
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com");
    assertThat(newest().id()).isEqualTo(of(call).id());
    assertThat(newest().about()).isEqualTo(Notice.About.MESSAGE);
    assertThat(newest().ja()).startsWith("【至急】");
    assertThat(of(call).urgent()).isTrue();
    assertThat(of(call).digest()).isNull();
    test.pass(MINUTE.multipliedBy(5));
    assertThat(test.mailed())
        .containsExactly("ann@example.com", "ann2@example.com", "ben@example.com");
    test.deliveries.acknowledge(ann, of(call).id());
    test.pass(MINUTE.multipliedBy(53));
    assertThat(newest().about()).as("the rest").isEqualTo(Notice.About.DIGEST);
    assertThat(newest().count()).isEqualTo(1);
  }

  @Test
  void a_quiet_time_holds_it_no_longer() {
    rule(LocalTime.of(11, 0), LocalTime.of(14, 0), List.of());
    var call = ordinary();
    test.pass(MINUTE);
    assertThat(test.mailed()).isEmpty();
    corrected(call, true);
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com");
    test.pass(MINUTE.multipliedBy(10));
    assertThat(of(call).chain().state()).isEqualTo(State.UNANSWERED);
  }

  @Test
  void who_was_told_of_it_as_ordinary_is_told_anew_and_the_next_follow_by_the_urgent_pace() {
    var call = ordinary();
    test.pass(MINUTE);
    corrected(call, true);
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com", "ann@example.com");
    assertThat(urgency()).containsExactly(false, true);
    test.pass(MINUTE.multipliedBy(5));
    assertThat(test.mailed().subList(2, 4)).containsExactly("ann2@example.com", "ben@example.com");
    test.pass(MINUTE.multipliedBy(5));
    assertThat(of(call).chain().state()).isEqualTo(State.UNANSWERED);
  }

  @Test
  void what_was_told_in_a_digest_is_told_anew_by_itself() {
    digests();
    var call = ordinary();
    var other = ordinary();
    test.pass(Duration.ofHours(1));
    var digest = newest().id();
    corrected(call, true);
    test.pass(SECOND);
    assertThat(newest().id()).isEqualTo(of(call).id());
    assertThat(urgency()).containsExactly(false, true);
    assertThat(test.history.ofNotice(client.id(), digest))
        .extracting(Delivery::call)
        .containsExactly(other);
    test.pass(MINUTE.multipliedBy(10));
    assertThat(of(call).chain().state()).isEqualTo(State.UNANSWERED);
    assertThat(of(other).chain().state()).isEqualTo(State.TELLING);
  }

  /// The ordinary one's answer comes after the correction.
  @Test
  void a_try_that_was_under_way_does_not_stand_for_the_urgent_one() {
    var call = ordinary();
    test.mail.answers =
        (notice, _) -> {
          if (!notice.urgent()) corrected(call, true);
          return new Outcome.Accepted();
        };
    test.pass(Duration.ofSeconds(11));
    assertThat(urgency()).containsExactly(false, true);
  }

  @Test
  void who_acknowledged_it_is_reminded_at_once_and_no_one_else() {
    var call = ordinary();
    test.pass(MINUTE);
    test.deliveries.acknowledge(ann, of(call).id());
    corrected(call, true);
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com", "ann@example.com");
    assertThat(newest().reminder()).isTrue();
    assertThat(newest().urgent()).isTrue();
    test.pass(Duration.ofDays(3));
    assertThat(test.mailed()).hasSize(2);
  }

  /// Nobody's reminder could say it.
  @Test
  void what_was_opened_before_its_digest_or_is_done_is_told_anew() {
    digests();
    var opened = ordinary();
    test.changed(
        new ItemChanged(client.id(), Line.OWN, opened, ItemChanged.To.OPENED, ann.person()));
    test.pass(Duration.ofHours(1));
    assertThat(test.mailed()).isEmpty();
    corrected(opened, true);
    test.pass(SECOND);
    assertThat(test.mailed()).containsExactly("ann@example.com");
    var done = ordinary();
    test.changed(new ItemChanged(client.id(), Line.OWN, done, ItemChanged.To.DONE, ann.person()));
    corrected(done, true);
    test.pass(SECOND);
    assertThat(newest().id()).isEqualTo(of(done).id());
    assertThat(test.mailed()).hasSize(2);
  }

  @Test
  void what_no_one_acknowledged_stays_with_the_office_and_comes_first_there() {
    var before = ordinary();
    var call = ordinary();
    test.pass(Duration.ofHours(3));
    var mails = test.mailed().size();
    corrected(call, true);
    test.pass(MINUTE);
    assertThat(test.mailed()).hasSize(mails);
    assertThat(
            test.board.all().stream()
                .filter(it -> it.client().equals(client.id()))
                .map(it -> it.delivery().call()))
        .containsExactly(call, before);
  }

  @Test
  void a_correction_that_takes_it_away_changes_nothing() {
    var call = test.message(client, true, OPERATOR);
    test.pass(MINUTE);
    corrected(call, false);
    test.pass(MINUTE.multipliedBy(2));
    assertThat(of(call).urgent()).isTrue();
    assertThat(test.mailed()).containsExactly("ann@example.com", "ann2@example.com");
  }

  @Test
  void one_that_is_corrected_again_is_not_told_anew_again() {
    var call = ordinary();
    test.pass(MINUTE);
    corrected(call, true);
    test.pass(SECOND);
    corrected(call, true);
    test.pass(SECOND);
    assertThat(test.mailed()).hasSize(2);
  }

  @Test
  void the_message_alone_is_urgent_and_not_what_else_came_of_the_call() {
    var call = new CallId(test.ids.next());
    test.waits(new ItemWaits(client.id(), Line.OWN, call, ItemWaits.Kind.MISSED, false, null));
    test.waits(new ItemWaits(client.id(), Line.OWN, call, ItemWaits.Kind.MESSAGE, false, OPERATOR));
    corrected(call, true);
    assertThat(test.history.ofCalls(client.id(), List.of(call)))
        .extracting(it -> it.delivery().about(), it -> it.delivery().urgent())
        .containsExactlyInAnyOrder(
            tuple(Notice.About.MISSED, false), tuple(Notice.About.MESSAGE, true));
  }

  /// The database shows an operator's request what the call in hand needs, and no more.
  @Test
  void an_operators_own_request_can_do_it() {
    digests();
    var call = new CallId(test.ids.next());
    var _ =
        database
            .superuser()
            .sql("insert into call_hand values (:call, :operator, :client, now(), null)")
            .param("call", call.value())
            .param("operator", OPERATOR.value())
            .param("client", client.id().value())
            .update();
    RequestScope.of(() -> {
      RequestScope.narrow(new RequestScope.InHand(OPERATOR, TestDelivery.NOON));
      test.waits(
          new ItemWaits(client.id(), Line.OWN, call, ItemWaits.Kind.MESSAGE, false, OPERATOR));
      corrected(call, true);
    });
    test.pass(SECOND);
    assertThat(urgency()).containsExactly(true);
  }

  @Test
  void a_correction_that_is_undone_tells_no_one() {
    digests();
    var call = ordinary();
    assertThatThrownBy(() ->
            database
                .fence()
                .run(
                    client.id(),
                    () -> {
                      test.deliveries.changed(
                          ItemChanged.corrected(client.id(), Line.OWN, call, true));
                      throw new IllegalStateException("the power went");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(of(call).urgent()).isFalse();
    assertThat(of(call).digest()).isNotNull();
    test.pass(MINUTE);
    assertThat(test.mailed()).isEmpty();
  }
}
