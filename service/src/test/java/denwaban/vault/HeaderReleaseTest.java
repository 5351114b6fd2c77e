package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.Manifest;
import denwaban.storage.TestStorage;
import denwaban.storage.key.AwayVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HeaderReleaseTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Bytes HEADER = Bytes.of("age header".getBytes(UTF_8));
  private static final Bytes PAYLOAD = Bytes.of("0123456789".getBytes(UTF_8));

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final CurrentUser member = member(aoba);
  private final CurrentUser stranger = member(new ClientId(UUID.randomUUID()));
  private final ObjectId object = new ObjectId(UUID.randomUUID());
  private TestLog log;
  private TestVault made;

  @BeforeEach
  void keepOne() throws IOException {
    log = new TestLog(database, folder);
    made = new TestVault(database, folder);
    var vault = made.vault();
    var company = Fingerprint.of(HEADER);
    var call = new CallId(UUID.randomUUID());
    var signer = Signer.generate();
    var manifest =
        new Manifest(
            aoba,
            object,
            1,
            null,
            Manifest.Kind.MESSAGE,
            call,
            Instant.parse("2026-11-24T06:00:00Z"),
            1,
            company,
            true,
            List.of(new Manifest.Segment(0, 0, 10, Digest.sha256(PAYLOAD), Digest.sha256(HEADER))),
            new Manifest.Sealer(Manifest.Role.OPERATOR, "p-1", signer.publicKey()));
    vault.put(object, 0, PAYLOAD);
    vault.open(new BegunObject(object, aoba, Manifest.Kind.MESSAGE, call, 1, company));
    vault.header(aoba, object, 0, 0, HEADER);
    vault.keep(
        aoba,
        object,
        new SignedManifest(
            new String(manifest.bytes().toArray(), UTF_8), manifest.sign(signer), true, 0));
  }

  @Test
  void a_member_gets_the_header_and_the_log_has_it() {
    var released = made.release(log.door()).release(member, object, Purpose.READ);

    assertThat(released.segments())
        .containsExactly(new HeaderRelease.Segment(0, HEADER, 10, 0, Fingerprint.of(HEADER), null));
    assertThat(log.outbox(aoba))
        .singleElement()
        .asString()
        .contains("object.header.released")
        .contains(object.toString())
        .contains("\"purpose\":\"read\"")
        .doesNotContain(member.person().toString());
    assertThat(made.said).hasSize(1);
  }

  @Test
  void what_a_restored_backup_brought_back_is_neither_given_nor_logged_as_given() {
    database
        .superuser()
        .sql("update retention_lease set unreadable_at = now() where subject = ?")
        .param(object.value())
        .update();
    assertThatThrownBy(() -> made.release(log.door()).release(member, object, Purpose.READ))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(410));
    var several = made.release(log.door()).release(member, List.of(object), Purpose.READ);
    assertThat(several.released()).isEmpty();
    assertThat(several.missing()).containsExactly(object);
    assertThat(made.release(log.door()).release(member, List.of(object), Purpose.READ).missing())
        .containsExactly(object);
    assertThat(log.outbox(aoba)).isEmpty();
    assertThatThrownBy(() -> made.release(log.door()).release(stranger, object, Purpose.READ))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(404));
  }

  @Test
  void reading_for_the_index_is_in_the_log_as_such() {
    assertThat(made.release(log.door()).release(member, object, Purpose.INDEX).segments())
        .hasSize(1);

    assertThat(log.outbox(aoba))
        .singleElement()
        .asString()
        .contains("object.header.released", "\"purpose\":\"index\"");
  }

  @Test
  void without_its_entry_in_the_log_nothing_is_released() {
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      assertThatThrownBy(() -> made.release(log.door()).release(member, object, Purpose.READ))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.code()).isEqualTo("log-unavailable");
              });
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    assertThat(made.said).isEmpty();
    assertThat(log.outbox(aoba)).isEmpty();
  }

  @Test
  void while_the_keys_are_away_nothing_is_released_and_none_is_logged_as_released() {
    var away = new TestVault(database, folder, new AwayVault()).release(log.door());
    assertThatThrownBy(() -> away.release(member, object, Purpose.READ))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> away.release(member, List.of(object), Purpose.READ))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(log.outbox(aoba)).noneMatch(leaf -> leaf.contains("object.header.released"));
  }

  @Test
  void anothers_object_and_one_that_never_was_get_the_same_answer_and_no_entry() {
    var headerRelease = made.release(log.door());
    var anothers = problem(() -> headerRelease.release(stranger, object, Purpose.READ));
    var none =
        problem(() -> headerRelease.release(member, new ObjectId(UUID.randomUUID()), Purpose.READ));
    var payload = problem(() -> headerRelease.length(stranger, object, 0));
    for (var one : List.of(anothers, none, payload)) {
      assertThat(
              List.of(
                  one.status(),
                  one.code(),
                  one.text(Locale.JAPANESE),
                  one.text(Locale.ENGLISH),
                  one.headers()))
          .isEqualTo(
              List.of(
                  404,
                  "not-found",
                  Problem.notFound().text(Locale.JAPANESE),
                  Problem.notFound().text(Locale.ENGLISH),
                  one.headers()));
      assertThat(one.headers()).isEmpty();
    }
    assertThat(log.outbox(stranger.memberOf())).isEmpty();
  }

  @Test
  void no_table_of_the_vault_shows_anything_to_another_client_or_to_the_office() {
    for (var table : List.of("vault_object", "vault_header", "vault_manifest")) {
      var sql = "select count(*) from " + table;
      assertThat(database.fence().as(stranger.memberOf(), () -> count(sql))).as(table).isZero();
      assertThat(database.fence().office(() -> count(sql))).as(table).isZero();
      assertThat(database.fence().as(aoba, () -> count(sql))).as(table).isPositive();
    }
  }

  @Test
  void a_header_row_moved_to_another_object_stays_shut() {
    var other = new ObjectId(UUID.randomUUID());
    var row =
        database
            .fence()
            .as(
                aoba,
                () -> new ObjectTable(database.jdbc()).headers(aoba, object).getFirst().header());
    var headers = new Headers(TestStorage.keys(folder), new WeekKeys(database.jdbc()));
    assertThat(headers.unwrap(aoba, object, row)).contains(HEADER);
    assertThat(headers.unwrap(aoba, other, row)).isEmpty();
    assertThat(headers.unwrap(stranger.memberOf(), object, row)).isEmpty();
  }

  @Test
  void a_header_row_under_another_segments_number_stays_shut() {
    var row =
        database
            .fence()
            .as(
                aoba,
                () -> new ObjectTable(database.jdbc()).headers(aoba, object).getFirst().header());
    var moved = new HeaderRow(1, row.startMs(), row.sha256(), row.kek(), row.wrapped());
    var headers = new Headers(TestStorage.keys(folder), new WeekKeys(database.jdbc()));
    assertThat(headers.unwrap(aoba, object, moved)).isEmpty();
    assertThat(headers.again(aoba, object, moved)).isEmpty();
    assertThat(headers.again(aoba, object, row)).isPresent();
  }

  @Test
  void one_that_no_key_opens_is_missing_among_several() {
    database
        .superuser()
        .sql(
            "update vault_header set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where object_id = ?")
        .param(object.value())
        .update();
    var headerRelease = made.release(log.door());
    assertThat(problem(() -> headerRelease.release(member, object, Purpose.READ)).status())
        .isEqualTo(410);
    var several = headerRelease.release(member, List.of(object), Purpose.READ);
    assertThat(several.released()).isEmpty();
    assertThat(several.missing()).containsExactly(object);
  }

  @Test
  void payloads_come_in_ranges() throws IOException {
    var headerRelease = made.release(log.door());
    assertThat(headerRelease.length(member, object, 0)).isEqualTo(10);
    assertThat(problem(() -> headerRelease.length(member, object, 1)).status()).isEqualTo(404);
    try (var part = headerRelease.payload(aoba, object, 0, 2, 3)) {
      assertThat(part.readAllBytes()).isEqualTo("234".getBytes(UTF_8));
    }
    assertThat(ObjectEndpoint.Range.of(null, 10)).isEqualTo(new ObjectEndpoint.Range(0, 10, false));
    assertThat(ObjectEndpoint.Range.of("bytes=2-4", 10))
        .isEqualTo(new ObjectEndpoint.Range(2, 5, true));
    assertThat(ObjectEndpoint.Range.of("bytes=8-", 10))
        .isEqualTo(new ObjectEndpoint.Range(8, 10, true));
    assertThat(ObjectEndpoint.Range.of("bytes=-3", 10))
        .isEqualTo(new ObjectEndpoint.Range(7, 10, true));
    assertThat(ObjectEndpoint.Range.of("bytes=9-99", 10))
        .isEqualTo(new ObjectEndpoint.Range(9, 10, true));
    for (var outside : List.of("bytes=10-", "bytes=5-4", "bytes=x", "lines=1-2")) {
      assertThat(problem(() -> ObjectEndpoint.Range.of(outside, 10)).status())
          .as(outside)
          .isEqualTo(416);
    }
  }

  private static long count(String sql) {
    return database.jdbc().sql(sql).query((row, n) -> row.getLong(1)).single();
  }

  private static Problem problem(ThrowingCallable act) {
    return (Problem) catchThrowable(act);
  }

  private static CurrentUser member(ClientId client) {
    return new CurrentUser(
        new PersonId(UUID.randomUUID()), Role.CLIENT_MEMBER, client, "s-1", "岸 美緒");
  }
}
