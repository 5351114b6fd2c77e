package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// What the log's slice in a pack tells of messages. Whether the slice is what was signed is
/// [PackLog]'s business.
///
/// What was done after the pack was released is none of it: entries after the last export are not
/// counted.
///
/// @param kept ids of messages that were kept, each version an id of its own
/// @param corrected ids of messages of which a newer version was kept
record PackEvents(Set<String> kept, Set<String> corrected) {

  PackEvents {
    kept = Set.copyOf(kept);
    corrected = Set.copyOf(corrected);
  }

  static PackEvents of(Pack pack) throws Refused, IOException {
    var reading = new Reading();
    if (pack.has(PackLog.ENTRIES)) {
      try (var entries = new BufferedInputStream(pack.stream(PackLog.ENTRIES))) {
        for (var line = PackLog.line(entries); line != null; line = PackLog.line(entries)) {
          reading.read(line);
        }
      }
    }
    return reading.deeds();
  }

  private static final class Reading {

    private final Set<String> kept = new HashSet<>();
    private final Set<String> corrected = new HashSet<>();
    private final Set<String> keptSince = new HashSet<>();
    private final Set<String> correctedSince = new HashSet<>();
    private boolean exported;

    void read(Bytes entry) {
      var line = new String(entry.toArray(), UTF_8);
      if (!line.contains("\"message.") && !line.contains("\"export\"")) {
        return; // most lines: no need to parse them
      }
      try {
        if (Json.parse(entry) instanceof Json.Obj(var members)
            && members.get("act") instanceof Json.Text(var act)
            && members.get("obj") instanceof Json.Text(var object)) {
          take(act, object, new Json.Text("export").equals(members.get("purpose")));
        }
      } catch (IllegalArgumentException e) {
        // no leaf of ours; PackLog says whether it belongs there
      }
    }

    private void take(String act, String object, boolean forExport) {
      switch (act) {
        case "message.kept" -> keptSince.add(object);
        case "message.corrected" -> correctedSince.add(object);
        case "object.header.released" -> {
          if (forExport) {
            exported = true;
            settle();
          }
        }
        default -> {}
      }
    }

    private void settle() {
      kept.addAll(keptSince);
      corrected.addAll(correctedSince);
      keptSince.clear();
      correctedSince.clear();
    }

    PackEvents deeds() {
      if (!exported) {
        settle();
      }
      return new PackEvents(kept, corrected);
    }
  }
}
