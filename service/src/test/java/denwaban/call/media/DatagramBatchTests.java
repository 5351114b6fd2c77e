package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ways to read and write many datagrams do the same.
@ParameterizedClass(name = "many at once: {0}")
@ValueSource(booleans = {false, true})
class DatagramBatchTests {

  private final boolean many;
  private final byte[] buffer = new byte[Rtp.MAX_PACKET + 1];
  private DatagramChannel ours;
  private DatagramChannel theirs;
  private DatagramBatch datagramBatch;

  DatagramBatchTests(boolean many) {
    this.many = many;
  }

  @BeforeEach
  void open() throws Exception {
    ours = channel();
    theirs = channel();
    datagramBatch = many ? LinuxDatagramBatch.of(ours) : new PlainDatagramBatch(ours);
    if (System.getProperty("os.name").equals("Linux")) {
      assertThat(datagramBatch instanceof LinuxDatagramBatch).isEqualTo(many);
    }
  }

  private static DatagramChannel channel() throws Exception {
    var channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.configureBlocking(false);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return channel;
  }

  @AfterEach
  void close() throws Exception {
    ours.close();
    theirs.close();
  }

  private static InetSocketAddress address(DatagramChannel channel) throws Exception {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  private void say(int length, int value) throws Exception {
    var bytes = ByteBuffer.allocate(length);
    if (length > 0) bytes.put(0, (byte) value);
    assertThat(theirs.send(bytes, address(ours))).isEqualTo(length);
  }

  /// Lengths and first bytes of all that comes, until `count` have come.
  private List<String> heard(int count) throws Exception {
    var heard = new ArrayList<String>();
    for (var tries = 0; heard.size() < count && tries < 200; tries++) {
      var came = datagramBatch.receive();
      for (var i = 0; i < came; i++) {
        buffer[0] = 0;
        datagramBatch.copy(i, buffer);
        heard.add(datagramBatch.length(i) + ":" + buffer[0]);
        assertThat(datagramBatch.source(i)).isEqualTo(Source.of(address(theirs)));
        assertThat(datagramBatch.address(i)).isEqualTo(address(theirs));
      }
      if (came == 0) TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(datagramBatch.receive()).isZero();
    return heard;
  }

  @Test
  void nothing_is_waited_for() throws Exception {
    assertThat(datagramBatch.receive()).isZero();
  }

  @Test
  void what_came_is_whole_and_what_is_too_long_looks_too_long() throws Exception {
    var most = Rtp.MAX_PACKET;
    say(0, 0);
    say(1, 7);
    say(most - 1, 8);
    say(most, 9);
    say(most + 1, 10);
    say(most + 400, 11);
    assertThat(heard(6))
        .containsExactly(
            "0:0", "1:7", most - 1 + ":8", most + ":9", most + 1 + ":10", most + 1 + ":11");
  }

  @Test
  void more_than_fit_into_one_call_come_in_order() throws Exception {
    var count = 2 * LinuxDatagramBatch.BATCH + 3;
    var expected = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      say(20 + i % 5, i % 100);
      expected.add(20 + i % 5 + ":" + i % 100);
    }
    assertThat(heard(count)).isEqualTo(expected);
  }

  @Test
  void everybody_gets_his_own_and_all_is_sent_at_the_flush() throws Exception {
    try (var third = channel()) {
      var paths = List.of(new Path(address(theirs)), new Path(address(third)));
      for (var i = 0; i < LinuxDatagramBatch.BATCH + 10; i++) {
        datagramBatch.send(new byte[] {(byte) i, 1, 2}, 3, paths.get(i % 2));
      }
      datagramBatch.flush();
      datagramBatch.flush();
      assertThat(drain(theirs)).hasSize(37).startsWith(0, 2, 4);
      assertThat(drain(third)).hasSize(37).startsWith(1, 3, 5);
    }
  }

  @Test
  void one_that_cannot_be_sent_does_not_keep_the_others_back() throws Exception {
    // port 0 is nobody's
    var nowhere = new Path(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    for (var to : List.of(new Path(address(theirs)), nowhere, new Path(address(theirs)))) {
      try {
        datagramBatch.send(new byte[] {42}, 1, to);
      } catch (java.io.IOException refused) {
        assertThat(many).isFalse();
      }
    }
    datagramBatch.flush();
    assertThat(drain(theirs)).containsExactly(42, 42);
  }

  private static List<Integer> drain(DatagramChannel channel) throws Exception {
    var got = new ArrayList<Integer>();
    var bytes = ByteBuffer.allocate(100);
    for (var quiet = 0; quiet < 20; ) {
      bytes.clear();
      if (channel.receive(bytes) == null) {
        quiet++;
        TimeUnit.MILLISECONDS.sleep(5);
      } else {
        got.add((int) bytes.get(0));
      }
    }
    return got;
  }
}
