package denwaban.open;

import denwaban.seal.statement.Manifest;
import denwaban.seal.statement.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds the objects of a pack and checks that the versions of a message follow each other. Each
/// version is an object of its own; the call holds them together, for a call has one message.
final class PackObjects {

  private static final Pattern FOLDER =
      Pattern.compile("objects/([0-9a-f-]{36})/([1-9][0-9]{0,8})/.*");

  private final Pack pack;
  private final PackEvents deeds;
  private final List<List<Name>> groups;

  private PackObjects(Pack pack, PackEvents deeds, List<List<Name>> groups) {
    this.pack = pack;
    this.deeds = deeds;
    this.groups = groups;
  }

  private record Name(String object, int version) {}

  /// What belongs together, by the first id of each group; checked by [#versions].
  static PackObjects of(Pack pack) throws Refused, IOException {
    var groups = new LinkedHashMap<String, List<Name>>();
    for (var name : names(pack)) {
      groups.computeIfAbsent(group(pack, name), key -> new ArrayList<>()).add(name);
    }
    return new PackObjects(pack, PackEvents.of(pack), List.copyOf(groups.values()));
  }

  int groups() {
    return groups.size();
  }

  /// @return the group that the object belongs to
  int find(String object) throws Refused {
    for (var i = 0; i < groups.size(); i++) {
      if (groups.get(i).stream().anyMatch(name -> name.object().equals(object))) {
        return i;
      }
    }
    throw new Refused(Refused.Why.NO_SUCH_OBJECT, object);
  }

  /// All versions of one thing, the oldest first. What is erased is not here: then, and in a pack
  /// of what is new since a day, they may begin with a later version than 1.
  ///
  /// @throws Refused if one does not follow the one before, or the log names a newer one
  List<PackObject> versions(int group) throws Refused, IOException {
    var versions = new ArrayList<PackObject>();
    for (var name : groups.get(group)) {
      versions.add(PackObject.of(pack, name.object(), name.version()));
    }
    versions.sort(Comparator.comparingInt(one -> one.manifest().version()));
    var first = versions.getFirst();
    var missing = first.manifest().version() - 1;
    if (pack.index().logFirst() == 0 && missing > pack.index().absent().size()) {
      throw new Refused(Refused.Why.OLD_VERSION, first.folder());
    }
    for (var i = 1; i < versions.size(); i++) {
      var before = versions.get(i - 1);
      var one = versions.get(i);
      if (Versions.why(before.manifest(), before.manifestText(), one.manifest()).isPresent()) {
        throw new Refused(Refused.Why.OLD_VERSION, one.folder());
      }
    }
    var newest = versions.getLast();
    if (deeds.corrected().contains(newest.manifest().object().toString())) {
      throw new Refused(Refused.Why.NEWER_KEPT, newest.folder());
    }
    return versions;
  }

  /// The same, all of them in one box: a correction goes to no one to whom the message did not go.
  ///
  /// @throws Refused also if one is sealed to another key line than the one before
  List<PackObject> versions(int group, PackKeys keys) throws Refused, IOException {
    var versions = versions(group);
    var line = versions.getFirst().line(keys);
    for (var one : versions) {
      if (!one.line(keys).equals(line)) {
        throw new Refused(Refused.Why.OLD_VERSION, one.folder());
      }
    }
    return versions;
  }

  /// @throws Refused if the log names a message that is neither here nor named as erased or lost
  void checkDeeds() throws Refused {
    var known = new HashSet<String>();
    groups.forEach(group -> group.forEach(name -> known.add(name.object())));
    pack.index().absent().forEach(object -> known.add(object.toString()));
    for (var kept : deeds.kept()) {
      if (!known.contains(kept)) {
        throw new Refused(Refused.Why.NEWER_KEPT, kept);
      }
    }
  }

  private static List<Name> names(Pack pack) throws Refused {
    var names = new TreeMap<String, Name>();
    for (var path : pack.paths()) {
      var folder = FOLDER.matcher(path);
      if (folder.matches()) {
        var name = new Name(folder.group(1), Integer.parseInt(folder.group(2)));
        var known = names.putIfAbsent(name.object(), name);
        if (known != null && !known.equals(name)) {
          throw new Refused(Refused.Why.OLD_VERSION, "objects/" + name.object());
        }
      }
    }
    return List.copyOf(names.values());
  }

  /// What cannot be read stands alone, and is refused when its turn comes.
  private static String group(Pack pack, Name name) throws IOException {
    var folder = PackWriter.object(name.object(), name.version());
    try {
      var manifest = Manifest.parse(pack.read(folder + "manifest.json"));
      return manifest.kind() == Manifest.Kind.MESSAGE ? "call " + manifest.call() : name.object();
    } catch (IllegalArgumentException | Refused e) {
      return name.object();
    }
  }
}
