package denwaban.bench;

import denwaban.call.media.RelayDoor;
import denwaban.call.media.RelayDoor.Agent;
import denwaban.call.media.RelayDoor.MasterKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Both ends of many calls on one thread that never sleeps: sends on the dot, notes when things
/// come.
///
/// Every packet carries its number; every arrival is timed first and then decrypted and checked.
final class Generator implements AutoCloseable {

  static final int WARM_UP_SECONDS = 8;

  private static final int PER_SECOND = 50;
  private static final int PAYLOAD = 160;
  private static final int HEADER = 12;
  private static final int MAGIC = 0x44454e57;
  private static final int AGENT_SSRC = 0x3333_0001;
  private static final long PERIOD = 1_000_000_000L / PER_SECOND;
  private static final long LINGER = 400_000_000L;

  /// Linux takes 5 % of each second from a real-time thread that never sleeps, all at once; so it
  /// rests of its own accord, in pieces too small to matter.
  private static final long SPIN = 250_000L;

  private static final long REST = 25_000L;

  private final int calls;
  private final int seconds;
  private final int packets;
  private final DatagramChannel caller = open();
  private final List<DatagramChannel> agent = new ArrayList<>();
  private final Selector arrivals = Selector.open();
  private final Consumer<SelectionKey> atAgent = this::atAgent;
  private final List<InetSocketAddress> toCaller = new ArrayList<>();
  private final List<InetSocketAddress> toAgent = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private final int[] callOfPort = new int[65_536];
  private final byte[][] sealed;
  private final long[][] sentByCaller;
  private final long[][] sentByAgent;
  private final BitSet heardByAgent = new BitSet();
  private final BitSet heardByCaller = new BitSet();
  private final ByteBuffer direct = ByteBuffer.allocateDirect(2048);
  private final byte[] bytes = new byte[2048];
  private final byte[] clear = new byte[HEADER + PAYLOAD];

  final Histogram toAgentLatency = new Histogram();
  final Histogram toCallerLatency = new Histogram();
  final Histogram lateness = new Histogram();
  private long rested;
  double cpu;
  long strange;

  Generator(int calls, int seconds) throws IOException {
    this.calls = calls;
    this.seconds = seconds;
    this.packets = (WARM_UP_SECONDS + seconds) * PER_SECOND;
    this.sealed = new byte[packets][];
    this.sentByCaller = new long[calls][packets];
    this.sentByAgent = new long[calls][packets];
    for (var call = 0; call < calls; call++) {
      var channel = open();
      channel.register(arrivals, SelectionKey.OP_READ, call);
      agent.add(channel);
    }
  }

  private static DatagramChannel open() throws IOException {
    var channel = DatagramChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 8 << 20);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, 8 << 20);
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return channel;
  }

  int callerPort() throws IOException {
    return ((InetSocketAddress) caller.getLocalAddress()).getPort();
  }

  /// Each agent is a browser of its own: only its address distinguishes it from the others.
  int agentPort(int call) throws IOException {
    return ((InetSocketAddress) agent.get(call).getLocalAddress()).getPort();
  }

  void add(Subject.Line line, byte[] agentKey) throws GeneralSecurityException {
    var here = InetAddress.getLoopbackAddress();
    var number = toCaller.size();
    toCaller.add(new InetSocketAddress(here, line.callerPort()));
    toAgent.add(new InetSocketAddress(here, line.agentPort()));
    agents.add(new Agent(line.toAgent(), MasterKey.of(agentKey), AGENT_SSRC));
    callOfPort[line.callerPort()] = number;
  }

  /// The agents share one key and stream, so that one encryption serves all calls.
  void prepare(byte[] agentKey) throws GeneralSecurityException {
    var one = new Agent(MasterKey.of(agentKey), MasterKey.of(agentKey), AGENT_SSRC);
    for (var n = 0; n < packets; n++) {
      write(bytes, n, 0, AGENT_SSRC);
      var length = one.seal(bytes, HEADER + PAYLOAD);
      sealed[n] = Arrays.copyOf(bytes, length);
    }
  }

  private static void write(byte[] packet, int n, int call, int ssrc) {
    RelayDoor.header(packet, n + 1000, n * 160L, ssrc);
    var text = ByteBuffer.wrap(packet);
    text.putInt(HEADER, MAGIC).putInt(HEADER + 4, n).putInt(HEADER + 8, call);
    for (var i = HEADER + 12; i < HEADER + PAYLOAD; i++) packet[i] = (byte) (i + n);
  }

  void run(long pid) throws IOException, GeneralSecurityException {
    var slots = 2 * calls;
    var start = System.nanoTime() + 200_000_000L;
    var before = 0.0;
    for (var n = 0; n < packets; n++) {
      if (n == WARM_UP_SECONDS * PER_SECOND) before = Pinned.cpuSeconds(pid);
      for (var slot = 0; slot < slots; slot++) {
        var due = start + n * PERIOD + slot * PERIOD / slots;
        for (var now = System.nanoTime(); now < due; now = System.nanoTime()) {
          receive();
          if (now - rested > SPIN) rest();
        }
        send(n, slot, due);
        receive();
      }
    }
    var until = System.nanoTime() + LINGER;
    cpu = Pinned.cpuSeconds(pid) - before;
    while (System.nanoTime() < until) {
      receive();
      if (System.nanoTime() - rested > SPIN) rest();
    }
  }

  private void rest() {
    LockSupport.parkNanos(REST);
    rested = System.nanoTime();
  }

  private void send(int n, int slot, long due) throws IOException {
    var call = slot >> 1;
    direct.clear();
    if ((slot & 1) == 0) {
      write(clear, n, call, call + 1);
      direct.put(clear).flip();
      var now = System.nanoTime();
      sentByCaller[call][n] = now;
      note(n, now - due);
      caller.send(direct, toCaller.get(call));
    } else {
      direct.put(sealed[n]).flip();
      var now = System.nanoTime();
      sentByAgent[call][n] = now;
      note(n, now - due);
      agent.get(call).send(direct, toAgent.get(call));
    }
  }

  private void note(int n, long late) {
    if (n >= WARM_UP_SECONDS * PER_SECOND) lateness.add(late);
  }

  private void receive() throws IOException, GeneralSecurityException {
    direct.clear();
    var from = caller.receive(direct);
    if (from != null) {
      var now = System.nanoTime();
      var call = callOfPort[((InetSocketAddress) from).getPort()];
      var length = take();
      arrived(length, call, now, sentByAgent, heardByCaller, toCallerLatency);
    }
    arrivals.selectNow(atAgent);
  }

  private void atAgent(SelectionKey key) {
    var call = (int) key.attachment();
    direct.clear();
    try {
      if (agent.get(call).receive(direct) == null) return;
      var now = System.nanoTime();
      var length = agents.get(call).open(bytes, take());
      arrived(length, call, now, sentByCaller, heardByAgent, toAgentLatency);
    } catch (IOException | GeneralSecurityException wrong) {
      strange++;
    }
  }

  private int take() {
    direct.flip();
    var length = direct.remaining();
    direct.get(bytes, 0, length);
    return length;
  }

  private void arrived(
      int length, int call, long now, long[][] sent, BitSet heard, Histogram latency) {
    var packet = ByteBuffer.wrap(bytes);
    var n = length == HEADER + PAYLOAD ? packet.getInt(HEADER + 4) : -1;
    if (n < 0 || n >= packets || packet.getInt(HEADER) != MAGIC || sent[call][n] == 0) {
      strange++;
      return;
    }
    if (n < WARM_UP_SECONDS * PER_SECOND) return;
    var index = call * packets + n;
    if (heard.get(index)) strange++;
    heard.set(index);
    latency.add(now - sent[call][n]);
  }

  /// Packets of the measured window that never came, both directions.
  long lost() {
    return 2L * calls * seconds * PER_SECOND
        - heardByAgent.cardinality()
        - heardByCaller.cardinality();
  }

  @Override
  public void close() throws IOException {
    caller.close();
    for (var channel : agent) channel.close();
    arrivals.close();
  }
}
