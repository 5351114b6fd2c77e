package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The checkpoint that the user accepted last, in a file that they keep: it makes a rewritten past
/// visible.
record LastFile(Path path) {

  /// @param keys of the log, of which one must have signed
  /// @return empty if there is none, or it is another log's
  Optional<Checkpoint> read(List<NoteKey> keys) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) > Note.NOTE_BYTES) {
      return Optional.empty();
    }
    var note = new String(Files.readAllBytes(path), UTF_8);
    return keys.stream()
        .flatMap(key -> Checkpoint.check(note, key).stream())
        .map(checked -> checked.value())
        .findFirst();
  }

  boolean exists() {
    return Files.exists(path);
  }

  /// Whole or not at all, and on the disk.
  void write(String note) throws IOException {
    var beside = path.resolveSibling(path.getFileName() + ".new");
    try (var out =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(note.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
