package denwaban.call.sip;

import denwaban.network.AddressBlocks;
import java.net.InetAddress;
import java.util.concurrent.atomic.LongAdder;

/// Who may speak to the SIP edge at all: the trunks, and this machine itself, whose [Watchdog]
/// asks.
///
/// Asked before a byte is parsed. A stranger costs one comparison, gets no answer and leaves no
/// state: an answer to a forged address would be ours sent at a victim.
final class SourceFilter {

  private final AddressBlocks trunks;
  private final InetAddress own;
  private final LongAdder dropped = new LongAdder();

  /// @param own the address that the edge listens on; from outside no one can send under it, for
  ///   the kernel drops such packets
  SourceFilter(AddressBlocks trunks, InetAddress own) {
    this.trunks = trunks;
    this.own = own;
  }

  boolean isTrunk(InetAddress source) {
    return trunks.include(source);
  }

  boolean isOwn(InetAddress source) {
    return own.equals(source);
  }

  /// Counts who is refused.
  boolean admits(InetAddress source) {
    var admitted = isOwn(source) || isTrunk(source);
    if (!admitted) dropped.increment();
    return admitted;
  }

  /// Datagrams and connections of strangers since the start.
  long dropped() {
    return dropped.sum();
  }
}
