package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Seals or opens one file, as the age command does, in a JVM of its own.
final class SealFile {

  private SealFile() {}

  /// @param what `seal` or `open`
  /// @param who the recipient, or the file of the identity
  static List<String> command(String what, String who, Path from, Path to) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        SealFile.class.getName(),
        what,
        who,
        from.toString(),
        to.toString());
  }

  /// The header is beside the payload, as the office keeps it.
  static void main(String[] arguments) throws Exception {
    var from = Path.of(arguments[2]);
    var to = Path.of(arguments[3]);
    try (var out = Files.newOutputStream(to)) {
      if (arguments[0].equals("seal")) {
        try (var stream = SealedStream.open(Recipient.parse(arguments[1]), out)) {
          Files.write(headerOf(to), stream.header().toArray());
          copy(from, stream);
        }
      } else {
        var reader = Identity.parse(Files.readString(Path.of(arguments[1]), UTF_8).strip());
        var header = Bytes.of(Files.readAllBytes(headerOf(from)));
        try (var in = Files.newInputStream(from)) {
          Opening.whole(reader, header, in, out);
        }
      }
    }
  }

  private static Path headerOf(Path payload) {
    return payload.resolveSibling(payload.getFileName() + ".header");
  }

  static void copy(Path from, SealedStream stream) throws IOException {
    try (var in = Files.newInputStream(from)) {
      var block = new byte[1 << 16];
      for (var n = in.read(block); n >= 0; n = in.read(block)) stream.write(block, 0, n);
    }
    stream.finish();
  }
}
