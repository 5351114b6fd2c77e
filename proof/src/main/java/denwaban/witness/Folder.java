package denwaban.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.NoteKey;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.MlDsaSigner;
import denwaban.seal.crypto.Signer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that a witness remembers, in files (docs/formats/witness.md). One process at a time.
final class Folder implements Closeable {

  private static final String LOGS =
      """
      # the logs that this witness serves, one vkey a line
      # この証人が受け持つ記録の鍵を一行に一つ
      """;

  private final Path folder;
  private final FileChannel lock;

  private Folder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Makes what is not there yet.
  ///
  /// @return empty if another process has it
  static Optional<Folder> open(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("state"));
    Files.createDirectories(folder.resolve("evidence"));
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new Folder(folder, channel));
      }
    } catch (OverlappingFileLockException e) {
      // this very process has it
    }
    channel.close();
    return Optional.empty();
  }

  /// @param given on the command line, or null
  /// @throws IllegalArgumentException if none was ever given, or another one before
  String name(@Nullable String given) throws IOException {
    var file = folder.resolve("name");
    if (!Files.exists(file)) {
      if (given == null) {
        throw new IllegalArgumentException("a witness has a name");
      }
      Disk.write(file, given + "\n");
    }
    var name = Files.readString(file).strip();
    if (given != null && !given.equals(name)) {
      throw new IllegalArgumentException("this witness has another name");
    }
    return name;
  }

  Signer signer() throws IOException {
    return Signer.of(secret("key.ed25519", () -> Signer.generate().export()));
  }

  MlDsaSigner lastingSigner() throws IOException {
    return MlDsaSigner.of(secret("key.ml-dsa-44", () -> MlDsaSigner.generate().export()));
  }

  private Bytes secret(String name, Supplier<Bytes> fresh) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      Disk.write(file, fresh.get().base64() + "\n");
    }
    return Bytes.ofBase64(Files.readString(file).strip());
  }

  /// The file `keys`, to be given away.
  void publish(Iterable<NoteKey> keys) throws IOException {
    var text = new StringBuilder();
    keys.forEach(key -> text.append(key.vkey()).append('\n'));
    Disk.write(folder.resolve("keys"), text.toString());
  }

  /// The text of the file `logs`, made if it is not there.
  ///
  /// @throws IllegalArgumentException if it is too long
  String logs() throws IOException {
    var file = folder.resolve("logs");
    if (!Files.exists(file)) {
      Disk.write(file, LOGS);
    }
    if (Files.size(file) > Limits.LOGS_BYTES) {
      throw new IllegalArgumentException("the list of logs is too long");
    }
    return Files.readString(file, UTF_8);
  }

  /// The last cosigned state of a log, as a note.
  Optional<String> state(String origin) throws IOException {
    try {
      return Optional.of(Files.readString(stateFile(origin), UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // the only trouble that means: never cosigned
    }
  }

  /// On the disk when this returns.
  void keep(String origin, String note) throws IOException {
    Disk.write(stateFile(origin), note);
  }

  /// @param name tells one piece of evidence from others
  void evidence(String name, String text) throws IOException {
    var file = folder.resolve("evidence").resolve(name);
    try (var all = Files.list(file.getParent())) {
      if (!Files.exists(file) && all.count() < Limits.EVIDENCE) {
        Disk.write(file, text);
      }
    }
  }

  static String hex(String text) {
    return HexFormat.of().formatHex(Digest.sha256(Bytes.of(text.getBytes(UTF_8))).toArray());
  }

  private Path stateFile(String origin) {
    return folder.resolve("state").resolve(hex(origin));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
