package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.erasure.ErasureCertificate;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.storage.key.KeyDestroyed;
import denwaban.storage.key.WeekKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// With the last thing of a week goes its key; not sooner, and never while something under it is
/// held.
class WeekKeysTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant THURSDAY = Instant.parse("2026-11-26T00:00:00Z");

  @TempDir Path folder;

  private TestRetention made;

  @BeforeEach
  void open() {
    made = new TestRetention(database, folder);
    made.now = THURSDAY;
  }

  @AfterEach
  void close() {
    made.close();
  }

  private WeekKey key(Instant begun) {
    return WeekKey.of(made.line.client(), "message", begun);
  }

  private boolean destroyed(Instant begun) throws Exception {
    try {
      var _ = made.vault.keys().wrap(key(begun).kek(), new byte[1], new byte[0]);
      return false;
    } catch (KeyDestroyed gone) {
      return true;
    }
  }

  private String kek(ObjectId object) {
    return database
        .superuser()
        .sql("select kek from vault_header where object_id = ?")
        .param(object.value())
        .query(String.class)
        .single();
  }

  @Test
  void a_week_ends_with_its_last_microsecond() {
    var client = made.line.client();
    var next = THURSDAY.plus(WeekKey.WEEK);
    var last = WeekKey.of(client, "message", next.minusNanos(501));
    assertThat(last).isEqualTo(WeekKey.of(client, "message", THURSDAY));
    assertThat(last.ends()).isEqualTo(next);
    assertThat(WeekKey.of(client, "message", next).begins()).isEqualTo(next);
    assertThat(WeekKey.of(client, "message", next.minusNanos(499)))
        .as("as the database rounds")
        .isEqualTo(WeekKey.of(client, "message", next));
  }

  @Test
  void the_key_goes_when_the_last_of_its_week_is_due_and_not_a_minute_before() throws Exception {
    var first = made.keep("折り返しお電話ください");
    made.pass(WeekKey.WEEK.minusSeconds(1));
    var last = made.keep("書類が届きました");
    made.pass(Duration.ofSeconds(1));
    var next = made.keep("また電話します");
    assertThat(kek(first.object())).isEqualTo(kek(last.object())).isNotEqualTo(kek(next.object()));
    assertThat(kek(first.object())).contains("-message-");

    made.now = THURSDAY.plus(WeekKey.WEEK).plus(Duration.ofDays(180)).minusSeconds(2);
    made.round();
    assertThat(made.state(first.object())).isEqualTo("erased");
    assertThat(destroyed(THURSDAY)).as("one of them is kept").isFalse();

    made.pass(Duration.ofSeconds(1));
    made.round();
    assertThat(made.state(last.object())).isEqualTo("erased");
    assertThat(destroyed(THURSDAY)).isTrue();
    assertThat(destroyed(THURSDAY.plus(WeekKey.WEEK))).isFalse();
    assertThat(made.log.outbox(made.line.client()))
        .filteredOn(it -> it.contains("key.destroyed") && it.contains(key(THURSDAY).kek().name()))
        .hasSize(1);
  }

  @Test
  void of_what_is_due_together_the_key_goes_before_any_row() throws Exception {
    var one = made.keep("折り返しお電話ください");
    var header = made.vault.header(made.line.client(), one.object(), 0);
    assertThat(header).isNotNull();
    made.pass(Duration.ofDays(200));
    made.record.away = true; // nothing gets further than its keys
    made.round();
    assertThat(destroyed(THURSDAY)).isTrue();
    var lease = made.lease(one.object().value());
    assertThat(lease.get("unreadable_at")).isNotNull();
    assertThat(lease).containsEntry("state", "due");
  }

  @Test
  void while_the_backup_cannot_be_told_no_key_goes() throws Exception {
    var _ = made.keep("折り返しお電話ください");
    made.pass(Duration.ofDays(200));
    made.recordedKeys.away = true;
    made.round();
    assertThat(destroyed(THURSDAY)).isFalse();
    made.recordedKeys.away = false;
    made.round();
    assertThat(destroyed(THURSDAY)).isTrue();
    assertThat(made.recordedKeys.ended).contains(key(THURSDAY).kek());
  }

  @Test
  void while_one_call_of_the_week_is_held_its_key_stays() throws Exception {
    var one = made.keep("折り返しお電話ください");
    var _ = made.keep("書類が届きました");
    var client = made.line.client();
    var second = TestClients.member(made.clients.add("second", KeyKind.X25519), Role.ADMIN);
    var end = THURSDAY.plus(Duration.ofDays(300));
    var hold =
        made.holds.ask(
            client,
            (UUID) made.lease(one.object().value()).get("call_id"),
            "訴訟のため",
            end,
            made.line.admin());
    made.holds.approve(client, hold.id(), second);
    made.now = THURSDAY.plus(Duration.ofDays(200));
    made.round();
    assertThat(made.state(one.object())).isEqualTo("kept");
    assertThat(destroyed(THURSDAY)).isFalse();
    made.now = end.plusSeconds(1);
    made.round();
    assertThat(made.state(one.object())).isEqualTo("erased");
    assertThat(destroyed(THURSDAY)).isTrue();
  }

  @Test
  void nobody_decides_a_key_early_also_not_by_sql() throws Exception {
    var _ = made.keep("折り返しお電話ください");
    for (var at : List.of(THURSDAY.plusSeconds(1), THURSDAY.plus(Duration.ofDays(179)))) {
      assertThatThrownBy(() -> decide(at)).hasStackTraceContaining("may still be read");
    }
    decide(THURSDAY.plus(Duration.ofDays(188)));
    assertThatThrownBy(() -> decide(THURSDAY.plus(Duration.ofDays(189))))
        .hasStackTraceContaining("what was decided stays");
  }

  private void decide(Instant at) {
    database
        .fence()
        .run(
            made.line.client(),
            () ->
                database
                    .jdbc()
                    .sql("update retention_key set decided_at = ? where kind = 'message'")
                    .param(Rows.utc(at))
                    .update());
  }

  @Test
  void a_certificate_names_the_key_when_no_backup_has_a_copy_of_it() throws Exception {
    var _ = made.keep("折り返しお電話ください");
    made.pass(Duration.ofDays(200));
    made.recordedKeys.copied = true;
    made.round();
    made.pass(Duration.ofDays(1));
    made.round();
    assertThat(certificate(1).keys()).isEmpty();
    made.recordedKeys.copied = false;
    made.round();
    var gone = certificate(2).keys().getFirst();
    assertThat(gone.kind()).isEqualTo("message");
    assertThat(gone.week()).isEqualTo(THURSDAY);
    assertThat(gone.destroyedAt()).isEqualTo(THURSDAY.plus(Duration.ofDays(200)));
    assertThat(certificate(2).batches()).isEmpty();
  }

  private ErasureCertificate certificate(int n) {
    var client = made.line.client();
    var text =
        database.fence().as(client, () -> made.erasures.certificate(client, n)).orElseThrow();
    return ErasureCertificate.parse(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void at_the_end_of_a_contract_all_keys_go_and_only_then_is_it_whole() throws Exception {
    var _ = made.keep("折り返しお電話ください");
    var client = made.line.client();
    made.terminations.give(client, Side.CLIENT, null, "移転", 14, 30, made.line.admin());
    made.pass(Duration.ofDays(30));
    made.recordedKeys.copied = true;
    made.round();
    made.round();
    assertThat(destroyed(THURSDAY)).isTrue();
    assertThat(whole()).isZero();
    made.recordedKeys.copied = false;
    made.round();
    assertThat(whole()).isOne();
  }

  private long whole() {
    return database
        .superuser()
        .sql("select count(*) from retention_certificate where client_id = ? and whole")
        .param(made.line.client().value())
        .query(Long.class)
        .single();
  }
}
