package denwaban.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/// A certificate for 127.0.0.1 that signs itself, in the PEM files an office is given.
record Certificate(Path chain, Path key) {

  private static final String PASSWORD = "changeit";

  static Certificate make(Path folder) throws Exception {
    var store = folder.resolve("certificate.p12");
    var keytool =
        new ProcessBuilder(
                System.getenv("JAVA_HOME") + "/bin/keytool",
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) throw new AssertionError("keytool made no certificate");
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var key = keys.getKey("own", PASSWORD.toCharArray());
    return new Certificate(
        pem(folder.resolve("own.pem"), "CERTIFICATE", keys.getCertificate("own").getEncoded()),
        pem(folder.resolve("own.key"), "PRIVATE KEY", key.getEncoded()));
  }

  private static Path pem(Path file, String kind, byte[] der) throws Exception {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
  }
}
