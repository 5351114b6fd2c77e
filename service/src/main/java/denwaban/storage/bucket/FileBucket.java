package denwaban.storage.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Files in a bucket, with all their versions. Throws [IOException] when it is away or refuses; its
/// messages name no credential.
public final class FileBucket implements AutoCloseable {

  /// A backup has time: it rather waits than begins anew.
  private static final int ATTEMPTS = 5;

  /// How a service that keeps no versions calls the only one.
  private static final String ONLY = "null";

  static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final String name;

  private FileBucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /// Asks the bucket nothing yet.
  ///
  /// @param named what the settings begin with, such as `denwaban.backup.s3`
  /// @throws denwaban.database.CannotStart if address or credentials are not to be used
  public static FileBucket open(S3Settings settings, String named) {
    var credentials = S3Clients.credentials(settings, named);
    return new FileBucket(
        S3Clients.client(settings, credentials, named, ATTEMPTS), settings.bucket());
  }

  /// What a file shall hold.
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// One version of a file.
  ///
  /// @param at when the service took it
  /// @param newest whether it is what a plain read gives; none is where a mark says deleted
  public record Version(String key, String id, long bytes, Instant at, boolean newest) {}

  S3Client s3() {
    return s3;
  }

  String name() {
    return name;
  }

  /// @throws UnsafePlace if it is not there, or versions cannot be removed from it
  public BucketRules rules() throws UnsafePlace, IOException {
    return BucketRules.ask(this);
  }

  /// Writes a file or a new version of it. After this returns, the bucket said that it has these
  /// bytes, by length and SHA-256; or they were read back.
  ///
  /// @param fresh whether the name must be free
  /// @param lock null for none
  /// @throws java.nio.file.FileAlreadyExistsException if it is not free
  public void put(String key, boolean fresh, @Nullable Lock lock, Content content)
      throws IOException {
    try (var out = new PartsOut(this, key, fresh, lock)) {
      content.write(out);
      out.finish();
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// All versions of what begins so, by name; of one name the oldest first.
  public List<Version> list(String prefix) throws IOException {
    try {
      var found = new ArrayList<Version>();
      for (var it : s3.listObjectVersionsPaginator(r -> r.bucket(name).prefix(prefix)).versions()) {
        found.add(
            new Version(
                it.key(),
                it.versionId() == null ? ONLY : it.versionId(),
                it.size(),
                it.lastModified(),
                Boolean.TRUE.equals(it.isLatest())));
      }
      // services list the newest first; equal times keep that order, turned round
      java.util.Collections.reverse(found);
      found.sort(Comparator.comparing(Version::key).thenComparing(Version::at));
      return List.copyOf(found);
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Whether a plain read would give something.
  boolean has(String key) {
    try {
      var _ = s3.headObject(r -> r.bucket(name).key(key));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) return false;
      throw e;
    }
  }

  /// @throws NoSuchFileException if there is none
  public InputStream read(Version version) throws IOException {
    return read(version.key(), version.id());
  }

  InputStream read(String key, @Nullable String version) throws IOException {
    try {
      return s3.getObject(r -> r.bucket(name).key(key).versionId(id(version)));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) throw new NoSuchFileException(key);
      throw away(e);
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Removes every version of a file, and what marks it as deleted, and looks that nothing is left.
  ///
  /// @return whether there was any
  /// @throws StillLocked if a lock keeps one; those without are gone
  public boolean delete(String key) throws IOException {
    var was = false;
    StillLocked locked = null;
    try {
      for (var page : s3.listObjectVersionsPaginator(r -> r.bucket(name).prefix(key))) {
        for (var it : page.versions()) {
          if (!it.key().equals(key)) continue;
          was = true;
          try {
            remove(key, it.versionId());
          } catch (StillLocked kept) {
            locked = kept;
          }
        }
        for (var it : page.deleteMarkers()) {
          if (it.key().equals(key)) remove(key, it.versionId());
        }
      }
    } catch (SdkException e) {
      throw away(e);
    }
    if (locked != null) throw locked;
    if (was && list(key).stream().anyMatch(it -> it.key().equals(key))) {
      throw new IOException("the bucket kept a version that it was told to remove");
    }
    return was;
  }

  /// Removes one version.
  ///
  /// @throws StillLocked if a lock keeps it
  public void delete(Version version) throws IOException {
    try {
      remove(version.key(), version.id());
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Removes one version, also past a lock in governance mode if this account may: nobody who does
  /// not try a lock calls this.
  ///
  /// @throws StillLocked if a lock keeps it all the same
  public void deletePastGovernance(Version version) throws IOException {
    try {
      remove(version.key(), version.id(), true);
    } catch (SdkException e) {
      throw away(e);
    }
  }

  private void remove(String key, String version) throws StillLocked {
    remove(key, version, null);
  }

  private void remove(String key, String version, @Nullable Boolean past) throws StillLocked {
    try {
      s3.deleteObject(
          r -> r.bucket(name).key(key).versionId(id(version)).bypassGovernanceRetention(past));
    } catch (S3Exception e) {
      // S3 says 403, others 400
      if (e.statusCode() < 500 && locked(key, version)) throw new StillLocked(e);
      throw e;
    }
  }

  /// Whether a service says of a version that it is locked.
  boolean locked(String key, @Nullable String version) {
    var head = s3.headObject(r -> r.bucket(name).key(key).versionId(id(version)));
    return head.objectLockMode() != null
        || head.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON;
  }

  /// Whether any version of a file cannot be removed now.
  public boolean locked(Version version) throws IOException {
    try {
      return locked(version.key(), version.id());
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Sets a later end to the lock of a version.
  public void extend(Version version, Lock lock) throws IOException {
    try {
      s3.putObjectRetention(r ->
          r.bucket(name)
              .key(version.key())
              .versionId(id(version.id()))
              .retention(to -> to.mode(lock.mode().name()).retainUntilDate(lock.until())));
    } catch (SdkException e) {
      throw away(e);
    }
  }

  /// Gives up uploads in parts that were begun and not ended; only while nothing of ours goes up.
  ///
  /// @return how many there were
  public int abandonUploads() throws IOException {
    try {
      var count = 0;
      for (var it : s3.listMultipartUploadsPaginator(r -> r.bucket(name)).uploads()) {
        s3.abortMultipartUpload(r -> r.bucket(name).key(it.key()).uploadId(it.uploadId()));
        count++;
      }
      return count;
    } catch (SdkException e) {
      throw away(e);
    }
  }

  static @Nullable String id(@Nullable String version) {
    return version == null || version.equals(ONLY) ? null : version;
  }

  static IOException away(SdkException e) {
    return new IOException("the bucket is away or refuses", e);
  }

  @Override
  public void close() {
    s3.close();
  }
}
