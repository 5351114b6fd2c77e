package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/// One file of `vectors/`: lines of `name: value`, an empty line, and then the bytes in question. A
/// name that comes twice has its values joined by a space.
public record Vector(String name, Map<String, String> about, Bytes body) {

  public static final Path ALL = Path.of("..", "vectors");

  public Vector {
    about = Map.copyOf(about);
  }

  public static Stream<Vector> in(String folder) {
    try (var files = Files.list(ALL.resolve(folder))) {
      return files.sorted().map(Vector::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String get(String name) {
    var value = about.get(name);
    if (value == null) {
      throw new IllegalArgumentException(this.name + " lacks " + name);
    }
    return value;
  }

  public Bytes bytes(String name) {
    return Bytes.ofBase64(get(name));
  }

  public void write(String folder) throws IOException {
    var out = new StringBuilder();
    new TreeMap<>(about).forEach((key, value) -> out.append(key + ": " + value + "\n"));
    var all = Octets.join(out.append('\n').toString().getBytes(UTF_8), body.toArray());
    Files.createDirectories(ALL.resolve(folder));
    Files.write(ALL.resolve(folder).resolve(name), all);
  }

  static Vector read(Path file) {
    try {
      var all = Files.readAllBytes(file);
      var border = new String(all, ISO_8859_1).indexOf("\n\n");
      var about = new HashMap<String, String>();
      for (var line : lines(new String(all, 0, border, UTF_8))) {
        var colon = line.indexOf(": ");
        about.merge(line.substring(0, colon), line.substring(colon + 2), (a, b) -> a + " " + b);
      }
      var body = Arrays.copyOfRange(all, border + 2, all.length);
      if ("zlib".equals(about.get("compressed"))) {
        body = new InflaterInputStream(new ByteArrayInputStream(body)).readAllBytes();
      }
      return new Vector(file.getFileName().toString(), about, Bytes.of(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  /// What [Opening] makes of an age file.
  public Outcome open(Identity identity) throws IOException {
    var in = new ByteArrayInputStream(body.toArray());
    var plain = new ByteArrayOutputStream();
    try {
      Opening.whole(identity, HeaderText.readFrom(in), in, plain);
      return new Outcome("opens", Bytes.of(plain.toByteArray()));
    } catch (NotOpened e) {
      return new Outcome(e.why().name(), Bytes.of(plain.toByteArray()));
    }
  }

  public record Outcome(String expect, Bytes released) {}

  @Override
  public String toString() {
    return name;
  }
}
