package denwaban.storage;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.storage.bucket.Lock;
import denwaban.storage.bucket.MultipartStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/// Brings one file into the bucket and believes nothing but the bucket's own answer about length
/// and checksum.
///
/// What a broken-off upload left in the bucket is asked of the bucket, so nothing needs to be
/// remembered here: parts that are there with the same SHA-256 are not sent again.
final class Upload {

  /// Larger files go in parts. A five-minute segment of a recording has 4.8 MB.
  static final int PART = 8 * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Bucket bucket;
  private final String key;
  private final Path file;

  Upload(Bucket bucket, String key, Path file) {
    this.bucket = bucket;
    this.key = key;
    this.file = file;
  }

  /// Harmless to repeat. After it returns, the bucket holds exactly the bytes of the file.
  ///
  /// @throws PayloadExists if other bytes lie under this name
  void run() throws IOException {
    try (var open = FileChannel.open(file, StandardOpenOption.READ)) {
      var parts = parts(open);
      if (bucket.look(key, PATIENCE).isEmpty()) {
        try {
          send(open, parts);
        } catch (PayloadExists ours) {
          // a former attempt whose answer was lost, or another writer: the bytes decide
        }
      }
      confirm(open, parts);
    }
  }

  private record Piece(int number, long from, int length, Bytes sha256) {}

  private static List<Piece> parts(FileChannel file) throws IOException {
    var parts = new ArrayList<Piece>();
    var size = file.size();
    var from = 0L;
    do {
      var length = (int) Math.min(PART, size - from);
      var digest = Digest.sha256(bytes(file, from, length));
      parts.add(new Piece(parts.size() + 1, from, length, digest));
      from += length;
    } while (from < size);
    return parts;
  }

  private static Bytes bytes(FileChannel file, long from, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        throw new IOException("a file of the spool became shorter");
      }
    }
    return Bytes.of(buffer.array());
  }

  private void send(FileChannel open, List<Piece> pieces) throws IOException {
    if (pieces.size() == 1) {
      var only = pieces.getFirst();
      bucket.put(key, bytes(open, 0, only.length()), only.sha256());
      return;
    }
    try {
      var begun = begun();
      var there = begun.isEmpty() ? Map.<Integer, Part>of() : arrived(begun);
      var upload = begun.isEmpty() ? begin() : begun;
      var done = new ArrayList<CompletedPart>();
      for (var piece : pieces) {
        var sha256 = piece.sha256().base64();
        var part = there.get(piece.number());
        var etag =
            part != null && sha256.equals(part.checksumSHA256())
                ? part.eTag()
                : send(upload, piece, bytes(open, piece.from(), piece.length()));
        done.add(
            CompletedPart.builder()
                .partNumber(piece.number())
                .eTag(etag)
                .checksumSHA256(sha256)
                .build());
      }
      Bucket.writing(() ->
          bucket
              .s3()
              .completeMultipartUpload(r ->
                  r.bucket(bucket.name())
                      .key(key)
                      .uploadId(upload)
                      .ifNoneMatch("*")
                      .multipartUpload(m -> m.parts(done))));
    } catch (SdkException e) {
      throw Bucket.away(e);
    }
  }

  /// The id of an upload of this payload that was begun and not ended, or "".
  private String begun() {
    return bucket
        .s3()
        .listMultipartUploadsPaginator(r -> r.bucket(bucket.name()).prefix(key))
        .uploads()
        .stream()
        .filter(upload -> upload.key().equals(key))
        .map(MultipartUpload::uploadId)
        .findFirst()
        .orElse("");
  }

  private Map<Integer, Part> arrived(String upload) {
    var parts = new HashMap<Integer, Part>();
    bucket
        .s3()
        .listPartsPaginator(r -> r.bucket(bucket.name()).key(key).uploadId(upload))
        .parts()
        .forEach(part -> parts.put(part.partNumber(), part));
    return parts;
  }

  private String begin() {
    var lock =
        bucket.lock().isZero()
            ? null
            : new Lock(Lock.Mode.GOVERNANCE, bucket.clock().instant().plus(bucket.lock()));
    return MultipartStart.begin(bucket.s3(), bucket.name(), key, lock);
  }

  private String send(String upload, Piece piece, Bytes bytes) {
    return bucket
        .s3()
        .uploadPart(
            r ->
                r.bucket(bucket.name())
                    .key(key)
                    .uploadId(upload)
                    .partNumber(piece.number())
                    .checksumSHA256(piece.sha256().base64()),
            RequestBody.fromBytes(bytes.toArray()))
        .eTag();
  }

  private void confirm(FileChannel open, List<Piece> pieces) throws IOException {
    var lying =
        bucket
            .look(key, PATIENCE)
            .orElseThrow(() -> new IOException("the bucket has not what it took"));
    if (lying.length() != open.size()) {
      throw new PayloadExists();
    }
    var checksum = lying.checksum();
    if (checksum != null && checksum.equals(expected(pieces))) {
      return;
    }
    // no checksum, or one over parts of another size: read back
    try (var back = bucket.read(key, 0, Math.max(1, open.size()))) {
      var whole = Digest.sha256(new FileRange(open, 0, open.size()));
      if (!Digest.sha256(back).equals(whole)) {
        throw new PayloadExists();
      }
    }
  }

  /// As S3 computes it: of one part its SHA-256, of several the SHA-256 of theirs and their number.
  private static String expected(List<Piece> pieces) {
    if (pieces.size() == 1) {
      return pieces.getFirst().sha256().base64();
    }
    var all = ByteBuffer.allocate(pieces.size() * 32);
    pieces.forEach(piece -> all.put(piece.sha256().toArray()));
    return Digest.sha256(Bytes.of(all.array())).base64() + "-" + pieces.size();
  }
}
