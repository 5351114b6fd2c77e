package denwaban.assurance.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The sockets at which this process listens, as the kernel lists them: /proc/net/tcp and udp, with
/// the inodes of /proc/self/fd (proc(5)).
final class OwnSockets {

  /// @param protocol `tcp` or `udp`
  record Listening(String protocol, InetAddress address, int port) {

    /// Whether other machines can reach it.
    boolean outside() {
      return !address.isLoopbackAddress();
    }
  }

  private static final String LISTEN = "0A";
  private static final String UNCONNECTED = "07";

  private OwnSockets() {}

  /// @throws IOException where there is no /proc
  static List<Listening> all() throws IOException {
    var inodes = inodes();
    var all = new ArrayList<Listening>();
    for (var kind : List.of("tcp", "tcp6", "udp", "udp6")) {
      all.addAll(listening(kind, lines(Path.of("/proc/self/net", kind)), inodes));
    }
    return all;
  }

  /// Those of `/proc/net/{tcp,udp}` (proc_net_tcp, Linux) that hear, and are among `inodes`.
  static List<Listening> listening(String kind, List<String> lines, Set<String> inodes)
      throws IOException {
    var all = new ArrayList<Listening>();
    var wanted = kind.startsWith("tcp") ? LISTEN : UNCONNECTED;
    for (var line : lines) {
      var part = line.strip().split("\\s+", -1);
      if (part.length < 10 || !part[3].equals(wanted) || !inodes.contains(part[9])) continue;
      var at = part[1].split(":", -1);
      var port = Integer.parseInt(at[1], 16);
      if (port != 0) all.add(new Listening(kind.substring(0, 3), address(at[0]), port));
    }
    return all;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      var lines = Files.readAllLines(file);
      return lines.subList(Math.min(1, lines.size()), lines.size());
    } catch (NoSuchFileException noSixth) {
      return List.of(); // a kernel without IPv6
    }
  }

  private static Set<String> inodes() throws IOException {
    var all = new HashSet<String>();
    try (var links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (var link : links) {
        try {
          var to = Files.readSymbolicLink(link).toString();
          if (to.startsWith("socket:[")) all.add(to.substring(8, to.length() - 1));
        } catch (NoSuchFileException closed) {
          // closed meanwhile
        }
      }
    }
    return all;
  }

  /// Groups of four bytes, each in the machine's order: little endian.
  private static InetAddress address(String hex) throws IOException {
    var bytes = HexFormat.of().parseHex(hex);
    for (var group = 0; group < bytes.length; group += 4) {
      for (var n = 0; n < 2; n++) {
        var low = bytes[group + n];
        bytes[group + n] = bytes[group + 3 - n];
        bytes[group + 3 - n] = low;
      }
    }
    return InetAddress.getByAddress(bytes);
  }
}
