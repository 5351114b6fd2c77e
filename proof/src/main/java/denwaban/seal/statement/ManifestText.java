package denwaban.seal.statement;

import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Limits;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The JSON of a [Manifest].
final class ManifestText {

  private static final int SHA256 = 32;
  private static final int MAX_PSEUDONYM_CHARS = 64;
  private static final Set<String> MEMBERS =
      Set.of(
          "call",
          "client",
          "company",
          "complete",
          "epoch",
          "kind",
          "object",
          "prev",
          "sealedAt",
          "sealer",
          "segments",
          "v",
          "version");
  private static final Set<String> SEGMENT =
      Set.of("headerSha256", "length", "n", "sha256", "startMs");
  private static final Set<String> SEALER = Set.of("id", "key", "role");
  private static final Set<String> SEALER_AND_PROGRAM = Set.of("id", "key", "program", "role");

  private ManifestText() {}

  static Json write(Manifest m) {
    return new Json.Obj(
        Map.ofEntries(
            // what does not say its program stays the text that it always was
            Map.entry("v", new Json.Num(m.sealer().program() == null ? 1 : 2)),
            Map.entry("client", new Json.Text(m.client().toString())),
            Map.entry("object", new Json.Text(m.object().toString())),
            Map.entry("version", new Json.Num(m.version())),
            Map.entry("prev", Fields.maybe(m.prev())),
            Map.entry("kind", new Json.Text(m.kind().text())),
            Map.entry("call", new Json.Text(m.call().toString())),
            Map.entry("sealedAt", Fields.time(m.sealedAt())),
            Map.entry("epoch", new Json.Num(m.epoch())),
            Map.entry("company", new Json.Text(m.company())),
            Map.entry("complete", new Json.Bool(m.complete())),
            Map.entry("segments", segments(m.segments())),
            Map.entry("sealer", sealer(m.sealer()))));
  }

  private static Json segments(List<Manifest.Segment> segments) {
    return new Json.Arr(
        segments.stream()
            .<Json>map(s ->
                new Json.Obj(
                    Map.of(
                        "n", new Json.Num(s.n()),
                        "startMs", new Json.Num(s.startMs()),
                        "length", new Json.Num(s.length()),
                        "sha256", new Json.Text(s.sha256().base64()),
                        "headerSha256", new Json.Text(s.headerSha256().base64()))))
            .toList());
  }

  private static Json sealer(Manifest.Sealer s) {
    var members = new HashMap<String, Json>();
    members.put("role", new Json.Text(s.role().text()));
    members.put("id", new Json.Text(s.id()));
    members.put("key", new Json.Text(s.key().base64()));
    var program = s.program();
    if (program != null) {
      members.put("program", new Json.Text(program.base64()));
    }
    return new Json.Obj(members);
  }

  static Manifest read(Json json) {
    var f = Fields.of(json, MEMBERS);
    var v = f.number("v", 1, 2);
    return new Manifest(
        ClientId.of(Fields.uuid(f.text("client"))),
        ObjectId.of(Fields.uuid(f.text("object"))),
        (int) f.number("version", 1, Integer.MAX_VALUE),
        f.base64OrNull("prev", SHA256),
        named(Manifest.Kind.values(), Manifest.Kind::text, f.text("kind")),
        CallId.of(Fields.uuid(f.text("call"))),
        f.time("sealedAt"),
        (int) f.number("epoch", 1, Integer.MAX_VALUE),
        Fingerprint.checked(f.text("company")),
        f.bool("complete"),
        f.list("segments").stream().map(ManifestText::segment).toList(),
        sealer(f.object("sealer"), v == 2));
  }

  private static Manifest.Segment segment(Json json) {
    var f = Fields.of(json, SEGMENT);
    return new Manifest.Segment(
        (int) f.number("n", 0, Limits.SEGMENTS - 1),
        f.number("startMs", 0, Json.SAFE),
        f.number("length", 0, Json.SAFE),
        f.base64("sha256", SHA256),
        f.base64("headerSha256", SHA256));
  }

  private static Manifest.Sealer sealer(Json json, boolean withProgram) {
    var f = Fields.of(json, withProgram ? SEALER_AND_PROGRAM : SEALER);
    var id = f.text("id");
    if (id.isEmpty() || id.length() > MAX_PSEUDONYM_CHARS) {
      throw new IllegalArgumentException("a sealer's id has 1 to 64 characters");
    }
    return new Manifest.Sealer(
        named(Manifest.Role.values(), Manifest.Role::text, f.text("role")),
        id,
        f.base64("key", Ed25519.KEY),
        withProgram ? f.base64("program", SHA256) : null);
  }

  private static <E> E named(E[] all, Function<E, String> text, String name) {
    return Arrays.stream(all)
        .filter(one -> text.apply(one).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("signed text has an unknown name"));
  }
}
