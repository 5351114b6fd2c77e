package denwaban.recording;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.call.AudioTap;
import denwaban.call.Caller;
import denwaban.call.RecordingTap.Reason;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.Side;
import denwaban.call.Slip;
import denwaban.call.event.CallOutcome;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestClients;
import denwaban.client.key.TestLine;
import denwaban.contract.Terms;
import denwaban.contract.TestContracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.TestVault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the edge seals of a call to a mailbox's number.
class MailboxSealingTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private final CallId call = new CallId(UUID.randomUUID());
  private final List<RecordingSink> sinks = new ArrayList<>();
  private TestVault vault;
  private TestClients clients;
  private TestLine line;
  private TestBox box;
  private CurrentUser other;
  private Recordings recordings;
  private SlipKeeper slips;

  @BeforeEach
  void open() {
    var log = new TestLog(database, folder);
    vault = new TestVault(database, folder);
    clients = new TestClients(database, log.door());
    line = new TestLine(clients);
    box = new TestBox(clients, line, "人事");
    other = TestBox.joins(clients, line, Role.CLIENT_MEMBER).who();
    var contracts = new TestContracts(database, log.door());
    contracts.agree(line.client(), Terms.Recording.NOTICE);
    var edge = new TestEdge(database, vault, log, clients, vault.said::add);
    recordings =
        edge.recordings(
            (_, sink, _) -> {
              sinks.add(sink);
              return new Deaf();
            },
            (_, _, _) -> List.of());
    slips = edge.slips();
  }

  private static final class Deaf implements AudioTap {
    @Override
    public void audio(
        Side side, int ssrc, int seq, long ts, byte[] ulaw, int off, int len, long nanos) {}

    @Override
    public void event(Side side, int ssrc, int sequence) {}

    @Override
    public void ended(boolean normally) {}
  }

  @Test
  void a_recording_goes_to_the_mailboxs_newest_key() {
    box.rotate();
    assertThat(recordings.begin(call, line.client(), box.id, NOW, () -> {}))
        .isInstanceOf(Tapped.On.class);
    assertThat(sinks.getFirst().recipient()).isEqualTo(box.newest().recipient());
    assertThat(box.newest().epoch()).isEqualTo(2);
  }

  @Test
  void a_slip_goes_to_the_mailbox_and_only_its_holders_find_it() {
    slips.keep(slip(box.id));
    slips.keep(slip(null));
    assertThat(kept(line.admin())).isEqualTo(2);
    assertThat(kept(other)).isEqualTo(1);
  }

  @Test
  void what_is_not_proven_is_not_sealed_to_and_nothing_goes_to_the_others_instead() {
    database
        .superuser()
        .sql("update client_company_key set signature = :forged where line = :line")
        .param("forged", new byte[64])
        .param("line", box.id)
        .update();
    assertThat(recordings.begin(call, line.client(), box.id, NOW, () -> {}))
        .isEqualTo(new Tapped.Off(Reason.NO_KEY));
    slips.keep(slip(box.id));
    assertThat(kept(line.admin())).isZero();
    assertThat(recordings.begin(call, line.client(), null, NOW, () -> {}))
        .isInstanceOf(Tapped.On.class);
  }

  private int kept(CurrentUser user) {
    return database
        .fence()
        .as(
            line.client(),
            user.person(),
            () -> vault.vault().ofCalls(line.client(), Manifest.Kind.SLIP, List.of(call)))
        .size();
  }

  private Slip slip(@org.jspecify.annotations.Nullable UUID mailbox) {
    return new Slip(
        call,
        line.client(),
        mailbox,
        Caller.UNKNOWN,
        CallOutcome.ABANDONED,
        NOW,
        NOW.plusSeconds(42));
  }
}
