package denwaban.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.crypto.Digest;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The age community's vectors (C2SP/CCTV) against the cell as it is built and served, in a
/// browser. The identity of a vector gets in as two shares of a company's key, and its file as a
/// segment.
@ExtendWith(House.Keeper.class)
class CellVectorsIT {

  private static final Path VECTORS = Path.of("../vectors/cctv-age");

  /// CCTV counts the nonce to the header; our headers are kept apart, and it is in the payload.
  private static final Set<String> NONCE = Set.of("stream_no_nonce", "stream_short_nonce");

  private static final String OPEN =
      """
      async ({ one, two, recipient, header, payload, sha256 }) => {
        window.__asked ??= 0;
        window.__cell ??= new Worker("/seal.js", { type: "module" });
        const ask = (act, args) => new Promise((done) => {
          const id = window.__asked++;
          const hear = ({ data }) => {
            if (data.id !== id) return;
            window.__cell.removeEventListener("message", hear);
            done(data);
          };
          window.__cell.addEventListener("message", hear);
          window.__cell.postMessage({ id, act, args });
        });
        const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        const epochs = [{ fingerprint: "f", statement: { epoch: 1, recipient } }];
        const back = await ask("recombine", [{ client: "c", epochs }, one, two]);
        if (!back.ok || !back.value.ok) return "the identity did not get in";
        const segments = [{ n: 0, length: bytes(payload).length, sha256 }];
        const opened = await ask("openSegment",
            [back.value.key, { complete: false, segments }, 0, bytes(header), bytes(payload)]);
        if (!opened.ok) return opened.why;
        const { plaintext, complete } = opened.value;
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", plaintext));
        const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        return (complete ? "opens " : "bad-payload ") + hex;
      }
      """;

  private final Page page;

  CellVectorsIT(House house) {
    page = house.browser.windowWithoutAuthenticator("en-GB");
    page.navigate(Office.url(house.kenta.host(), "/trust"));
    page.getByTestId("trust").waitFor();
  }

  @Test
  void as_the_age_community_expects_with_two_deviations() throws Exception {
    var unlike = new ArrayList<String>();
    try (var files = Files.list(VECTORS)) {
      var all = files.sorted().toList();
      assertThat(all).hasSize(85);
      for (var file : all) {
        var vector = Vector.read(file);
        var found = opens(vector);
        if (!found.startsWith(vector.expected())) {
          unlike.add(vector.name() + ": " + found + ", not " + vector.expected());
        }
      }
    }
    assertThat(unlike).isEmpty();
    page.close();
  }

  private String opens(Vector vector) {
    var found = "bad-header";
    for (var identity : vector.identities()) {
      found = opens(vector, identity);
      if (!found.equals("bad-header")) {
        break;
      }
    }
    return found;
  }

  private String opens(Vector vector, String text) {
    var identity = Identity.parse(text);
    var shares = Share.split(identity);
    var end = vector.headerEnd();
    var payload = Arrays.copyOfRange(vector.file(), end, vector.file().length);
    return (String)
        page.evaluate(
            OPEN,
            Map.of(
                "one",
                shares.get(0).export(),
                "two",
                shares.get(2).export(),
                "recipient",
                identity.recipient().text(),
                "header",
                base64(Arrays.copyOf(vector.file(), end)),
                "payload",
                base64(payload),
                "sha256",
                Digest.sha256(Bytes.of(payload)).base64()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// @param hash SHA-256 of what a reader may give out, in hex; empty if the vector does not say
  private record Vector(
      String name, String expect, String hash, List<String> identities, Bytes sealed) {

    static Vector read(Path path) throws IOException, DataFormatException {
      var bytes = Files.readAllBytes(path);
      var text = new String(bytes, ISO_8859_1);
      var border = text.indexOf("\n\n");
      var lines = List.of(text.substring(0, border).split("\n", -1));
      var rest = Arrays.copyOfRange(bytes, border + 2, bytes.length);
      return new Vector(
          path.getFileName().toString(),
          of(lines, "expect").getFirst(),
          of(lines, "payload").stream().findFirst().orElse(""),
          of(lines, "identity"),
          Bytes.of(of(lines, "compressed").contains("zlib") ? inflated(rest) : rest));
    }

    private static List<String> of(List<String> lines, String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .toList();
    }

    private static byte[] inflated(byte[] bytes) throws DataFormatException {
      var inflater = new Inflater();
      inflater.setInput(bytes);
      var out = new byte[32 * 1024 * 1024];
      return Arrays.copyOf(out, inflater.inflate(out));
    }

    /// How the answer must begin.
    String expected() {
      if (NONCE.contains(name)) {
        return "bad-payload";
      }
      return switch (expect) {
        case "success" -> "opens " + hash;
        case "payload failure" -> "bad-payload " + hash;
        default -> "bad-header";
      };
    }

    byte[] file() {
      return sealed.toArray();
    }

    /// Where the payload begins; the end of the file if there is no header.
    int headerEnd() {
      var text = new String(file(), ISO_8859_1);
      var mac = text.indexOf("\n---");
      var end = mac < 0 ? -1 : text.indexOf('\n', mac + 1);
      return end < 0 ? sealed.length() : end + 1;
    }
  }
}
