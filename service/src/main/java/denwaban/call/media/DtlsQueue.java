package denwaban.call.media;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/// Carries DTLS datagrams between the media thread and the thread of the handshake.
final class DtlsQueue implements DatagramTransport {

  /// A handshake has about six flights of a few records; more is a flood and is dropped.
  static final int MAX_WAITING = 32;

  private static final byte[] END = new byte[0];

  private final ArrayBlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Consumer<byte[]> send;
  private volatile boolean closed;

  /// @param send takes over one datagram; called on the handshake's thread
  DtlsQueue(Consumer<byte[]> send) {
    this.send = send;
  }

  /// @return false if it was dropped
  boolean put(byte[] datagram, int length) {
    return waiting.offer(Arrays.copyOf(datagram, length));
  }

  /// Wakes the reader for good.
  void end() {
    closed = true;
    waiting.clear();
    waiting.offer(END);
  }

  boolean closed() {
    return closed;
  }

  @Override
  public int getReceiveLimit() {
    return Rtp.MAX_PACKET;
  }

  @Override
  public int getSendLimit() {
    return 1200;
  }

  @Override
  public int receive(byte[] into, int offset, int length, int waitMillis) throws IOException {
    try {
      // an exception, because Bouncy Castle would ask again and again until its time is over
      if (closed) throw new IOException("closed");
      var datagram = waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (datagram == null) return -1;
      if (datagram.length == 0) throw new IOException("closed");
      var size = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, into, offset, size);
      return size;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", ended);
    }
  }

  @Override
  public void send(byte[] bytes, int offset, int length) {
    send.accept(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  @Override
  public void close() {
    closed = true;
  }
}
