package denwaban.open;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import denwaban.seal.statement.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `pack.json`: what is in a pack. Not signed; it tells damage, not forgery.
///
/// @param installation name of the office's installation
/// @param pin fingerprint of the company's key, to be compared with the one that its people noted
/// @param logKey the log's key (vkey), to be compared too
/// @param logFirst number of the first log entry in the pack, from 0
/// @param erased objects that were kept once and have expired: nothing of them is here
/// @param files all others, sorted by path
public record PackIndex(
    ClientId client,
    Instant madeAt,
    String installation,
    String pin,
    String logKey,
    long logFirst,
    List<ObjectId> erased,
    List<File> files) {

  static final String PATH = "pack.json";

  private static final int SHA256 = 32;
  private static final Set<String> MEMBERS =
      Set.of(
          "client", "erased", "files", "installation", "logFirst", "logKey", "madeAt", "pin", "v");
  private static final Set<String> FILE = Set.of("length", "path", "sha256");

  /// One file of the pack.
  public record File(String path, long length, Bytes sha256) {}

  public PackIndex {
    erased = List.copyOf(erased);
    files = List.copyOf(files);
  }

  Bytes bytes() {
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "client", new Json.Text(client.toString()),
                "madeAt", Fields.time(madeAt),
                "installation", new Json.Text(installation),
                "pin", new Json.Text(pin),
                "logKey", new Json.Text(logKey),
                "logFirst", new Json.Num(logFirst),
                "erased",
                    new Json.Arr(
                        erased.stream().<Json>map(id -> new Json.Text(id.toString())).toList()),
                "files", new Json.Arr(files.stream().<Json>map(PackIndex::write).toList())))
        .bytes();
  }

  /// @throws IllegalArgumentException if it is not exactly what [#bytes()] writes
  static PackIndex parse(Bytes text) {
    var f = Fields.of(Json.parse(text, PackLimits.INDEX_BYTES), MEMBERS);
    f.number("v", 1, 1);
    return new PackIndex(
        ClientId.of(Fields.uuid(f.text("client"))),
        f.time("madeAt"),
        f.text("installation"),
        Fingerprint.checked(f.text("pin")),
        f.text("logKey"),
        f.number("logFirst", 0, Json.SAFE),
        f.list("erased").stream().map(PackIndex::id).toList(),
        f.list("files").stream().map(PackIndex::read).toList());
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
