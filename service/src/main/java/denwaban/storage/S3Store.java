package denwaban.storage;

import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Payloads in a bucket, by way of a spool on the local disk: what grows is written there and goes
/// up when it ends; what is whole goes up at once, and waits there only when the bucket is
/// unavailable. A payload leaves the spool some time after the bucket confirmed its length and
/// checksum.
final class S3Store implements ObjectStore, Closeable {

  /// How long a beginning recording waits for the bucket to say that its name is free. Names are
  /// random, and the upload is refused if it is not; so a slow bucket costs no sound.
  private static final Duration GLANCE = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Bucket bucket;
  private final Spool spool;
  private final Uploads uploads;

  S3Store(Bucket bucket, Path spool) throws IOException {
    this(bucket, new Spool(spool, Spool.LIMIT_BYTES), Uploads.WAIT, Uploads.LINGER);
  }

  S3Store(Bucket bucket, Spool spool, Duration firstWait, Duration linger) throws IOException {
    this.bucket = bucket;
    this.spool = spool;
    this.uploads = new Uploads(bucket, spool, firstWait, linger);
    spool.waiting().forEach(uploads::add);
  }

  @Override
  public void put(ObjectId object, int segment, byte[] payload) throws IOException {
    var name = name(object, segment);
    var bytes = Bytes.of(payload);
    if (spool.folder().length(object, segment).isPresent()) {
      spool.folder().put(object, segment, payload); // compares
      return;
    }
    try {
      var lying = bucket.look(name.key(), PATIENCE);
      if (lying.isEmpty()) {
        bucket.put(name.key(), bytes, Digest.sha256(bytes));
      } else {
        mustBe(name, lying.get(), bytes);
      }
    } catch (PayloadExists taken) {
      // another writer was faster, or our own first attempt whose answer was lost
      mustBe(name, bucket.look(name.key(), PATIENCE).orElseThrow(PayloadExists::new), bytes);
    } catch (IOException away) {
      uploads.noteAway(away);
      uploads.makeRoom(payload.length);
      spool.mustHaveRoom(payload.length);
      spool.folder().put(object, segment, payload);
      spool.grew(payload.length);
      uploads.add(name);
    }
  }

  private void mustBe(Spool.Name name, Bucket.Lying lying, Bytes payload) throws IOException {
    if (lying.length() != payload.length()) {
      throw new PayloadExists();
    }
    try (var there = bucket.read(name.key(), 0, Math.max(1, lying.length()))) {
      if (!Digest.sha256(there).equals(Digest.sha256(payload))) {
        throw new PayloadExists();
      }
    }
  }

  @Override
  public AppendedPayload append(ObjectId object, int segment) throws IOException {
    var name = name(object, segment);
    if (glance(name).isPresent()) {
      throw new PayloadExists();
    }
    uploads.makeRoom(0);
    spool.mustHaveRoom(0);
    var growing = spool.folder().append(object, segment);
    return new AppendedPayload() {
      private boolean closed;

      @Override
      public void write(int b) throws IOException {
        growing.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        growing.write(bytes, offset, count);
      }

      @Override
      public long length() {
        return growing.length();
      }

      @Override
      public void sync() throws IOException {
        growing.sync();
      }

      @Override
      public void close() throws IOException {
        growing.close();
        if (!closed) {
          closed = true;
          spool.grew(growing.length());
          uploads.add(name);
        }
      }
    };
  }

  private Optional<Bucket.Lying> glance(Spool.Name name) {
    if (uploads.away()) {
      return Optional.empty();
    }
    try {
      return bucket.look(name.key(), GLANCE);
    } catch (IOException e) {
      uploads.noteAway(e);
      return Optional.empty();
    }
  }

  @Override
  public InputStream read(ObjectId object, int segment, long from, long length) throws IOException {
    var name = name(object, segment);
    try {
      return spool.folder().read(object, segment, from, length);
    } catch (FileNotFoundException e) {
      if (length > 0) {
        return bucket.read(name.key(), from, length);
      }
      if (bucket.look(name.key(), PATIENCE).isEmpty()) {
        throw e;
      }
      return new ByteArrayInputStream(new byte[0]);
    }
  }

  @Override
  public OptionalLong length(ObjectId object, int segment) throws IOException {
    var name = name(object, segment);
    var waiting = spool.folder().length(object, segment);
    if (waiting.isPresent()) {
      return waiting;
    }
    var lying = bucket.look(name.key(), PATIENCE);
    return lying.isPresent() ? OptionalLong.of(lying.get().length()) : OptionalLong.empty();
  }

  @Override
  public boolean delete(ObjectId object, int segment) throws IOException {
    return uploads.delete(name(object, segment));
  }

  @Override
  public boolean erase(ObjectId object) throws IOException {
    return uploads.erase(object);
  }

  @Override
  public List<String> remains(ObjectId object) throws IOException {
    return remains(object, spool.folder(), bucket);
  }

  /// In the spool, and every version in the bucket.
  static List<String> remains(ObjectId object, Folder spool, Bucket bucket) throws IOException {
    var all = new ArrayList<String>();
    spool.remains(object).forEach(it -> all.add("spool/" + it));
    all.addAll(bucket.versions(Spool.prefix(object)));
    return List.copyOf(all);
  }

  private static Spool.Name name(ObjectId object, int segment) {
    if (segment < 0 || segment >= Folder.SEGMENT_LIMIT) {
      throw new IllegalArgumentException("a segment is 0 to " + (Folder.SEGMENT_LIMIT - 1));
    }
    return new Spool.Name(object, segment);
  }

  @Override
  public void close() {
    uploads.close();
    bucket.s3().close();
  }
}
