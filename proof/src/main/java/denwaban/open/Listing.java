package denwaban.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/// `list` and `verify`: what can be said of a pack without a key.
record Listing(Terminal terminal) {

  /// Of what was erased, lines that are written; of the rest the number.
  static final int ERASED_LINES = 20;

  int list(Path path) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var incomplete = false;
      var objects = PackObjects.of(pack);
      for (var group = 0; group < objects.groups(); group++) {
        var versions = objects.versions(group);
        for (var one : versions) {
          incomplete |= !one.manifest().complete();
          terminal.out().println(line(one) + terminal.mark(one, versions));
        }
      }
      erased(pack);
      return terminal.lost(pack) || incomplete ? Main.INCOMPLETE : Main.DONE;
    }
  }

  int verify(Path path) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      pack.checkAll();
      var keys = terminal.keys(pack);
      var count = 0;
      var incomplete = 0;
      var objects = PackObjects.of(pack);
      for (var group = 0; group < objects.groups(); group++) {
        for (var one : objects.versions(group, keys)) {
          one.check(keys);
          count++;
          incomplete += one.manifest().complete() ? 0 : 1;
        }
      }
      var notes = notes(new PackNotes(pack, keys));
      var entries = log(pack);
      objects.checkDeeds();
      var out = terminal.out();
      out.println(
          terminal
              .of(
                  "%d 件の品目と %d 件の記録が、署名されたとおりです。",
                  "%d objects and %d log entries are what was signed.")
              .formatted(count, entries));
      if (notes > 0) {
        out.println(
            terminal
                .of("%d 件の申し送り・請求の記録は、書いた人が署名したとおりです。", "%d notes are what their authors signed.")
                .formatted(notes));
      }
      erased(pack);
      if (incomplete > 0) {
        out.println(
            terminal
                .of("うち %d 件は途中で切れた録音です。", "%d of them are recordings that broke off.")
                .formatted(incomplete));
      }
      return terminal.lost(pack) || incomplete > 0 ? Main.INCOMPLETE : Main.DONE;
    }
  }

  private String line(PackObject one) {
    var m = one.manifest();
    var end = m.complete() ? "" : terminal.of(" 不完全", " incomplete");
    return m.object() + " v" + m.version() + " " + m.kind().text() + " " + m.sealedAt() + end;
  }

  private long log(Pack pack) throws Refused, IOException {
    var given = terminal.options().logKey();
    var entries = PackLog.check(pack, Objects.requireNonNullElse(given, pack.index().logKey()));
    if (given == null) {
      terminal.mind(
          "記録の鍵はパックのものを使いました。別に控えた鍵と比べてください： ",
          "the log's key came with the pack. Compare it with one you know: ",
          pack.index().logKey());
    }
    return entries;
  }

  private static int notes(PackNotes notes) throws Refused, IOException {
    var count = 0;
    for (var path : notes.files()) {
      for (var row : notes.rows(path)) {
        notes.check(row);
        count++;
      }
    }
    return count;
  }

  /// After some years they are more than what is there.
  private void erased(Pack pack) {
    var erased = pack.index().erased();
    for (var object : erased.subList(0, Math.min(erased.size(), ERASED_LINES))) {
      terminal
          .out()
          .println(
              object
                  + terminal.of(
                      " は、パックを作る前に消去されていました。中身は入っていません。",
                      " was erased before the pack was made; nothing of it is here."));
    }
    if (erased.size() > ERASED_LINES) {
      terminal
          .out()
          .println(
              terminal
                  .of(
                      "ほかに %d 件が消去されていました（pack.json の erased に番号があります）。",
                      "%d more were erased (pack.json names them under erased).")
                  .formatted(erased.size() - ERASED_LINES));
    }
  }
}
