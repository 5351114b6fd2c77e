package denwaban.storage;

import denwaban.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What we ask of a bucket, by the names of payloads. Throws [IOException] when it is unavailable
/// or refuses; its messages name no caller and no credential.
final class Bucket {

  static final int NOT_FOUND = 404;
  static final int NO_SUCH_RANGE = 416;

  /// Answers to a write under a name that is taken (RFC 9110), or is being written now (S3).
  private static final int TAKEN = 412;

  private static final int BEING_WRITTEN = 409;

  private final S3Client s3;
  private final String name;
  private final Duration lock;
  private final InstantSource clock;

  /// @param lock zero for none
  Bucket(S3Client s3, String name, Duration lock, InstantSource clock) {
    this.s3 = s3;
    this.name = name;
    this.lock = lock;
    this.clock = clock;
  }

  S3Client s3() {
    return s3;
  }

  String name() {
    return name;
  }

  /// @param checksum SHA-256 in base64 as S3 reports it, with "-parts" after it when the payload
  ///   came in parts; null from a service that keeps none
  record Lying(long length, @Nullable String checksum) {}

  Optional<Lying> look(String key, Duration patience) throws IOException {
    try {
      var head =
          s3.headObject(r ->
              r.bucket(name)
                  .key(key)
                  .checksumMode(ChecksumMode.ENABLED)
                  .overrideConfiguration(c -> c.apiCallTimeout(patience)));
      return Optional.of(new Lying(head.contentLength(), head.checksumSHA256()));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw away(e);
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Never overwrites: `If-None-Match: *` tells a service that knows it, and the caller has looked
  /// first for one that does not.
  ///
  /// @throws PayloadExists if the name is taken
  void put(String key, Bytes payload, Bytes sha256) throws IOException {
    var request =
        PutObjectRequest.builder()
            .bucket(name)
            .key(key)
            .ifNoneMatch("*")
            .contentType("application/octet-stream")
            .checksumSHA256(sha256.base64());
    if (!lock.isZero()) {
      request
          .objectLockMode(ObjectLockMode.GOVERNANCE)
          .objectLockRetainUntilDate(clock.instant().plus(lock));
    }
    writing(() -> s3.putObject(request.build(), RequestBody.fromBytes(payload.toArray())));
  }

  /// A write that must find its name free.
  static <T> T writing(Supplier<T> write) throws IOException {
    try {
      return write.get();
    } catch (S3Exception e) {
      if (e.statusCode() == TAKEN || e.statusCode() == BEING_WRITTEN) {
        throw new PayloadExists();
      }
      throw away(e);
    } catch (SdkException e) {
      throw away(e);
    }
  }

  InputStream read(String key, long from, long length) throws IOException {
    try {
      return s3.getObject(
          r -> r.bucket(name).key(key).range("bytes=%d-%d".formatted(from, from + length - 1)));
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case NO_SUCH_RANGE -> new ByteArrayInputStream(new byte[0]);
        case NOT_FOUND -> throw new FileNotFoundException("no payload of this object and segment");
        default -> throw away(e);
      };
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Removes every version: in a bucket with versions a plain delete only hides.
  ///
  /// @throws IOException also while Object Lock keeps a version
  boolean delete(String key) throws IOException {
    try {
      var was = false;
      for (var version :
          s3.listObjectVersionsPaginator(r -> r.bucket(name).prefix(key)).versions()) {
        if (version.key().equals(key)) {
          s3.deleteObject(r -> r.bucket(name).key(key).versionId(version.versionId()));
          was = true;
        }
      }
      return was;
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Removes every version of whatever begins so, what marks it as deleted, and the parts of
  /// uploads that broke off.
  ///
  /// @return whether there was any
  /// @throws IOException also while Object Lock keeps a version
  boolean erase(String prefix) throws IOException {
    try {
      var was = false;
      for (var page : s3.listObjectVersionsPaginator(r -> r.bucket(name).prefix(prefix))) {
        for (var version : page.versions()) {
          s3.deleteObject(r -> r.bucket(name).key(version.key()).versionId(version.versionId()));
          was = true;
        }
        for (var marker : page.deleteMarkers()) {
          s3.deleteObject(r -> r.bucket(name).key(marker.key()).versionId(marker.versionId()));
        }
      }
      for (var it : begun(prefix)) {
        s3.abortMultipartUpload(r -> r.bucket(name).key(it.key()).uploadId(it.uploadId()));
        was = true;
      }
      return was;
    } catch (SdkException e) {
      throw away(e);
    }
  }

  private List<MultipartUpload> begun(String prefix) {
    return s3.listMultipartUploadsPaginator(r -> r.bucket(name).prefix(prefix)).uploads().stream()
        .toList();
  }

  /// Names and versions of what begins so, also those that a newer version or a mark hides; and of
  /// uploads that broke off.
  List<String> versions(String prefix) throws IOException {
    try {
      var versions =
          s3.listObjectVersionsPaginator(r -> r.bucket(name).prefix(prefix)).versions().stream()
              .map(it -> it.key() + "@" + it.versionId());
      var parts = begun(prefix).stream().map(it -> it.key() + " (parts)");
      return Stream.concat(versions, parts).toList();
    } catch (SdkException e) {
      throw away(e);
    }
  }

  Duration lock() {
    return lock;
  }

  InstantSource clock() {
    return clock;
  }

  static IOException away(SdkException e) {
    return new IOException("the bucket is away or refuses", e);
  }
}
