package denwaban.preflight;

import denwaban.preflight.finding.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who holds a port, and who a data folder, as Linux tells in /proc. Elsewhere no holder is known.
final class Sockets {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTENS = "0A";
  private static final String UDP_OPEN = "07";

  private Sockets() {}

  enum Protocol {
    TCP,
    UDP
  }

  /// @param pid empty if this account may not see it
  /// @param uid of the account that opened the port
  record Holder(OptionalInt pid, String command, int uid) {

    Text named() {
      return pid.isPresent()
          ? new Text(
              command + "(プロセス " + pid.getAsInt() + ")",
              command + " (process " + pid.getAsInt() + ")")
          : new Text("uid " + uid + " のプログラム", "a program of uid " + uid);
    }
  }

  /// One line of /proc/net/tcp and its like.
  private record Open(InetAddress address, int port, int uid, String inode) {

    boolean meets(InetAddress other, int otherPort) {
      return port == otherPort
          && (address.equals(other) || address.isAnyLocalAddress() || other.isAnyLocalAddress());
    }
  }

  static Optional<Holder> holder(Protocol protocol, InetAddress address, int port) {
    return open(protocol)
        .filter(it -> it.meets(address, port))
        .findFirst()
        .map(it -> {
          var pid = pidOf(it.inode());
          return new Holder(pid, pid.isPresent() ? command(pid.getAsInt()) : "", it.uid());
        });
  }

  private static Stream<Open> open(Protocol protocol) {
    var files = protocol == Protocol.TCP ? List.of("tcp", "tcp6") : List.of("udp", "udp6");
    var state = protocol == Protocol.TCP ? LISTENS : UDP_OPEN;
    return files.stream()
        .flatMap(file -> lines(PROC.resolve("net").resolve(file)).stream().skip(1))
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 9 && words[3].equals(state))
        .map(words -> {
          var colon = words[1].indexOf(':');
          return new Open(
              address(words[1].substring(0, colon)),
              Integer.parseInt(words[1].substring(colon + 1), 16),
              Integer.parseInt(words[7]),
              words[9]);
        });
  }

  /// Words of 32 bits, each in the order of a little-endian machine.
  static InetAddress address(String hex) {
    var bytes = HexFormat.of().parseHex(hex);
    for (var word = 0; word < bytes.length; word += 4) {
      swap(bytes, word, word + 3);
      swap(bytes, word + 1, word + 2);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 or 16 bytes", e);
    }
  }

  private static void swap(byte[] bytes, int one, int other) {
    var kept = bytes[one];
    bytes[one] = bytes[other];
    bytes[other] = kept;
  }

  private static OptionalInt pidOf(String inode) {
    try (var processes = Files.list(PROC)) {
      return processes
          .filter(it -> it.getFileName().toString().matches("[0-9]+"))
          .filter(it -> has(it.resolve("fd"), "socket:[" + inode + "]"))
          .mapToInt(it -> Integer.parseInt(it.getFileName().toString()))
          .findFirst();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static boolean has(Path descriptors, String target) {
    try (var all = Files.list(descriptors)) {
      return all.anyMatch(it -> target.equals(link(it)));
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static @Nullable String link(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return null;
    }
  }

  private static String command(int pid) {
    return String.join("", lines(PROC.resolve(String.valueOf(pid)).resolve("comm"))).strip();
  }

  /// The process that has locked a file.
  static OptionalInt locker(Path file) {
    try {
      var inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
      return lines(PROC.resolve("locks")).stream()
          .filter(line -> line.contains(inode) && !line.contains("->"))
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length > 4 && words[4].matches("[0-9]+"))
          .mapToInt(words -> Integer.parseInt(words[4]))
          .findFirst();
    } catch (IOException | UnsupportedOperationException e) {
      return OptionalInt.empty();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
