package denwaban.bench;

import denwaban.Denwaban;
import denwaban.call.AudioTap;
import denwaban.call.RecordingTap;
import denwaban.call.Side;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallOutcome;
import denwaban.client.key.Line;
import denwaban.database.Cluster;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.message.ItemWaits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The demo office in this process, and a long call that its own recorder hears in less time than
/// it takes: packets come with the arrival times of a real call, only sooner.
final class PlayOffice implements AutoCloseable {

  /// Of the demo, with a hybrid key.
  static final ClientId AOBA = ClientId.of("01980000-0000-7000-8000-00000000c001");

  private static final int RATE = 8000;
  private static final int PACKET = RATE / 50;
  private static final long PACKET_NANOS = 20_000_000;

  /// What is handed over before the recorder's next turn: its ring holds 6 s.
  private static final int BURST = 60;

  private static final long TURN_MS = 110;

  private final ConfigurableApplicationContext office;

  PlayOffice(Path folder, int http, int sip) {
    office =
        SpringApplication.run(
            Denwaban.class,
            "--denwaban.mode=demo",
            "--denwaban.data=" + folder.resolve("data"),
            "--denwaban.http.port=" + http,
            "--denwaban.sip.port=" + sip);
  }

  /// One call, recorded and kept.
  ///
  /// @param length of the call
  /// @param hear the caller's tone, in Hz, in each minute
  void call(Duration length, Tones hear) throws Exception {
    var call = new CallId(UUID.randomUUID());
    var arrived = Instant.now();
    var broken = new AtomicBoolean();
    var begun =
        office.getBean(RecordingTap.class).begin(call, AOBA, null, arrived, () -> broken.set(true));
    if (!(begun instanceof RecordingTap.Tapped.On(var tap))) {
      throw new IOException("not recorded: " + begun);
    }
    speak(tap, (int) (length.toMillis() / 20), hear);
    if (broken.get()) throw new IOException("the disk was too slow for so quick a call");
    office.publishEvent(
        new CallEnded(
            call,
            AOBA,
            null,
            CallOutcome.BY_OPERATOR,
            null,
            arrived,
            arrived,
            arrived.plus(length)));
  }

  /// A message waits for the client: somebody is to be told of it.
  void waits() {
    var call = new CallId(UUID.randomUUID());
    var message = new ItemWaits(AOBA, Line.OWN, call, ItemWaits.Kind.MESSAGE, false, null);
    office.getBean(TenantTransactions.class).run(AOBA, () -> office.publishEvent(message));
  }

  /// Of its database, past every fence.
  Connection root() throws SQLException {
    return office.getBean(Cluster.class).root();
  }

  /// The frequency of a minute.
  interface Tones {
    int hz(int minute);
  }

  private static void speak(AudioTap tap, int packets, Tones hear) throws Exception {
    var start = System.nanoTime();
    for (var n = 0; n < packets; n++) {
      var audio = tone(n, hear.hz(n / 50 / 60));
      var at = start + n * PACKET_NANOS;
      for (var side : Side.values()) {
        var ssrc = side == Side.CALLER ? 1 : 2;
        tap.audio(side, ssrc, n & 0xffff, (long) n * PACKET, audio, 0, PACKET, at);
      }
      if (n % BURST == BURST - 1) Thread.sleep(TURN_MS);
    }
    Thread.sleep(TURN_MS);
    tap.ended(true);
    Thread.sleep(10 * TURN_MS);
  }

  private static byte[] tone(int packet, int hz) {
    var audio = new byte[PACKET];
    for (var i = 0; i < PACKET; i++) {
      var t = ((long) packet * PACKET + i) / (double) RATE;
      audio[i] = ulaw((int) (8_000 * Math.sin(2 * Math.PI * hz * t)));
    }
    return audio;
  }

  /// ITU-T G.711.
  private static byte ulaw(int linear) {
    var sign = linear < 0 ? 0x80 : 0;
    var magnitude = Math.min(Math.abs(linear), 32_635) + 132;
    var exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    return (byte) ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f));
  }

  @Override
  public void close() {
    var database = (AutoCloseable) office.getBean("database");
    office.close();
    // It ends with the process elsewhere; here its folder goes before.
    try {
      database.close();
    } catch (Exception e) {
      throw new IllegalStateException("the database did not stop", e);
    }
  }
}
