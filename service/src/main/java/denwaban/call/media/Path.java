package denwaban.call.media;

import java.net.InetSocketAddress;

/// Where a browser proved that it can be reached.
record Path(InetSocketAddress address, Source source) {

  Path(InetSocketAddress address) {
    this(address, Source.of(address));
  }

  boolean leadsTo(Object other) {
    return address.equals(other);
  }
}
