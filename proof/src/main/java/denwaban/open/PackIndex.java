package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import denwaban.seal.statement.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `pack.json`: what is in a pack. Not signed; it tells damage, not forgery.
///
/// @param installation name of the office's installation
/// @param pin fingerprint of the company's key, to be compared with the one that its people noted
/// @param logKey the log's key (vkey), to be compared too
/// @param logFirst number of the first log entry in the pack, from 0
/// @param erased objects that were kept once and have expired: nothing of them is here
/// @param lost objects of which the office's store has no payload any more: nothing of them is here
/// @param files all others, sorted by path
public record PackIndex(
    ClientId client,
    Instant madeAt,
    String installation,
    String pin,
    String logKey,
    long logFirst,
    List<ObjectId> erased,
    List<ObjectId> lost,
    List<File> files) {

  static final String PATH = "pack.json";

  private static final String LOST = "lost";

  private static final int SHA256 = 32;
  private static final Set<String> MEMBERS =
      Set.of(
          "client", "erased", "files", "installation", "logFirst", "logKey", "madeAt", "pin", "v");
  private static final Set<String> MEMBERS_2 =
      Stream.concat(MEMBERS.stream(), Stream.of(LOST)).collect(toUnmodifiableSet());
  private static final Set<String> FILE = Set.of("length", "path", "sha256");

  /// One file of the pack.
  public record File(String path, long length, Bytes sha256) {}

  public PackIndex {
    erased = List.copyOf(erased);
    lost = List.copyOf(lost);
    files = List.copyOf(files);
  }

  /// What is named, and not here.
  List<ObjectId> absent() {
    return Stream.concat(erased.stream(), lost.stream()).toList();
  }

  /// Its canonical text, made piece by piece while it is read: of a large pack the whole is larger
  /// than what an office has room for.
  @SuppressWarnings("JdkObsolete") // what a SequenceInputStream takes
  InputStream text() {
    var members = new TreeMap<String, Json>();
    members.put("v", new Json.Num(lost.isEmpty() ? 1 : 2));
    members.put("client", new Json.Text(client.toString()));
    members.put("madeAt", Fields.time(madeAt));
    members.put("installation", new Json.Text(installation));
    members.put("pin", new Json.Text(pin));
    members.put("logKey", new Json.Text(logKey));
    members.put("logFirst", new Json.Num(logFirst));
    members.put("erased", new Json.Arr(List.of()));
    members.put("files", new Json.Arr(List.of()));
    if (!lost.isEmpty())
      members.put(LOST, new Json.Arr(lost.stream().map(PackIndex::write).toList()));
    // sorted, so that before the two long lists there is nothing but the client's id
    var frame = new Json.Obj(members).text();
    var first = frame.indexOf("[]") + 1;
    var second = frame.indexOf("[]", first) + 1;
    var pieces =
        Stream.of(
                Stream.of(frame.substring(0, first)),
                list(erased.stream().map(PackIndex::write)),
                Stream.of(frame.substring(first, second)),
                list(files.stream().map(PackIndex::write)),
                Stream.of(frame.substring(second)))
            .flatMap(it -> it)
            .map(it -> new ByteArrayInputStream(it.getBytes(UTF_8)))
            .iterator();
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return pieces.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return pieces.next();
          }
        });
  }

  private static Stream<String> list(Stream<Json> items) {
    var first = new boolean[] {true};
    return items.map(it -> {
      var text = first[0] ? it.text() : "," + it.text();
      first[0] = false;
      return text;
    });
  }

  /// @throws IllegalArgumentException if it is not exactly what [#text()] gives
  static PackIndex parse(Bytes text) {
    var json = Json.parse(text, PackLimits.INDEX_BYTES);
    var second = json instanceof Json.Obj(var members) && members.containsKey(LOST);
    var f = Fields.of(json, second ? MEMBERS_2 : MEMBERS);
    f.number("v", second ? 2 : 1, second ? 2 : 1);
    var lost = second ? f.list(LOST).stream().map(PackIndex::id).toList() : List.<ObjectId>of();
    if (second && lost.isEmpty()) throw new IllegalArgumentException("nothing is lost");
    return new PackIndex(
        ClientId.of(Fields.uuid(f.text("client"))),
        f.time("madeAt"),
        f.text("installation"),
        Fingerprint.checked(f.text("pin")),
        f.text("logKey"),
        f.number("logFirst", 0, Json.SAFE),
        f.list("erased").stream().map(PackIndex::id).toList(),
        lost,
        f.list("files").stream().map(PackIndex::read).toList());
  }

  private static Json write(ObjectId object) {
    return new Json.Text(object.toString());
  }

  private static Json write(File file) {
    return new Json.Obj(
        Map.of(
            "path", new Json.Text(file.path()),
            "length", new Json.Num(file.length()),
            "sha256", new Json.Text(file.sha256().base64())));
  }

  private static ObjectId id(Json json) {
    if (json instanceof Json.Text(var text)) {
      return ObjectId.of(Fields.uuid(text));
    }
    throw new IllegalArgumentException("an id");
  }

  private static File read(Json json) {
    var f = Fields.of(json, FILE);
    return new File(f.text("path"), f.number("length", 0, Json.SAFE), f.base64("sha256", SHA256));
  }
}
