package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.client.key.Line;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.Reheader;
import denwaban.seal.crypto.Digest;
import denwaban.seal.statement.HeaderStatement;
import denwaban.seal.statement.Manifest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A message sealed to the key of epoch 1, and a client that has gone on to epoch 2.
class HeaderRenewalTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  private static final byte[] TEXT = "折り返しお電話ください".getBytes(UTF_8);

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private TestVault made;
  private TestLine line;
  private HeaderRenewal headerRenewal;
  private ObjectId object;
  private Bytes header;
  private Bytes payload;

  @BeforeEach
  void seal() throws IOException {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    made = new TestVault(database, folder);
    line = new TestLine(clients);
    headerRenewal = made.reheading(clients.keys(), log.door());
    keep();
    line.rotate();
  }

  private void keep() throws IOException {
    var key = clients.keys().current(line.client()).orElseThrow();
    var message = TestMessage.keep(made.vault(), line.client(), key, TEXT);
    object = message.object();
    header = message.header();
    payload = message.payload();
  }

  @Test
  void after_it_the_new_key_opens_and_the_old_key_finds_nothing() throws IOException, NotOpened {
    assertThat(headerRenewal.stale(line.admin(), null, 10))
        .isEqualTo(new HeaderRenewal.Stale(1, List.of(object)));

    assertThat(remake(remade(line.age(2).recipient(), 2, 0))).isEmpty();

    assertThat(headerRenewal.stale(line.admin(), null, 10))
        .isEqualTo(new HeaderRenewal.Stale(0, List.of()));
    var released = made.release(log.door()).release(line.admin(), object, Purpose.READ);
    var segment = released.segments().getFirst();
    assertThat(segment.company()).isEqualTo(line.fingerprint(2));
    assertThat(segment.remade()).isNotNull();
    var plain = new ByteArrayOutputStream();
    Opening.whole(
        line.age(2), segment.header(), new ByteArrayInputStream(payload.toArray()), plain);
    assertThat(plain.toByteArray()).isEqualTo(TEXT);
    assertThatThrownBy(() ->
            Opening.whole(
                line.age(1),
                segment.header(),
                new ByteArrayInputStream(payload.toArray()),
                new ByteArrayOutputStream()))
        .isInstanceOf(NotOpened.class);
    assertThat(
            database
                .superuser()
                .sql("select count(*) from vault_header where object_id = :id")
                .param("id", object.value())
                .query(Long.class)
                .single())
        .as("rows that an old key could open")
        .isEqualTo(1L);
    assertThat(log.outbox(line.client())).anyMatch(leaf -> leaf.contains("object.header.remade"));
  }

  @Test
  void what_is_still_being_written_is_not_to_be_done_yet() {
    var growing = new ObjectId(UUID.randomUUID());
    var call = new CallId(UUID.randomUUID());
    var epoch1 = line.fingerprint(1);
    var kind = Manifest.Kind.RECORDING;
    made.vault().open(new BegunObject(growing, line.client(), kind, call, 1, epoch1));
    made.vault().header(line.client(), growing, 0, 0, header);

    assertThat(headerRenewal.stale(line.admin(), null, 10))
        .isEqualTo(new HeaderRenewal.Stale(1, List.of(object)));
  }

  @Test
  void only_what_is_asked_about_is_told_to_be_still_stale() throws IOException, NotOpened {
    var unknown = new ObjectId(UUID.randomUUID());
    assertThat(headerRenewal.stillStale(line.admin(), List.of(object, unknown)))
        .containsExactly(object);
    assertThat(headerRenewal.stillStale(line.admin(), List.of(unknown))).isEmpty();
    assertThat(remake(remade(line.age(2).recipient(), 2, 0))).isEmpty();
    assertThat(headerRenewal.stillStale(line.admin(), List.of(object))).isEmpty();
  }

  @Test
  void a_newcomer_needs_the_old_key_until_all_is_made_anew() throws NotOpened {
    clients.yearsPass(line.client());
    var needed = clients.needed(headerRenewal);
    assertThat(needed.epochs(line.client(), Line.OWN)).containsExactly(1, 2);

    assertThat(remake(remade(line.age(2).recipient(), 2, 0))).isEmpty();
    assertThat(needed.epochs(line.client(), Line.OWN)).containsExactly(2);

    // equal numbers are found by the key that they were indexed with
    database
        .superuser()
        .sql(
            "insert into vault_token_set (object_id, client_id, call_id, company) "
                + "select id, client_id, call_id, :name from vault_object where id = :id")
        .param("name", line.fingerprint(1))
        .param("id", object.value())
        .update();
    assertThat(needed.epochs(line.client(), Line.OWN)).containsExactly(1, 2);
    assertThat(needed.epochs(new TestLine(clients).client(), Line.OWN)).containsExactly(1);
  }

  @Test
  void twice_is_once() throws NotOpened {
    var one = remade(line.age(2).recipient(), 2, 0);
    assertThat(remake(one)).isEmpty();
    assertThat(remake(one)).isEmpty();
    assertThat(log.outbox(line.client()))
        .filteredOn(leaf -> leaf.contains("object.header.remade"))
        .hasSize(1);
  }

  @Test
  void what_does_not_fit_changes_nothing() throws NotOpened {
    var good = remade(line.age(2).recipient(), 2, 0);
    // back to the key before
    misfits(remade(line.age(1).recipient(), 1, 0));
    // another segment
    misfits(remade(line.age(2).recipient(), 2, 1));
    // none, or one twice
    misfits();
    misfits(good, good);
    // another header than was signed for
    misfits(new HeaderRenewal.NewHeader(0, header, good.statement(), good.signature()));
    var flipped = good.signature().toArray();
    flipped[10] ^= 1;
    misfits(new HeaderRenewal.NewHeader(0, good.header(), good.statement(), Bytes.of(flipped)));
    misfits(new HeaderRenewal.NewHeader(0, good.header(), "{}", good.signature()));
    assertThat(made.header(line.client(), object, 0)).isEqualTo(header);
  }

  @Test
  void a_member_of_another_client_finds_nothing() throws NotOpened {
    var stranger = new TestLine(clients);
    var one = remade(line.age(2).recipient(), 2, 0);
    assertThat(headerRenewal.remake(stranger.admin(), List.of(of(object, one))))
        .containsExactly(object);
    assertThat(made.header(line.client(), object, 0)).isEqualTo(header);
    assertThat(headerRenewal.stale(stranger.admin(), null, 10).total()).isZero();
  }

  private List<ObjectId> remake(HeaderRenewal.NewHeader... headers) {
    return headerRenewal.remake(line.admin(), List.of(of(object, headers)));
  }

  private static HeaderRenewal.Remade of(ObjectId object, HeaderRenewal.NewHeader... headers) {
    return new HeaderRenewal.Remade(object, List.of(headers), null);
  }

  private HeaderRenewal.NewHeader remade(Recipient to, int epoch, int n) throws NotOpened {
    var fresh = Reheader.header(line.age(1), to, header);
    var said =
        new HeaderStatement(
            line.client(),
            object,
            1,
            n,
            epoch,
            line.fingerprint(epoch),
            line.adminFingerprint(),
            Digest.sha256(fresh),
            AT);
    return new HeaderRenewal.NewHeader(
        n, fresh, new String(said.bytes().toArray(), UTF_8), said.sign(line.signer()));
  }

  private void misfits(HeaderRenewal.NewHeader... headers) {
    assertThat(remake(headers)).containsExactly(object);
  }
}
