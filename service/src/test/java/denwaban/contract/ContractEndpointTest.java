package denwaban.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.Role;
import denwaban.access.passkey.TestPasskeys;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.PostMapping;

class ContractEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Random CHANCE = new Random();
  private static final CurrentUser ADMIN = who(Role.ADMIN, null);

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private TestContracts contracts;
  private ClientId aoba;
  private ClientId minato;
  private ContractEndpoint door;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    contracts = new TestContracts(database, log.door());
    contracts.at(NOW);
    aoba = clients.add("c" + CHANCE.nextInt(1_000_000_000), KeyKind.X25519).id();
    minato = clients.add("c" + CHANCE.nextInt(1_000_000_000), KeyKind.X25519).id();
    door = door(TestPasskeys.ANY);
  }

  private ContractEndpoint door(TestPasskeys passkeys) {
    return new ContractEndpoint(
        contracts.contracts(),
        contracts.newTerms(),
        clients.clients(),
        log.reading(),
        passkeys,
        () -> NOW.plusSeconds(1));
  }

  @Test
  void without_a_contract_there_is_an_empty_history() {
    assertThat(door.of(aoba.toString()))
        .isEqualTo(
            new ContractSheet(0, List.of(), Map.of("any", 1, "device-bound", 0, "attested", 0)));
    assertThat(door.own(who(Role.CLIENT_MEMBER, aoba)))
        .isEqualTo(new ContractSheet(0, List.of(), null));
  }

  @Test
  void a_member_reads_the_own_terms_with_their_entry_and_nobody_elses() {
    door.agree(aoba.toString(), draft(0, 90, null), ADMIN);
    log.sequence();

    var version = door.own(who(Role.CLIENT_MEMBER, aoba)).versions().getFirst();
    assertThat(version.standing()).isEqualTo("in-force");
    assertThat(version.text()).contains(aoba.toString(), "\"keepRecordings\":90");
    var entry = version.entry();
    if (entry == null) throw new AssertionError("agreed without an entry");
    assertThat(entry.leaf()).contains("\"act\":\"contract.set\"");
    assertThat(log.reading().proof(aoba, entry.index())).isPresent();
    assertThat(door.own(who(Role.CLIENT_ADMIN, minato)).versions()).isEmpty();
  }

  @Test
  void the_office_sees_the_terms_but_no_entry_of_the_clients_log() {
    var sheet = door.agree(aoba.toString(), draft(0, 90, null), ADMIN);
    log.sequence();

    assertThat(door.of(aoba.toString())).isEqualTo(sheet);
    assertThat(sheet.versions().getFirst().entry()).isNull();
  }

  @Test
  void unfit_terms_wrong_dates_and_an_overtaken_screen_are_answered_plainly() {
    var id = aoba.toString();
    door.agree(id, draft(0, 90, null), ADMIN);

    refused("contract-unfit", () -> door.agree(id, draft(1, 0, null), ADMIN));
    refused("contract-unfit", () -> door.agree(id, draft(1, 1096, null), ADMIN));
    refused("contract-unfit", () -> door.agree(id, saying("sometimes", "録音", "recorded"), ADMIN));
    refused("contract-unfit", () -> door.agree(id, saying("notice", null, "recorded"), ADMIN));
    for (var hours : List.of(1, 169)) {
      refused(
          "contract-unfit", () -> door.agree(id, unrecorded(1, hours, null, null, null), ADMIN));
    }
    refused("contract-time", () -> door.agree(id, draft(1, 90, NOW.minusSeconds(301)), ADMIN));
    refused(
        "contract-time",
        () -> door.agree(id, draft(1, 90, NOW.plus(Duration.ofDays(366)).plusMillis(1)), ADMIN));
    refused("contract-changed", () -> door.agree(id, draft(0, 90, null), ADMIN));
    assertThat(door.of(id).newest()).isEqualTo(1);
  }

  @Test
  void the_age_of_a_confirmation_is_agreed_or_a_day() {
    var id = aoba.toString();
    door.agree(id, draft(0, 90, null), ADMIN);
    assertThat(door.of(id).versions().getFirst().text()).doesNotContain("witnessHours");

    door.agree(id, unrecorded(1, 6, null, null, null), ADMIN);
    assertThat(door.own(who(Role.CLIENT_MEMBER, aoba)).versions().getFirst().text())
        .contains("\"witnessHours\":6");
  }

  @Test
  void members_sessions_are_made_shorter_and_never_longer_than_usual() {
    var id = aoba.toString();
    for (var minutes : List.of(4, 16)) {
      var longer = unrecorded(0, null, null, minutes, null);
      refused("contract-unfit", () -> door.agree(id, longer, ADMIN));
    }
    for (var hours : List.of(0, 13)) {
      var longer = unrecorded(0, null, null, null, hours);
      refused("contract-unfit", () -> door.agree(id, longer, ADMIN));
    }
    assertThat(door.of(id).newest()).isZero();
    door.agree(id, unrecorded(0, null, null, 5, 8), ADMIN);
    assertThat(door.own(who(Role.CLIENT_MEMBER, aoba)).versions().getFirst().text())
        .contains("\"sessionHours\":8,\"sessionMinutes\":5");
  }

  @Test
  void attested_passkeys_are_agreed_only_where_the_office_can_check_them() {
    var id = aoba.toString();
    refused("no-model-list", () -> door.agree(id, asking(0, "attested"), ADMIN));
    refused("contract-unfit", () -> door.agree(id, asking(0, "synced"), ADMIN));
    assertThat(door.of(id).newest()).isZero();
    door.agree(id, asking(0, "device-bound"), ADMIN);
    var other = door(new TestPasskeys(PasskeyRequirement.ANY, true));
    other.agree(id, asking(1, "attested"), ADMIN);
    assertThat(door.own(who(Role.CLIENT_MEMBER, aoba)).versions().getFirst().text())
        .contains("\"passkeys\":\"attested\"");
  }

  private static Draft saying(String recording, @Nullable String ja, @Nullable String en) {
    return new Draft(1, recording, ja, en, 1, 1, null, null, null, null, null, null, null, null);
  }

  private static Draft unrecorded(
      int after,
      @Nullable Integer witnessHours,
      @Nullable String passkeys,
      @Nullable Integer minutes,
      @Nullable Integer hours) {
    return new Draft(
        after,
        "never",
        "",
        "",
        1,
        1,
        null,
        null,
        witnessHours,
        null,
        passkeys,
        minutes,
        hours,
        null);
  }

  private static Draft asking(int after, String passkeys) {
    return unrecorded(after, null, passkeys, null, null);
  }

  @Test
  void a_client_that_never_was_has_no_contract() {
    for (var id : List.of(UUID.randomUUID().toString(), "aoba")) {
      refused("not-found", () -> door.of(id));
      refused("not-found", () -> door.agree(id, draft(0, 90, null), ADMIN));
    }
  }

  @Test
  void no_member_may_change_a_contract() {
    var changing =
        Arrays.stream(ContractEndpoint.class.getDeclaredMethods())
            .filter(it -> it.isAnnotationPresent(PostMapping.class))
            .map(it -> it.getAnnotation(RequiresPermission.class).value());

    assertThat(changing).containsExactly(Permission.MANAGE_OFFICE);
    assertThat(Permission.MANAGE_OFFICE.includes(Role.CLIENT_ADMIN)).isFalse();
    assertThat(Permission.MANAGE_OFFICE.includes(Role.CLIENT_MEMBER)).isFalse();
  }

  private static Draft draft(int after, int days, @Nullable Instant from) {
    return new Draft(
        after,
        "notice",
        "録音しております。",
        "This call is recorded.",
        days,
        180,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        from);
  }

  private static CurrentUser who(Role role, @Nullable ClientId client) {
    return new CurrentUser(new PersonId(UUID.randomUUID()), role, client, "s", "誰か");
  }

  private static void refused(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }
}
