package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Vector;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Writes those of `vectors/manifest` anew that name a program: `-Dvectors.make=true`.
@EnabledIfSystemProperty(named = "vectors.make", matches = "true")
class ProgramMaker {

  private static final Bytes HASH = Octets.sha256(Bytes.of(new byte[] {1}));

  private final Signer edge = Signer.generate();

  @Test
  void manifests() throws Exception {
    var good = new String(manifest().bytes().toArray(), UTF_8);
    write("good-with-program", "good", good);
    write("program-in-version-1", "malformed", good.replace("\"v\":2", "\"v\":1"));
    var without = good.replaceFirst("\"program\":\"[^\"]*\",", "");
    write("version-2-without-program", "malformed", without);
    var twice = good.replaceFirst("(\"program\":\"[^\"]*)=\"", "$1\"");
    write("program-without-padding", "malformed", twice);
  }

  private Manifest manifest() {
    return new Manifest(
        ClientId.of("0196f0a0-0000-7000-8000-000000000001"),
        ObjectId.of("0196f0a0-0000-7000-8000-0000000000e1"),
        1,
        null,
        Manifest.Kind.RECORDING,
        CallId.of("0196f0a0-0000-7000-8000-0000000000c1"),
        Instant.parse("2026-11-24T06:00:00Z"),
        1,
        "abcd-efgh-ijkl-mnop-qrst-uvwx-yz23-4567",
        true,
        List.of(new Manifest.Segment(0, 0, 70_032, HASH, HASH)),
        new Manifest.Sealer(Manifest.Role.EDGE, "edge-1", edge.publicKey(), HASH));
  }

  private void write(String name, String expect, String text) throws IOException {
    var body = Bytes.of(text.getBytes(UTF_8));
    var about =
        Map.of(
            "expect", expect,
            "fingerprint", Fingerprint.of(body),
            "key", edge.publicKey().base64(),
            "signature", edge.sign(Signing.MANIFEST, body).base64());
    new Vector(name, about, body).write("manifest");
  }
}
