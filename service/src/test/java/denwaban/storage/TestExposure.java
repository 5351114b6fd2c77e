package denwaban.storage;

import com.sun.net.httpserver.HttpServer;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Whether a folder or a bucket of a test is open to others.
public final class TestExposure {

  private TestExposure() {}

  public static Exposure folder(Path folder) {
    return new FolderExposure(folder);
  }

  /// An empty bucket of a service that answers who signs, and everybody once it is opened.
  public static final class OpenableBucket implements AutoCloseable {

    private static final byte[] LIST =
        "<ListBucketResult><Name>b</Name><KeyCount>0</KeyCount></ListBucketResult>".getBytes();

    private final HttpServer server;
    private final Path credentials;
    private volatile boolean open;

    public OpenableBucket(Path folder) throws IOException {
      credentials = Files.writeString(folder.resolve("credentials"), "id\nsecret\n");
      Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          it -> {
            var signed = it.getRequestHeaders().containsKey("Authorization");
            if (open || signed) {
              it.sendResponseHeaders(200, LIST.length);
              it.getResponseBody().write(LIST);
            } else {
              it.sendResponseHeaders(403, -1);
            }
            it.close();
          });
      server.start();
    }

    public void open(boolean toAll) {
      open = toAll;
    }

    public Exposure exposure() {
      var endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
      return new BucketExposure(new S3Settings(endpoint, "b", "us-east-1", true, credentials, 0));
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
