package denwaban.open;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an exit pack: a zip without compression, for sealed bytes do not shrink. Format:
/// docs/formats/exit-pack.md.
///
/// [#finish] writes the two READMEs and the list; a pack without them is refused. Never closes the
/// stream it writes to. For one thread.
public final class PackWriter implements Closeable {

  private static final List<String> READMES = List.of("README.en.txt", "README.ja.txt");

  /// Content that can be read twice: once for its sum, which a zip has in front, and once to copy.
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  private final ZipOutputStream zip;
  private final Instant madeAt;
  private final List<PackIndex.File> files = new ArrayList<>();
  private final List<ObjectId> erased = new ArrayList<>();
  private final List<ObjectId> lost = new ArrayList<>();

  public PackWriter(OutputStream out, Instant madeAt) {
    this.zip = new ZipOutputStream(out);
    this.madeAt = madeAt;
    zip.setMethod(ZipOutputStream.STORED);
  }

  public static String object(Object id, int version) {
    return "objects/" + id + "/" + version + "/";
  }

  public void add(String path, Bytes content) throws IOException {
    add(path, () -> new ByteArrayInputStream(content.toArray()));
  }

  public void add(String path, Source source) throws IOException {
    var crc = new CRC32();
    try (var in = new Counted(new CheckedInputStream(source.open(), crc))) {
      var sha256 = Digest.sha256(in);
      put(path, in.length, crc.getValue(), source);
      files.add(new PackIndex.File(path, in.length, sha256));
    }
  }

  /// A header, and the statement of who made it.
  public void addHeader(String place, Bytes header, Bytes statement, Bytes signature)
      throws IOException {
    add(place + ".header", header);
    add(place + ".header.json", statement);
    addSignature(place + ".header.sig", signature);
  }

  /// Base64 and a newline.
  public void addSignature(String path, Bytes signature) throws IOException {
    add(path, Bytes.of((signature.base64() + "\n").getBytes(US_ASCII)));
  }

  /// Names an object of which nothing can be opened any more, so that its absence is no riddle.
  public void erased(ObjectId object) {
    erased.add(object);
  }

  /// Names an object whose payload is gone though its time was not over: the rest goes on without
  /// it.
  public void lost(ObjectId object) {
    lost.add(object);
  }

  /// Ends a zip of new headers alone, which is no pack.
  void finishHeaders() throws IOException {
    zip.finish();
  }

  /// @param pin fingerprint of the company's key
  /// @param logKey the log's vkey
  /// @param logFirst number of the first entry in `log/entries.jsonl`
  public void finish(ClientId client, String installation, String pin, String logKey, long logFirst)
      throws IOException {
    for (var readme : READMES) {
      add(readme, () -> Objects.requireNonNull(PackWriter.class.getResourceAsStream(readme)));
    }
    files.sort(Comparator.comparing(PackIndex.File::path));
    var index =
        new PackIndex(client, madeAt, installation, pin, logKey, logFirst, erased, lost, files);
    add(PackIndex.PATH, index::text);
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.flush();
  }

  private void put(String path, long length, long crc, Source source) throws IOException {
    var entry = new ZipEntry(path);
    entry.setSize(length);
    entry.setCompressedSize(length);
    entry.setCrc(crc);
    entry.setTimeLocal(LocalDateTime.ofInstant(madeAt, ZoneOffset.UTC));
    zip.putNextEntry(entry);
    try (var in = source.open()) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  private static final class Counted extends FilterInputStream {

    private long length;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var b = super.read();
      length += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      var count = super.read(b, off, len);
      length += Math.max(count, 0);
      return count;
    }
  }
}
