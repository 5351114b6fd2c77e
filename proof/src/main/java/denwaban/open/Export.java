package denwaban.open;

import denwaban.seal.age.Identity;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// `open` and `export`: what an object holds, written to files.
record Export(Terminal terminal) {

  int one(Path path, String object) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = terminal.keys(pack);
      var objects = PackObjects.of(pack);
      return open(keys, objects.versions(objects.find(object), keys), identities());
    }
  }

  /// Goes on after an object that is refused, and says so at the end.
  int all(Path path) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = terminal.keys(pack);
      var identities = identities();
      var code = Main.DONE;
      var refused = 0;
      var objects = PackObjects.of(pack);
      for (var group = 0; group < objects.groups(); group++) {
        try {
          code = Math.max(code, open(keys, objects.versions(group, keys), identities));
        } catch (Refused e) {
          refused++;
          terminal.refused(e);
        }
      }
      if (terminal.lost(pack)) code = Math.max(code, Main.INCOMPLETE);
      return refused > 0 ? Main.REFUSED : code;
    }
  }

  private int open(PackKeys keys, List<PackObject> versions, List<Identity> identities)
      throws Refused, IOException {
    var code = Main.DONE;
    for (var one : versions) {
      var epochs = one.check(keys);
      for (var n = 0; n < one.segments(); n++) {
        var folder = Objects.requireNonNullElse(terminal.options().out(), Path.of("."));
        NewFile.folder(folder);
        var file = folder.resolve(name(one, n));
        if (!write(one, n, epochs.get(n), identities, file)) {
          code = Main.INCOMPLETE;
          say(
              file
                  + terminal.of(
                      "（途中で切れています。ここまでが本物です）", " (breaks off; what is there is authentic)"));
        } else {
          say(file.toString());
        }
      }
      var mark = terminal.mark(one, versions);
      if (!mark.isEmpty()) {
        say("  ^" + mark);
      }
    }
    return code;
  }

  /// A file that is refused half way, or finds no room on the disk, does not stay.
  private static boolean write(
      PackObject one, int n, KeyLine.Epoch epoch, List<Identity> identities, Path file)
      throws Refused, IOException {
    var half = false;
    try (var to = NewFile.at(file)) {
      half = true;
      var whole = one.open(n, epoch, identities, to);
      to.flush();
      half = false;
      return whole;
    } finally {
      if (half) Files.deleteIfExists(file);
    }
  }

  private List<Identity> identities() throws Refused, IOException {
    return KeyFiles.identities(terminal.options().keys());
  }

  private void say(String line) {
    terminal.out().println(line);
  }

  private static String name(PackObject one, int n) {
    var m = one.manifest();
    var end = m.kind() == Manifest.Kind.RECORDING ? "wav" : "json";
    return "%s-v%d-%s-%d.%s".formatted(m.object(), m.version(), m.kind().text(), n, end);
  }
}
