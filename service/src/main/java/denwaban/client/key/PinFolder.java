package denwaban.client.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.ClientId;
import denwaban.seal.statement.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// A file for each line. Who has compared a recovered key with the client removes its file
/// (docs/runbooks/lost-keys.md).
final class PinFolder implements Pins {

  private final Path folder;

  /// @param folder made if absent, readable by our user alone
  PinFolder(Path folder) {
    this.folder = folder;
  }

  /// @throws UncheckedIOException if the file cannot be read or is damaged: that is no first use
  @Override
  public Optional<String> pinned(ClientId client, Line line) {
    try {
      return Optional.of(Fingerprint.checked(Files.readString(file(client, line)).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the pins cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException("a pin is damaged", e));
    }
  }

  @Override
  public void pin(ClientId client, Line line, String fingerprint) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var fresh = Files.createTempFile(folder, "fresh", null);
      // an empty file after a power cut would be a damaged pin
      try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        var text = ByteBuffer.wrap((fingerprint + "\n").getBytes(US_ASCII));
        while (text.hasRemaining()) out.write(text);
        out.force(true);
      }
      Files.move(fresh, file(client, line), StandardCopyOption.ATOMIC_MOVE);
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a pin cannot be written", e);
    }
  }

  private Path file(ClientId client, Line line) {
    return folder.resolve(client + "." + line.text());
  }
}
