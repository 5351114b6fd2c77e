package denwaban.probe;

import java.net.InetAddress;
import java.util.List;

/// Addresses that may ring, as the settings name them: single ones, and blocks in CIDR notation.
public record Blocks(List<String> texts) {

  public Blocks {
    texts = List.copyOf(texts);
  }

  public boolean include(InetAddress address) {
    return texts.stream().anyMatch(it -> holds(it, address.getAddress()));
  }

  private static boolean holds(String text, byte[] theirs) {
    var slash = text.indexOf('/');
    var ours = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    var bits = slash < 0 ? ours.length * 8 : Integer.parseInt(text.substring(slash + 1));
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> (bit % 8);
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
