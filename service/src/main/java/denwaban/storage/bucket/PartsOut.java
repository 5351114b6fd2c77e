package denwaban.storage.bucket;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.utils.Md5Utils;

/// One file on its way up: what is small in one request, what is larger in parts as they fill.
/// Nothing of it is to be seen in the bucket before [#finish()].
final class PartsOut extends OutputStream {

  /// Bytes of a part, in memory while it fills.
  static final int PART = 16 * 1024 * 1024;

  /// S3's own limit; with [#PART] a file has at most 156 GiB.
  static final int PARTS = 10_000;

  private static final int FIRST = 64 * 1024;

  /// Answers to a write under a name that is taken (RFC 9110), or is being written now (S3).
  private static final int TAKEN = 412;

  private static final int BEING_WRITTEN = 409;

  private final FileBucket bucket;
  private final String key;
  private final boolean fresh;
  private final @Nullable Lock lock;
  private final List<CompletedPart> done = new ArrayList<>();
  private final ByteArrayOutputStream digests = new ByteArrayOutputStream();

  private byte[] part = new byte[FIRST];
  private int filled;
  private long length;
  private @Nullable String upload;
  private boolean over;

  PartsOut(FileBucket bucket, String key, boolean fresh, @Nullable Lock lock) {
    this.bucket = bucket;
    this.key = key;
    this.fresh = fresh;
    this.lock = lock;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    Objects.checkFromIndexSize(off, len, b.length);
    var at = off;
    for (var left = len; left > 0; ) {
      if (filled == PART) send();
      if (filled == part.length) part = Arrays.copyOf(part, Math.min(PART, part.length * 2));
      var taken = Math.min(left, part.length - filled);
      System.arraycopy(b, at, part, filled, taken);
      filled += taken;
      at += taken;
      left -= taken;
    }
    length += len;
  }

  private void send() throws IOException {
    if (done.size() == PARTS) throw new IOException("a file has 156 GiB at most");
    var id = upload;
    if (id == null) {
      id = MultipartStart.begin(bucket.s3(), bucket.name(), key, lock);
      upload = id;
    }
    var bytes = filled == part.length ? part : Arrays.copyOf(part, filled);
    var sha256 = Digest.sha256(Bytes.of(bytes));
    var number = done.size() + 1;
    var to = id;
    var sent =
        bucket
            .s3()
            .uploadPart(
                r ->
                    r.bucket(bucket.name())
                        .key(key)
                        .uploadId(to)
                        .partNumber(number)
                        .checksumSHA256(sha256.base64()),
                RequestBody.fromBytes(bytes));
    done.add(
        CompletedPart.builder()
            .partNumber(number)
            .eTag(sent.eTag())
            .checksumSHA256(sha256.base64())
            .build());
    digests.writeBytes(sha256.toArray());
    filled = 0;
  }

  /// All was written: the file is there from now on.
  void finish() throws IOException {
    over = true;
    try {
      // for services that do not know If-None-Match, or not for what comes in parts
      if (fresh && bucket.has(key)) throw new FileAlreadyExistsException(key);
      if (upload == null) {
        var sha256 = Digest.sha256(Bytes.of(Arrays.copyOf(part, filled)));
        digests.writeBytes(sha256.toArray());
        confirm(small(sha256), sha256.base64());
      } else {
        if (filled > 0) send();
        var parts = Digest.sha256(Bytes.of(digests.toByteArray())).base64() + "-" + done.size();
        confirm(joined(upload), parts);
        upload = null;
      }
    } catch (S3Exception e) {
      if (fresh && (e.statusCode() == TAKEN || e.statusCode() == BEING_WRITTEN)) {
        throw new FileAlreadyExistsException(key);
      }
      throw e;
    }
  }

  private @Nullable String small(Bytes sha256) {
    var bytes = Arrays.copyOf(part, filled);
    var request =
        PutObjectRequest.builder()
            .bucket(bucket.name())
            .key(key)
            .ifNoneMatch(fresh ? "*" : null)
            .contentType("application/octet-stream")
            .checksumSHA256(sha256.base64());
    if (lock != null) {
      request
          .objectLockMode(lock.mode().name())
          .objectLockRetainUntilDate(lock.until())
          // S3 wants one beside a lock, and older services know no other
          .contentMD5(Md5Utils.md5AsBase64(bytes));
    }
    return bucket.s3().putObject(request.build(), RequestBody.fromBytes(bytes)).versionId();
  }

  private @Nullable String joined(String id) {
    return bucket
        .s3()
        .completeMultipartUpload(r ->
            r.bucket(bucket.name())
                .key(key)
                .uploadId(id)
                .ifNoneMatch(fresh ? "*" : null)
                .multipartUpload(m -> m.parts(done)))
        .versionId();
  }

  /// What the bucket says that it has; a service that says nothing of checksums is read back.
  private void confirm(@Nullable String version, String checksum) throws IOException {
    var head =
        bucket
            .s3()
            .headObject(r ->
                r.bucket(bucket.name())
                    .key(key)
                    .versionId(FileBucket.id(version))
                    .checksumMode(ChecksumMode.ENABLED));
    if (head.contentLength() != length) throw new IOException("the bucket has another length");
    if (checksum.equals(head.checksumSHA256())) return;
    var back = new ByteArrayOutputStream();
    try (var in = bucket.read(key, version)) {
      do {
        back.writeBytes(Digest.sha256(Bytes.of(in.readNBytes(PART))).toArray());
      } while (back.size() < digests.size());
    }
    if (!Arrays.equals(back.toByteArray(), digests.toByteArray())) {
      throw new IOException("the bucket has other bytes");
    }
  }

  /// An abort, unless [#finish()] ended well.
  @Override
  public void close() throws IOException {
    var id = upload;
    if (id == null) return;
    upload = null;
    try {
      bucket.s3().abortMultipartUpload(r -> r.bucket(bucket.name()).key(key).uploadId(id));
    } catch (SdkException e) {
      // the next start gives it up
      if (over) throw FileBucket.away(e);
    }
  }
}
