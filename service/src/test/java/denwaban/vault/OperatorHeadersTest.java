package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OperatorHeadersTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final String RECIPIENT = "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567";

  @TempDir Path folder;

  private final Instant[] now = {NOW};
  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId other = new ClientId(UUID.randomUUID());
  private final CurrentUser early = operator();
  private final CurrentUser late = operator();
  private TestVault vault;
  private OperatorHeaders own;
  private ObjectId first;
  private ObjectId second;

  @BeforeEach
  void keepTwo() {
    vault = new TestVault(database, folder, () -> now[0]);
    own = vault.own(new TestLog(database, folder).door());
    first = keep(aoba, early, NOW.plusSeconds(60));
    second = keep(aoba, late, NOW.plusSeconds(120));
    keep(other, early, NOW.plusSeconds(60));
  }

  @Test
  void the_sweep_takes_what_is_over_and_nothing_else() {
    var both = Set.of(early.session(), late.session());
    now[0] = NOW.plusSeconds(60).minusMillis(1);
    assertThat(own.sweep(aoba, asked -> both)).isZero();
    now[0] = NOW.plusSeconds(60);
    assertThat(own.sweep(aoba, asked -> both)).isEqualTo(1);
    assertThat(own.until(late, aoba, second)).isPresent();
    now[0] = NOW.plusSeconds(121);
    assertThat(own.sweep(aoba, asked -> both)).isEqualTo(1);
    assertThat(rows(aoba, "operator")).isZero();
    assertThat(rows(aoba, "company")).as("the client's own stay").isEqualTo(2);
    assertThat(rows(other, "operator")).as("one client at a time").isEqualTo(1);
  }

  @Test
  void the_sweep_takes_what_belongs_to_an_ended_session() {
    assertThat(own.sweep(aoba, asked -> Set.of(late.session()))).isEqualTo(1);
    assertThat(own.until(early, aoba, first)).isEmpty();
    assertThat(own.until(late, aoba, second)).contains(NOW.plusSeconds(120));
  }

  @Test
  void a_row_that_poses_as_anothers_stays_shut() {
    var table = new OperatorHeaderTable(database.jdbc());
    var row =
        database.fence().as(aoba, () -> table.find(early, aoba, first, NOW)).orElseThrow().header();
    var headers = new Headers(vault.keys(), new WeekKeys(database.jdbc()));
    var header = Bytes.of("own header".getBytes(UTF_8));
    assertThat(headers.unwrap(Audience.OPERATOR, aoba, first, row)).contains(header);
    assertThat(headers.unwrap(Audience.COMPANY, aoba, first, row)).isEmpty();
    assertThat(headers.unwrap(Audience.OPERATOR, aoba, second, row)).isEmpty();
    assertThat(headers.unwrap(Audience.OPERATOR, other, first, row)).isEmpty();
  }

  @Test
  void members_and_new_keys_never_meet_an_operators_row() {
    var objectTable = new ObjectTable(database.jdbc());
    database
        .fence()
        .run(
            aoba,
            () -> {
              assertThat(objectTable.headers(aoba, first)).hasSize(1);
              assertThat(objectTable.countStale(aoba, java.util.List.of(RECIPIENT))).isZero();
            });
  }

  private ObjectId keep(ClientId client, CurrentUser user, Instant until) {
    var object = new ObjectId(UUID.randomUUID());
    var kind = Manifest.Kind.MESSAGE;
    var call = new CallId(UUID.randomUUID());
    var begun = new BegunObject(object, client, kind, call, 1, "company");
    vault.vault().open(begun);
    vault.vault().header(client, object, 0, 0, Bytes.of("header".getBytes(UTF_8)));
    var made = new OwnHeader(Bytes.of("own header".getBytes(UTF_8)), RECIPIENT);
    var step = new ObjectStep(begun, call.value(), Clock.systemUTC().instant(), true, null, null);
    own.keep(user, client, object, own.wrap(step, made), until);
    return object;
  }

  private long rows(ClientId client, String audience) {
    return database
        .fence()
        .as(
            client,
            () ->
                database
                    .jdbc()
                    .sql("select count(*) from vault_header where audience = :audience")
                    .param("audience", audience)
                    .query((row, n) -> row.getLong(1))
                    .single());
  }

  private static CurrentUser operator() {
    var session = UUID.randomUUID().toString();
    return new CurrentUser(new PersonId(UUID.randomUUID()), Role.OPERATOR, null, session, "佐藤 花");
  }
}
