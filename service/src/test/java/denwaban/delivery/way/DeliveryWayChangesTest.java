package denwaban.delivery.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.database.TestDatabase;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.http.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client's administrator changes of ways and accounts.
class DeliveryWayChangesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private DeliveryWayOffice office;

  @BeforeEach
  void open() {
    office = new DeliveryWayOffice(database, folder);
  }

  private List<UUID> ways() {
    return office.deliveryWays.ways(office.admin.memberOf()).stream().map(Way::id).toList();
  }

  private UUID contact() {
    return office.deliveryWays.ways(office.admin.memberOf()).getFirst().contact();
  }

  private UUID another() {
    return office.changes.add(
        office.admin, contact(), DeliveryWayKind.SLACK, office.account().id(), "C0123456789");
  }

  private void account(UUID id, String label, String secret) {
    office.changes.put(office.admin, id, DeliveryWayKind.SLACK, label, secret);
  }

  private static void refused(int status, String code, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.status()).isEqualTo(status);
              assertThat(it.code()).isEqualTo(code);
            });
  }

  @Test
  void a_way_that_ended_tells_nobody_and_ends_once() {
    var first = office.way();
    var second = another();
    office.changes.end(office.admin, first);
    assertThat(ways()).containsExactly(second);
    refused(404, "not-found", () -> office.changes.end(office.admin, first));
    assertThat(ways()).containsExactly(second);
  }

  @Test
  void another_clients_ways_and_accounts_are_not_there() {
    var stranger = new DeliveryWayOffice(database, folder);
    var theirs = stranger.way();
    var mine = office.way();
    refused(404, "not-found", () -> office.changes.end(office.admin, theirs));
    refused(404, "not-found", () -> office.changes.order(office.admin, contact(), List.of(theirs)));
    refused(
        404, "not-found", () -> office.changes.endAccount(office.admin, stranger.account().id()));
    refused(
        404,
        "not-found",
        () ->
            office.changes.add(
                office.admin,
                contact(),
                DeliveryWayKind.SLACK,
                stranger.account().id(),
                "C0123456789"));
    assertThat(ways()).containsExactly(mine);
    assertThat(stranger.deliveryWays.ways(stranger.admin.memberOf()))
        .extracting(Way::id)
        .containsExactly(theirs);
  }

  @Test
  void the_order_is_of_all_ways_of_the_person_each_once() {
    var first = office.way();
    var second = another();
    var person = contact();
    office.changes.order(office.admin, person, List.of(second, first));
    assertThat(ways()).containsExactly(second, first);
    for (var wrong :
        List.of(
            List.of(first),
            List.of(first, first),
            List.of(first, second, second),
            List.of(first, UUID.randomUUID()))) {
      refused(404, "not-found", () -> office.changes.order(office.admin, person, wrong));
    }
    assertThat(ways()).containsExactly(second, first);
  }

  @Test
  void a_person_has_ten_ways_and_a_new_one_comes_last() {
    office.way();
    for (var i = 1; i < 10; i++) another();
    refused(409, "too-many-ways", this::another);
    var has = new ArrayList<>(ways());
    office.changes.end(office.admin, has.remove(3));
    has.add(another());
    assertThat(ways()).as("the one that ended left a gap").containsExactlyElementsOf(has);
    assertThat(office.deliveryWays.ways(office.admin.memberOf()))
        .extracting(Way::rank)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void of_two_that_are_added_at_once_the_eleventh_is_refused() throws Exception {
    office.way();
    for (var i = 1; i < 9; i++) another();
    var client = office.admin.memberOf();
    var refused = new CompletableFuture<Throwable>();
    database
        .fence()
        .run(
            client,
            () -> {
              another();
              Thread.ofVirtual().start(() -> refused.complete(catchThrowable(this::another)));
              // as long as this one is not committed
              assertThat(refused).failsWithin(Duration.ofSeconds(1));
            });
    assertThat(refused.get(10, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("too-many-ways"));
    assertThat(ways()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({"119, 119", "120, 120", "121, 120", "253, 120"})
  void of_a_long_name_the_end_is_shown(int length, int shown) {
    office.hint = "x".repeat(length - 8) + ".example";
    office.way();
    assertThat(office.deliveryWays.ways(office.admin.memberOf()))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.hint()).hasSize(shown).endsWith(".example");
          assertThat(it.hint().startsWith("…")).isEqualTo(length > 120);
        });
    account(office.account().id(), "社内", "xoxb-2");
    assertThat(office.account().hint()).hasSize(shown);
  }

  @Test
  void an_account_that_ended_takes_its_ways_with_it() {
    var ending = office.account().id();
    office.way();
    var stays = UUID.randomUUID();
    account(stays, "別", "xoxb-2");
    var other =
        office.changes.add(office.admin, contact(), DeliveryWayKind.SLACK, stays, "C0123456789");
    office.changes.endAccount(office.admin, ending);
    assertThat(ways()).containsExactly(other);
    assertThat(office.account().id()).isEqualTo(stays);
    refused(404, "not-found", () -> office.changes.endAccount(office.admin, ending));
    refused(404, "not-found", () -> account(ending, "社内", "xoxb-3"));
  }

  @Test
  void a_client_has_twenty_accounts_and_can_still_change_each() {
    var last = UUID.randomUUID();
    for (var i = 1; i < 20; i++) account(i == 19 ? last : UUID.randomUUID(), "社内", "xoxb-2");
    refused(409, "too-many-accounts", () -> account(UUID.randomUUID(), "社内", "xoxb-2"));
    account(last, "改めて", "xoxb-3");
    assertThat(office.deliveryWays.accounts(office.admin.memberOf()))
        .hasSize(20)
        .extracting(Account::label)
        .contains("改めて");
  }

  @Test
  void a_label_has_forty_characters_and_no_controls() {
    var id = UUID.randomUUID();
    account(id, " " + "あ".repeat(40) + " ", "xoxb-2");
    for (var wrong : Stream.of("", "  ", "あ".repeat(41), "あ\u0007い").toList()) {
      refused(422, "address-unfit", () -> account(id, wrong, "xoxb-2"));
    }
    assertThat(office.deliveryWays.accounts(office.admin.memberOf()))
        .extracting(Account::label)
        .contains("あ".repeat(40));
  }
}
