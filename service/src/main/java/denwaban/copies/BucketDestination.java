package denwaban.copies;

import denwaban.kernel.Bytes;
import denwaban.storage.CopyBucket;
import java.io.IOException;

/// A client's bucket, under one prefix.
final class BucketDestination implements Destination {

  private final CopyBucket bucket;
  private final String prefix;

  BucketDestination(CopyBucket bucket, String prefix) {
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void put(String path, Bytes bytes) throws IOException {
    try {
      bucket.put(prefix + "/" + path, bytes);
    } catch (CopyBucket.Refused e) {
      throw new CopyFailed(CopyTrouble.REFUSED, e);
    }
  }

  @Override
  public void close() {
    bucket.close();
  }
}
