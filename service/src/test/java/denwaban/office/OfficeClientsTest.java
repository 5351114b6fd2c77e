package denwaban.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.access.passkey.TestPasskeys;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.Decision;
import denwaban.contract.Draft;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.office.ClientSheet.Change;
import denwaban.office.ClientSheet.New;
import denwaban.office.ClientSheet.Wanted;
import denwaban.office.ClientSheet.WantedField;
import denwaban.script.Announcement;
import denwaban.script.TestScripts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OfficeClientsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Random CHANCE = new Random();
  private static final CurrentUser ADMIN =
      new CurrentUser(new PersonId(UUID.randomUUID()), Role.ADMIN, null, "s", "高橋 恵");

  @TempDir Path folder;

  private TestClients clients;
  private TestContracts contracts;
  private OfficeClients office;
  private final Set<ClientId> ended = new HashSet<>();

  @BeforeEach
  void open() {
    var audit = new TestLog(database, folder).door();
    clients = new TestClients(database, audit);
    contracts = new TestContracts(database, audit);
    office =
        new OfficeClients(
            clients.clients(),
            clients.keys(),
            contracts.newTerms(),
            ended::contains,
            TestScripts.over(database, audit),
            TestPasskeys.ANY,
            new Ids(Clock.systemUTC(), CHANCE),
            Clock.systemUTC());
  }

  @Test
  void a_new_client_can_be_called_at_once_under_terms_with_a_notice() {
    var number = number();
    var sheet = office.add(client(slug(), List.of(number)), ADMIN);

    var id = ClientId.of(sheet.id());
    assertThat(clients.clients().ofNumber(new PhoneNumber(number)).orElseThrow().id())
        .isEqualTo(id);
    assertThat(contracts.contracts().mayRecord(id, Clock.systemUTC().instant()))
        .isInstanceOf(Decision.Allowed.class);
    assertThat(sheet.greeting().ja()).contains("海野商店");
    assertThat(sheet.form().fields()).isNotEmpty();
    assertThat(office.all()).contains(sheet);
  }

  @Test
  void a_client_without_terms_is_there_but_its_calls_are_refused() {
    var sheet = office.add(new New("海野商店", "うみの", slug(), "x25519", List.of(), null), ADMIN);

    var id = ClientId.of(sheet.id());
    assertThat(contracts.answering().mayAnswer(id, Clock.systemUTC().instant()))
        .isInstanceOf(Decision.Refused.class);
    assertThat(office.all()).contains(sheet);
  }

  @Test
  void one_whose_contract_has_ended_says_so() {
    var sheet = office.add(client(slug(), List.of(number())), ADMIN);
    assertThat(sheet.ended()).isFalse();
    ended.add(ClientId.of(sheet.id()));
    assertThat(office.all())
        .filteredOn(ClientSheet::ended)
        .extracting(ClientSheet::id)
        .containsExactly(sheet.id());
  }

  @Test
  void unfit_terms_are_refused_and_no_client_is_kept() {
    var slug = slug();
    var far = Clock.systemUTC().instant().plus(Duration.ofDays(366)).plusSeconds(60);
    for (var bad : List.of(agreed(0, null), agreed(90, far))) {
      refused(
          "client-unfit",
          () -> office.add(new New("海野商店", "うみの", slug, "x25519", List.of(), bad), ADMIN));
    }
    assertThat(office.all()).noneMatch(it -> it.slug().equals(slug));
  }

  @Test
  void a_number_or_short_name_of_another_client_is_refused_and_nothing_is_kept() {
    var slug = slug();
    var number = number();
    office.add(client(slug, List.of(number)), ADMIN);

    refused("client-taken", () -> office.add(client(slug, List.of()), ADMIN));
    var other = slug();
    refused("client-taken", () -> office.add(client(other, List.of(number)), ADMIN));
    assertThat(office.all()).noneMatch(it -> it.slug().equals(other));
  }

  @Test
  void what_does_not_fit_is_refused() {
    refused("client-unfit", () -> office.add(client("Not A Slug", List.of()), ADMIN));
    refused("client-unfit", () -> office.add(client(slug(), List.of("0312345678")), ADMIN));
    refused(
        "client-unfit",
        () -> office.add(new New(null, "かな", slug(), "x25519", List.of(), null), ADMIN));
    refused(
        "client-unfit",
        () -> office.add(new New("名", "かな", slug(), "rsa", List.of(), null), ADMIN));
  }

  @Test
  void a_client_has_at_most_fifty_numbers() {
    var most = Collections.nCopies(50, number());
    assertThat(office.add(client(slug(), most), ADMIN).numbers()).hasSize(1);

    var tooMany = Collections.nCopies(51, number());
    refused("client-unfit", () -> office.add(client(slug(), tooMany), ADMIN));
  }

  @Test
  void numbers_move_and_the_form_asks_for_what_is_wanted() {
    var old = number();
    var sheet = office.add(client(slug(), List.of(old)), ADMIN);
    var next = number();

    var changed =
        office.change(
            ClientId.of(sheet.id()),
            change(sheet, "x25519", List.of(next), "inquiry", "callerName"),
            ADMIN);

    assertThat(changed.numbers()).containsExactly(next);
    assertThat(changed.form().fields()).extracting("key").containsExactly("inquiry", "callerName");
    assertThat(clients.clients().ofNumber(new PhoneNumber(old))).isEmpty();
    assertThat(office.all()).contains(changed);
  }

  @Test
  void what_someone_else_changed_meanwhile_is_not_overwritten() {
    var first = number();
    var sheet = office.add(client(slug(), List.of(first)), ADMIN);
    var id = ClientId.of(sheet.id());
    var both = List.of(first, number());
    var changed = office.change(id, change(sheet, "x25519", both, "inquiry"), ADMIN);

    refused(
        "client-changed",
        () -> office.change(id, change(sheet, "x25519", List.of(first), "inquiry"), ADMIN));
    assertThat(office.all()).contains(changed);
    var again = office.change(id, change(changed, "x25519", List.of(first), "inquiry"), ADMIN);
    assertThat(again.numbers()).containsExactly(first);
    var form = office.change(id, change(again, "x25519", List.of(first), "callerName"), ADMIN);
    refused(
        "client-changed",
        () -> office.change(id, change(again, "x25519", List.of(first), "inquiry"), ADMIN));
    assertThat(office.all()).contains(form);
  }

  @Test
  void a_number_that_differs_in_its_first_digits_is_another_version() {
    var added = office.add(client(slug(), List.of()), ADMIN);
    var id = ClientId.of(added.id());
    var one = "+81501" + CHANCE.nextInt(100, 500) + "1155";
    var other = "+81501" + CHANCE.nextInt(500, 1000) + "1155";
    var sheet = office.change(id, change(added, "x25519", List.of(one), "inquiry"), ADMIN);
    var moved = List.of(other);
    assertThat(office.change(id, change(sheet, "x25519", moved, "inquiry"), ADMIN).version())
        .isNotEqualTo(sheet.version());

    refused(
        "client-changed",
        () -> office.change(id, change(sheet, "x25519", moved, "inquiry"), ADMIN));
  }

  @Test
  void an_unknown_field_or_client_is_refused() {
    var sheet = office.add(client(slug(), List.of()), ADMIN);
    refused(
        "client-unfit",
        () ->
            office.change(
                ClientId.of(sheet.id()), change(sheet, "x25519", List.of(), "mothersName"), ADMIN));
    refused(
        "not-found",
        () ->
            office.change(
                new ClientId(UUID.randomUUID()),
                change(sheet, "x25519", List.of(), "inquiry"),
                ADMIN));
  }

  @Test
  void the_kind_of_key_can_change_only_until_there_is_a_key() {
    var client = clients.add(slug(), KeyKind.X25519);
    var id = client.id();
    office.change(id, change(sheet(id), "mlkem768x25519", List.of(), "inquiry"), ADMIN);
    office.change(id, change(sheet(id), "x25519", List.of(), "inquiry"), ADMIN);
    clients.enrol(client);

    refused(
        "key-exists",
        () -> office.change(id, change(sheet(id), "mlkem768x25519", List.of(), "inquiry"), ADMIN));
  }

  @Test
  void a_greeting_and_a_notice_must_be_sound() {
    var client = clients.add(slug(), KeyKind.X25519);
    for (var kind : Announcement.values()) {
      refused("not-a-greeting", () -> office.setAudio(client.id(), kind, new byte[100], ADMIN));
      refused(
          "not-found",
          () -> office.setAudio(new ClientId(UUID.randomUUID()), kind, new byte[100], ADMIN));
    }
    assertThat(sheet(client.id()).greetingAudio()).isFalse();
    assertThat(sheet(client.id()).noticeAudio()).isFalse();
  }

  @Test
  void the_sheet_says_whether_callers_hear_the_clients_own_greeting_and_notice()
      throws IOException {
    var client = clients.add(slug(), KeyKind.X25519);

    office.setAudio(client.id(), Announcement.GREETING, wav(), ADMIN);
    assertThat(sheet(client.id()).greetingAudio()).isTrue();
    assertThat(sheet(client.id()).noticeAudio()).isFalse();
    office.setAudio(client.id(), Announcement.NOTICE, wav(), ADMIN);
    assertThat(sheet(client.id()).noticeAudio()).isTrue();
  }

  private ClientSheet sheet(ClientId id) {
    return office.all().stream()
        .filter(it -> it.id().equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  /// A tenth of a second of silence.
  private static byte[] wav() throws IOException {
    var format = new AudioFormat(8_000, 16, 1, true, false);
    var out = new ByteArrayOutputStream();
    try (var silence =
        new AudioInputStream(new ByteArrayInputStream(new byte[1_600]), format, 800)) {
      AudioSystem.write(silence, AudioFileFormat.Type.WAVE, out);
    }
    return out.toByteArray();
  }

  private static void refused(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private static New client(String slug, List<String> numbers) {
    return new New("海野商店", "うみのしょうてん", slug, "x25519", numbers, agreed(90, null));
  }

  private static Draft agreed(int days, @Nullable Instant from) {
    return new Draft(
        0,
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

  private static Change change(
      ClientSheet base, String kind, List<String> numbers, String... fields) {
    var wanted = List.of(fields).stream().map(it -> new WantedField(it, true)).toList();
    return new Change(
        base.version(), "海野商店", "うみのしょうてん", kind, numbers, null, null, new Wanted(wanted));
  }

  private static String slug() {
    return "c" + CHANCE.nextInt(1_000_000_000);
  }

  private static String number() {
    return "+8150" + (10_000_000 + CHANCE.nextInt(80_000_000));
  }
}
