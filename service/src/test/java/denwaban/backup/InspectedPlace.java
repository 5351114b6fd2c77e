package denwaban.backup;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What tests of a place that others write to begin with: an office whose base backup lies there.
abstract class InspectedPlace {

  BackupHouse house;

  void begins() throws Exception {
    house = new BackupHouse();
    house.cluster.as("create table note (text text)");
    house.backups.backup(null);
    house.bring();
  }

  List<String> found() throws IOException {
    return house.work.inspection().run().bad();
  }

  /// As many days as the window has.
  List<String> foundWithin(int days) throws IOException {
    for (var day = 0; day < days; day++) {
      var bad = found();
      if (!bad.isEmpty()) return bad;
      house.now = house.now.plus(Duration.ofDays(1));
    }
    return List.of();
  }

  String path(Path file) {
    return house.there.relativize(file).toString();
  }

  static void flip(Path file) throws IOException {
    var was = Files.getLastModifiedTime(file);
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(open.length() / 2);
      var b = open.read();
      open.seek(open.length() / 2);
      open.write(b ^ 1);
    }
    Files.setLastModifiedTime(file, was);
  }
}
