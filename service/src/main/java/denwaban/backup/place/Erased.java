package denwaban.backup.place;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.seal.age.NotOpened;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One thing that was erased, and must not come back by a restore.
///
/// @param client the nil UUID if it was of no client
/// @param kind a lower-case word, such as `recording`; [#KEK] for a key
/// @param object its id; of a key its name
public record Erased(UUID client, String kind, String object, Instant at) {

  /// A key-encrypting key that was destroyed.
  public static final String KEK = "kek";

  private static final UUID NOBODY = new UUID(0, 0);
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,31}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  /// @throws IllegalArgumentException if a part has another form
  public Erased {
    if (!WORD.matcher(kind).matches() || !NAME.matcher(object).matches()) {
      throw new IllegalArgumentException("not something that is erased");
    }
  }

  public static Erased object(UUID client, String kind, UUID object, Instant at) {
    return new Erased(client, kind, object.toString(), at);
  }

  /// @param name as the key vault knows it
  public static Erased key(String name, Instant at) {
    return new Erased(NOBODY, KEK, name, at);
  }

  private String text() {
    return "%s %s %s %s".formatted(client, kind, object, at);
  }

  private static Erased parse(String line) throws IOException {
    var parts = line.split(" ", -1);
    if (parts.length != 4) throw damaged();
    try {
      return new Erased(UUID.fromString(parts[0]), parts[1], parts[2], Instant.parse(parts[3]));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw damaged();
    }
  }

  /// Each call is a line in the file of its day: how many characters follow, and these, sealed. So
  /// what was torn is known from what was changed.
  public static void append(BackupPlace place, Readers readers, List<Erased> all)
      throws IOException {
    var byDay =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.at.atOffset(ZoneOffset.UTC).toLocalDate(),
                    TreeMap::new,
                    Collectors.toList()));
    for (var day : byDay.entrySet()) {
      var text = day.getValue().stream().map(Erased::text).collect(Collectors.joining("\n"));
      var path = Layout.erased(day.getKey());
      var sealed = readers.line(path, text);
      place.append(path, sealed.length() + " " + sealed);
    }
  }

  /// All that is listed, in the order in which it was written.
  ///
  /// @throws IOException if a line was changed; one that is only torn was never said to be written
  public static List<Erased> readAll(BackupPlace place, Opener opener)
      throws NotOpened, IOException {
    var all = new ArrayList<Erased>();
    each(place, opener, all::addAll);
    return List.copyOf(all);
  }

  /// Takes what is listed in one day.
  @FunctionalInterface
  public interface Day<E extends Exception> {
    void take(List<Erased> listed) throws E;
  }

  /// The same, day by day: all of them are more than an office with calls in progress has room for.
  ///
  /// @throws IOException if a line was changed; one that is only torn was never said to be written
  public static <E extends Exception> void each(BackupPlace place, Opener opener, Day<E> day)
      throws NotOpened, IOException, E {
    for (var path : lists(place)) {
      var listed = new ArrayList<Erased>();
      for (var text : texts(place, path, opener)) {
        for (var one : text.lines().toList()) listed.add(parse(one));
      }
      day.take(List.copyOf(listed));
    }
  }

  /// To other readers: each file is replaced whole.
  public static void reseal(BackupPlace place, Opener opener, Readers readers)
      throws NotOpened, IOException {
    for (var path : lists(place)) {
      var lines = new StringBuilder();
      for (var text : texts(place, path, opener)) {
        var sealed = readers.line(path, text);
        lines.append(sealed.length()).append(' ').append(sealed).append('\n');
      }
      place.put(path, out -> out.write(lines.toString().getBytes(US_ASCII)));
    }
  }

  /// By day. What is called otherwise is none of ours, and stops nothing but a restore.
  private static List<String> lists(BackupPlace place) throws IOException {
    return place.list(Layout.ERASED).stream()
        .map(BackupPlace.Stored::path)
        .filter(it -> Layout.dayOfErased(it).isPresent())
        .toList();
  }

  private static List<String> texts(BackupPlace place, String path, Opener opener)
      throws NotOpened, IOException {
    var texts = new ArrayList<String>();
    try (var in = place.read(path)) {
      for (var line : new String(in.readAllBytes(), US_ASCII).lines().toList()) {
        var space = line.indexOf(' ');
        if (space < 1 || torn(line, space)) continue;
        texts.add(opener.text(path, line.substring(space + 1)));
      }
    }
    return texts;
  }

  private static boolean torn(String line, int space) throws IOException {
    try {
      return line.length() - space - 1 < Integer.parseInt(line, 0, space, 10);
    } catch (NumberFormatException e) {
      throw damaged();
    }
  }

  private static IOException damaged() {
    return new IOException("the list of what was erased is damaged");
  }
}
