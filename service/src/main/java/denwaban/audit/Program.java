package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.stereotype.Component;

/// The program that runs here, by the files it was started from (docs/formats/program.md): what
/// recordings and slips name as that which sealed them.
@Component
public final class Program {

  private final Optional<Bytes> digest;

  @Autowired
  Program() {
    this(new ApplicationHome(Program.class).getSource());
  }

  private Program(java.io.@Nullable File source) {
    this(source == null ? Path.of("") : source.toPath());
  }

  /// @param source the jar that was started; of anything else nothing is known
  public Program(Path source) {
    try {
      digest = Files.isRegularFile(source) ? Optional.of(digest(source)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read itself", e);
    }
  }

  /// SHA-256 of the list of its files, each with its own; empty if it does not run from a jar.
  public Optional<Bytes> digest() {
    return digest;
  }

  private static Bytes digest(Path jar) throws IOException {
    var lines = new TreeMap<String, String>();
    lines.put(jar.getFileName().toString(), sha256(jar));
    for (var name : classPath(jar)) {
      lines.put(name, sha256(jar.resolveSibling(name)));
    }
    var text = new StringBuilder();
    lines.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
    return Digest.sha256(Bytes.of(text.toString().getBytes(UTF_8)));
  }

  /// What the jar says that it needs beside it.
  private static List<String> classPath(Path jar) throws IOException {
    try (var opened = new JarFile(jar.toFile())) {
      var manifest = opened.getManifest();
      var said =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return said == null || said.isBlank() ? List.of() : List.of(said.strip().split(" +"));
    }
  }

  private static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return HexFormat.of().formatHex(Digest.sha256(in).toArray());
    }
  }
}
