package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Java's half of a test that TypeScript runs (web/src/seal/pair.test.ts): opens what that sealed,
/// and seals for it. A program of its own, so that one start of a JVM does for all files.
///
/// In the folder it is given: `key` is the identity of both sides. `N.age` is opened into
/// `N.opened`, `N.plain` is sealed into `N.sealed`.
final class Pair {

  private Pair() {}

  static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    var reader = Identity.parse(Files.readString(folder.resolve("key"), UTF_8).strip());
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(".age")) {
          Files.write(beside(file, ".opened"), open(reader, Files.readAllBytes(file)));
        } else if (name.endsWith(".plain")) {
          Files.write(beside(file, ".sealed"), seal(reader, Files.readAllBytes(file)));
        }
      }
    }
  }

  private static Path beside(Path file, String ending) {
    var name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.indexOf('.')) + ending);
  }

  private static byte[] open(Identity reader, byte[] file) throws IOException, NotOpened {
    var in = new ByteArrayInputStream(file);
    var plain = new ByteArrayOutputStream();
    Opening.whole(reader, HeaderText.readFrom(in), in, plain);
    return plain.toByteArray();
  }

  private static byte[] seal(Identity reader, byte[] plain) throws IOException {
    var payload = new ByteArrayOutputStream();
    Bytes header;
    try (var stream = SealedStream.open(reader.recipient(), payload)) {
      stream.write(plain, 0, plain.length);
      header = stream.finish().header();
    }
    return Octets.join(header.toArray(), payload.toByteArray());
  }
}
