package denwaban.open;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the objects of a pack and checks that versions follow each other.
final class PackObjects {

  private static final Pattern FOLDER =
      Pattern.compile("objects/([0-9a-f-]{36})/([1-9][0-9]{0,8})/.*");

  private PackObjects() {}

  /// By id, then version.
  static Map<String, SortedSet<Integer>> names(Pack pack) {
    var names = new TreeMap<String, SortedSet<Integer>>();
    for (var path : pack.paths()) {
      var folder = FOLDER.matcher(path);
      if (folder.matches()) {
        var version = Integer.parseInt(folder.group(2));
        names.computeIfAbsent(folder.group(1), id -> new TreeSet<>()).add(version);
      }
    }
    return names;
  }

  /// All versions of one object, the oldest first. A pack of what is new since a day may begin with
  /// a later version than 1.
  ///
  /// @throws Refused if there is none, or one does not follow the one before
  static List<PackObject> versions(Pack pack, String object) throws Refused, IOException {
    var numbers = names(pack).get(object);
    if (numbers == null) {
      throw new Refused(Refused.Why.NO_SUCH_OBJECT, object);
    }
    var versions = new ArrayList<PackObject>();
    for (var number : numbers) {
      var one = PackObject.of(pack, object, number);
      if (!versions.isEmpty()) {
        var before = versions.getLast();
        var follows =
            number == before.manifest().version() + 1
                && Objects.equals(before.hash(), one.manifest().prev())
                && before.manifest().kind() == one.manifest().kind();
        if (!follows) {
          throw new Refused(Refused.Why.OLD_VERSION, one.folder());
        }
      }
      versions.add(one);
    }
    return versions;
  }
}
