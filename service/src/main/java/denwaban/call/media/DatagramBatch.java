package denwaban.call.media;

import java.io.IOException;
import java.net.InetSocketAddress;

/// One UDP socket for the one thread of a loop, read and written many datagrams at a time where the
/// system can: [LinuxDatagramBatch], else [PlainDatagramBatch].
interface DatagramBatch {

  /// Takes what waits, and does not wait itself.
  ///
  /// @return how many datagrams; they stay until the next call
  int receive() throws IOException;

  /// More than [Rtp#MAX_PACKET] if it was longer than that.
  int length(int datagram);

  /// Copies it to the beginning of `into`, as long as it is.
  void copy(int datagram, byte[] into);

  /// The same object each time; good until the next call.
  Source source(int datagram);

  InetSocketAddress address(int datagram);

  /// Sends at [#flush] at the latest. What cannot be sent is lost, as UDP is.
  void send(byte[] packet, int length, Path to) throws IOException;

  void flush();
}
