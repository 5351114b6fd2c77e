package denwaban.call.sip;

import java.net.InetAddress;
import java.util.List;

/// The addresses that may ring us and whose word about the caller's number counts.
record Trunks(List<Block> blocks) {

  /// An address block in CIDR notation.
  record Block(InetAddress base, int bits) {

    boolean contains(InetAddress address) {
      var ours = base.getAddress();
      var theirs = address.getAddress();
      if (ours.length != theirs.length) return false;
      for (var bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
      }
      return true;
    }
  }

  Trunks {
    blocks = List.copyOf(blocks);
  }

  /// @param texts such as `203.0.113.7` or `203.0.113.0/24`; address literals, never names
  /// @throws IllegalArgumentException if one is malformed
  static Trunks of(List<String> texts) {
    return new Trunks(texts.stream().map(Trunks::block).toList());
  }

  boolean include(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static Block block(String text) {
    var slash = text.indexOf('/');
    var base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    var most = base.getAddress().length * 8;
    var bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("a trunk's prefix has 0 to " + most + " bits");
    }
    return new Block(base, bits);
  }
}
