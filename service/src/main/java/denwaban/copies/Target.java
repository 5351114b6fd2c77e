package denwaban.copies;

import java.util.regex.Pattern;

/// Where a client's administrator wants the copy of the company's log.
public sealed interface Target {

  /// Days that a version of a file may be locked.
  int LOCK_DAYS = 3_650;

  String address();

  /// @param address `https://…`; files are put under it
  record Https(String address) implements Target {}

  /// @param address of an S3-compatible service
  /// @param lockDays 0 leaves it to the bucket's own rule
  record Bucket(String address, String region, String bucket, boolean pathStyle, int lockDays)
      implements Target {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /// @throws IllegalArgumentException if a part of it has another form
    public Bucket {
      if (!NAME.matcher(bucket).matches()
          || !REGION.matcher(region).matches()
          || lockDays < 0
          || lockDays > LOCK_DAYS) {
        throw new IllegalArgumentException("not a bucket");
      }
    }
  }
}
