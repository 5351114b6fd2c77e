package denwaban.storage.partition;

import denwaban.kernel.ObjectId;
import denwaban.storage.bucket.FileBucket;
import denwaban.storage.bucket.FileBucket.Version;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Payloads in a bucket: `<partition>/<object>/<segment>`. What still waits in the spool is not
/// among them; it is as soon as the bucket has it.
public final class BucketPartitions implements PayloadPartitions {

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{2}/([0-9a-f-]{36})/([0-9]{1,5})");

  private final FileBucket bucket;

  /// @param named what the settings begin with
  public BucketPartitions(S3Settings settings, String named) {
    this.bucket = FileBucket.open(settings, named);
  }

  @Override
  public boolean there() {
    return true; // one that is away says so at each question
  }

  @Override
  public List<Payload> on(String partition) throws IOException {
    var found = new ArrayList<Payload>();
    for (var it : bucket.list(partition + "/")) {
      var name = NAME.matcher(it.key());
      if (it.newest() && name.matches()) {
        found.add(
            new Payload(
                ObjectId.of(name.group(1)), Integer.parseInt(name.group(2)), it.bytes(), it.at()));
      }
    }
    return found;
  }

  @Override
  public InputStream open(Payload payload) throws IOException {
    var id = payload.object().toString();
    var key = id.substring(id.length() - 2) + "/" + id + "/" + payload.segment();
    for (Version it : bucket.list(key)) {
      if (it.key().equals(key) && it.newest()) return bucket.read(it);
    }
    throw new NoSuchFileException("a payload");
  }

  @Override
  public boolean bucket() {
    return true;
  }
}
