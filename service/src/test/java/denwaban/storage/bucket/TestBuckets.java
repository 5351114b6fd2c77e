package denwaban.storage.bucket;

import denwaban.storage.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// A bucket that a test has to itself, and what an intruder could do in it.
public final class TestBuckets {

  public final String name = "b-" + UUID.randomUUID();
  public final S3Settings settings;
  public final S3Client s3;

  /// @param locks whether it is made with Object Lock, and so with versions
  public TestBuckets(S3Server server, Path folder, boolean locks) {
    var file = folder.resolve("credentials-" + name);
    try {
      Files.writeString(file, "AKIDEXAMPLE\nsecret-example");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.settings = new S3Settings(server.endpoint(), name, "us-east-1", true, file, 0);
    this.s3 =
        S3Clients.client(
            settings,
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIDEXAMPLE", "secret-example")),
            "test",
            1);
    s3.createBucket(r -> r.bucket(name).objectLockEnabledForBucket(locks));
  }

  public FileBucket open() {
    return FileBucket.open(settings, "test");
  }
}
