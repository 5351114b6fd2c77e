package denwaban.storage.partition;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Payloads in the data folder: `objects/<partition>/<object>/<segment>`.
public record FolderPartitions(Path root) implements PayloadPartitions {

  @Override
  public boolean there() {
    return Files.isDirectory(root);
  }

  @Override
  public List<Payload> on(String partition) throws IOException {
    var found = new ArrayList<Payload>();
    var folder = root.resolve(partition);
    if (!Files.isDirectory(folder)) return found;
    try (var all = Files.walk(folder, 2)) {
      for (var file : (Iterable<Path>) all::iterator) {
        var segment = file.getFileName().toString();
        if (segment.matches("[0-9]{1,5}") && Files.isRegularFile(file)) {
          var object = file.resolveSibling(".").normalize().getFileName().toString();
          found.add(
              new Payload(
                  ObjectId.of(object),
                  Integer.parseInt(segment),
                  Files.size(file),
                  Files.getLastModifiedTime(file).toInstant()));
        }
      }
    } catch (NoSuchFileException | java.io.UncheckedIOException meanwhile) {
      throw new IOException("a payload went while its folder was listed", meanwhile);
    }
    return found;
  }

  @Override
  public InputStream open(Payload payload) throws IOException {
    var id = payload.object().toString();
    return Files.newInputStream(
        root.resolve(id.substring(id.length() - 2))
            .resolve(id)
            .resolve(Integer.toString(payload.segment())));
  }

  @Override
  public boolean bucket() {
    return false;
  }
}
