package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Insider;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.age.Reheader;
import denwaban.seal.age.SealedStream;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a server could make of sealed objects.
public final class ForgedObject {

  private ForgedObject() {}

  /// The first stanza of `other` put into `header`.
  public static byte[] injected(byte[] header, byte[] other) {
    var text = new String(header, ISO_8859_1);
    var from = new String(other, ISO_8859_1);
    var stanza = from.substring(from.indexOf("-> "), from.indexOf("---"));
    return text.replace("\n---", "\n" + stanza + "---").getBytes(ISO_8859_1);
  }

  /// The same file key under the newest key, and who answers for it.
  public record Remade(Bytes header, String statement, String signature) {}

  /// @param held opens `header`
  public static Remade remade(
      String manifest, byte[] header, Identity held, KeyStatement.Company to, Insider by) {
    try {
      var made = Reheader.header(held, to.recipient(), Bytes.of(header));
      var of = Manifest.parse(Bytes.of(manifest.getBytes(UTF_8)));
      var said = HeaderStatement.of(of, 0, to, by.name(), made, to.at());
      var text = new String(said.bytes().toArray(), UTF_8);
      return new Remade(made, text, said.sign(by.signer()).base64());
    } catch (NotOpened e) {
      throw new AssertionError(e);
    }
  }

  /// A recording of two segments, each whole, under one signature: what a call of more than five
  /// minutes becomes.
  public record TwoSegments(
      String manifest, String signature, List<byte[]> headers, List<byte[]> payloads) {}

  /// @param manifest of a recording of one segment, whose two halves become segments
  public static TwoSegments halved(String manifest, byte[] header, byte[] payload, Identity key)
      throws IOException {
    var was = Manifest.parse(Bytes.of(manifest.getBytes(UTF_8)));
    var plain = new ByteArrayOutputStream();
    try {
      Opening.whole(key, Bytes.of(header), new ByteArrayInputStream(payload), plain);
    } catch (NotOpened e) {
      throw new AssertionError(e);
    }
    var wav = plain.toByteArray();
    var head = new String(wav, 0, 100, ISO_8859_1).indexOf("data") + 8;
    var middle = head + (wav.length - head) / 32 * 16;
    var halves =
        List.of(
            Arrays.copyOf(wav, middle),
            Octets.join(Arrays.copyOf(wav, head), Arrays.copyOfRange(wav, middle, wav.length)));
    var edge = Signer.generate();
    var headers = new ArrayList<byte[]>();
    var payloads = new ArrayList<byte[]>();
    var segments = new ArrayList<Manifest.Segment>();
    for (var half : halves) {
      var out = new ByteArrayOutputStream();
      try (var stream = SealedStream.open(key.recipient(), out)) {
        stream.write(half, 0, half.length);
        var sealed = stream.finish();
        var n = segments.size();
        segments.add(
            Manifest.Segment.of(
                n, n * (long) (middle - head) / 16, sealed.header(), Bytes.of(out.toByteArray())));
        headers.add(sealed.header().toArray());
        payloads.add(out.toByteArray());
      }
    }
    var made = with(was, segments, edge.publicKey());
    var text = new String(made.bytes().toArray(), UTF_8);
    return new TwoSegments(text, made.sign(edge).base64(), headers, payloads);
  }

  private static Manifest with(Manifest was, List<Manifest.Segment> segments, Bytes key) {
    return new Manifest(
        was.client(),
        was.object(),
        was.version(),
        was.prev(),
        was.kind(),
        was.call(),
        was.sealedAt(),
        was.epoch(),
        was.company(),
        true,
        segments,
        new Manifest.Sealer(was.sealer().role(), was.sealer().id(), key));
  }
}
