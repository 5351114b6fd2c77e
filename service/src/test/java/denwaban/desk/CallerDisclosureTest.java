package denwaban.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.AuditLog;
import denwaban.audit.NoRoom;
import denwaban.audit.TestLog;
import denwaban.call.Caller;
import denwaban.call.Callers;
import denwaban.call.TestPlace;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.database.TestDisk;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.signin.guard.TestBreadth;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Who is shown a caller's whole number, and what the client's log says of it.
class CallerDisclosureTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final Caller MOTHER = Caller.of(new PhoneNumber("+819012345678"));

  @TempDir Path folder;

  private final CallId call = new CallId(UUID.randomUUID());
  private final CurrentUser hana = operator();

  /// In whose hands the calls are.
  private final Map<CallId, PersonId> hands = new HashMap<>();

  private Caller caller = MOTHER;
  private boolean stated = true;
  private TestLog log;
  private Client minato;
  private CallerDisclosure callerDisclosure;
  private CallerDisclosureEndpoint endpoint;
  private boolean agreed = true;
  private boolean homes = true;
  private boolean home = false;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    minato =
        new TestClients(database, log.door())
            .add("u" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    hands.put(call, hana.person());
    callerDisclosure = over(log.door());
    endpoint =
        new CallerDisclosureEndpoint(callerDisclosure, TestPlace.of(() -> stated, _ -> home));
  }

  private CallerDisclosure over(AuditLog door) {
    return new CallerDisclosure(
        (operator, id) ->
            operator.equals(hands.get(id))
                ? Optional.of(new Callers.Rang(minato.id(), caller, agreed, homes))
                : Optional.empty(),
        TestBreadth.at(() -> NOW),
        database.fence(),
        door,
        () -> NOW);
  }

  @Test
  void the_operator_of_the_call_is_shown_the_number_and_the_log_says_so_without_it() {
    assertThat(endpoint.show(hana, call.toString()))
        .isEqualTo(new CallerDisclosureEndpoint.Shown("+819012345678", false));

    assertThat(entries()).hasSize(1);
    assertThat(entries().getFirst())
        .contains(call.toString(), "\"role\":\"operator\"", "\"purpose\":\"read\"")
        .doesNotContain("12345678", "5678\"");
  }

  @Test
  void under_a_contract_without_telephone_numbers_it_is_not_shown_and_nothing_is_entered() {
    agreed = false;
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> endpoint.show(hana, call.toString()))
        .satisfies(it -> assertThat(it.code()).isEqualTo("number-not-agreed"));
    assertThat(entries()).isEmpty();
  }

  @Test
  void at_a_home_only_a_call_that_the_contract_lets_there_is_shown() {
    home = true;
    assertThat(endpoint.show(hana, call.toString()).number()).isEqualTo("+819012345678");
    homes = false;
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> endpoint.show(hana, call.toString()))
        .satisfies(it -> assertThat(it.code()).isEqualTo("number-at-sites"));
    home = false;
    assertThat(endpoint.show(hana, call.toString()).number()).isEqualTo("+819012345678");
  }

  @Test
  void to_ask_again_in_the_same_call_is_no_second_entry_and_costs_nothing() {
    for (var again = 0; again <= TestBreadth.OPERATOR; again++) {
      assertThat(callerDisclosure.show(hana, home, call)).isEqualTo(MOTHER);
    }

    assertThat(entries()).hasSize(1);
  }

  @Test
  void two_windows_that_ask_at_one_moment_are_one_entry() throws Exception {
    var both = new CountDownLatch(2);
    Callable<Caller> ask =
        () -> {
          both.countDown();
          both.await();
          return callerDisclosure.show(hana, home, call);
        };
    try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : windows.invokeAll(List.of(ask, ask))) {
        assertThat(answer.get()).isEqualTo(MOTHER);
      }
    }

    assertThat(entries()).hasSize(1);
  }

  @Test
  void whoever_takes_the_call_over_has_an_entry_of_his_own_and_so_has_another_call() {
    callerDisclosure.show(hana, home, call);
    var ryo = operator();
    hands.put(call, ryo.person());
    callerDisclosure.show(ryo, home, call);
    refused(404, "not-found", hana, call);
    var next = new CallId(UUID.randomUUID());
    hands.put(next, hana.person());
    callerDisclosure.show(hana, home, next);

    assertThat(entries()).hasSize(3);
  }

  @Test
  void a_call_that_left_the_hands_and_came_back_is_another_entry() {
    callerDisclosure.show(hana, home, call);
    hands.clear();
    hands.put(new CallId(UUID.randomUUID()), hana.person());
    hands.keySet().forEach(other -> callerDisclosure.show(hana, home, other));
    hands.put(call, hana.person());
    callerDisclosure.show(hana, home, call);

    assertThat(entries()).hasSize(3);
  }

  /// In whose hands a call is, a stand-in says here; that the switchboard says so rightly is
  /// `SwitchboardCallerTest`'s.
  @Test
  void nobody_is_shown_the_number_of_anothers_call_nor_of_one_that_is_over_or_unknown() {
    refused(404, "not-found", operator(), call);
    refused(404, "not-found", hana, new CallId(UUID.randomUUID()));
    hands.clear();
    refused(404, "not-found", hana, call);
    assertThatThrownBy(() -> endpoint.show(hana, "no-id"))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));

    assertThat(entries()).isEmpty();
  }

  @Test
  void a_number_that_is_not_there_is_said_to_be_so_and_is_no_entry() {
    caller = Caller.WITHHELD;
    assertThat(endpoint.show(hana, call.toString()))
        .isEqualTo(new CallerDisclosureEndpoint.Shown(null, true));
    caller = Caller.UNKNOWN;
    assertThat(endpoint.show(hana, call.toString()))
        .isEqualTo(new CallerDisclosureEndpoint.Shown(null, false));

    assertThat(entries()).isEmpty();
  }

  @Test
  void a_session_that_has_not_stated_its_place_is_shown_nothing() {
    stated = false;

    assertThatThrownBy(() -> endpoint.show(hana, call.toString()))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(409));
    assertThat(entries()).isEmpty();
  }

  @Test
  void an_hours_limit_holds_below_and_at_it_and_not_above() {
    for (var n = 1; n < TestBreadth.OPERATOR; n++) {
      callerDisclosure.show(hana, home, takes());
    }
    assertThat(callerDisclosure.show(hana, home, call)).as("at the limit").isEqualTo(MOTHER);

    refused(429, "too-much-opened", hana, takes());
    assertThat(callerDisclosure.show(hana, home, call))
        .as("what is entered already")
        .isEqualTo(MOTHER);
    assertThat(entries()).hasSize(TestBreadth.OPERATOR);
  }

  @Test
  void without_the_log_no_number_is_given_and_with_it_again_it_is() {
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      refused(503, "log-unavailable", hana, call);
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(entries()).isEmpty();

    assertThat(callerDisclosure.show(hana, home, call)).isEqualTo(MOTHER);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void on_a_disk_with_room_for_calls_alone_no_number_is_given() {
    var full = new TestDisk(folder, 500).disk();
    callerDisclosure = over(log.door(full));

    assertThatThrownBy(() -> callerDisclosure.show(hana, home, call)).isInstanceOf(NoRoom.class);
    assertThat(entries()).isEmpty();
  }

  private CallId takes() {
    var next = new CallId(UUID.randomUUID());
    hands.put(next, hana.person());
    return next;
  }

  private void refused(int status, String code, CurrentUser user, CallId of) {
    assertThatThrownBy(() -> callerDisclosure.show(user, home, of))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  private static CurrentUser operator() {
    return new CurrentUser(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, "s", "佐藤 花");
  }

  private List<String> entries() {
    return log.outbox(minato.id()).stream()
        .filter(leaf -> leaf.contains("\"act\":\"caller.shown\""))
        .toList();
  }
}
