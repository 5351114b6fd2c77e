package denwaban.audit.proof.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A time-stamping authority of Debian's `openssl ts`, under a root of its own.
public final class TestAuthority {

  private final Path folder;

  /// @param kind what `openssl genpkey` calls the key
  public TestAuthority(Path folder, String... kind) throws Exception {
    this.folder = Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config"),
        """
        [tsa]
        default_tsa = one
        [one]
        serial = %1$s/serial
        certs = %1$s/root.pem
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256, sha384, sha512
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """
            .formatted(folder));
    Files.writeString(folder.resolve("serial"), "01\n");
    key("root.key", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
    run("req -x509 -new -key root.key -subj /CN=Root -days 30 -out root.pem");
    key("tsa.key", kind);
    certificate("tsa.pem", "critical,timeStamping", "-days 20");
  }

  private void key(String name, String... kind) throws Exception {
    var words = new ArrayList<>(List.of("genpkey", "-out", name));
    words.addAll(Arrays.asList(kind));
    run(words);
  }

  /// Gives the authority's key a certificate.
  X509Certificate certificate(String name, String usage, String validity) throws Exception {
    Files.writeString(
        folder.resolve("usage"),
        "keyUsage=critical,digitalSignature\nextendedKeyUsage=" + usage + "\n");
    run("req -new -key tsa.key -subj /CN=Stamps -out tsa.csr");
    run(
        "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -extfile usage -out "
            + name
            + " "
            + validity);
    return read(name);
  }

  public Path rootFile() {
    return folder.resolve("root.pem");
  }

  X509Certificate root() throws Exception {
    return read("root.pem");
  }

  private X509Certificate read(String name) throws IOException, CertificateException {
    return Authority.certificate(Files.readAllBytes(folder.resolve(name)));
  }

  public Bytes stamp(String text) throws Exception {
    return stamp(text, "-cert");
  }

  /// @param option of `openssl ts -query`
  Bytes stamp(String text, String option) throws Exception {
    query(text, "sha256", option);
    return reply("tsa.pem");
  }

  Bytes stamp(String text, String certificate, String digest) throws Exception {
    query(text, digest, "-cert");
    return reply(certificate);
  }

  /// To a request that somebody else made.
  Bytes answer(Bytes request) throws Exception {
    Files.write(folder.resolve("query"), request.toArray());
    return reply("tsa.pem");
  }

  private void query(String text, String digest, String option) throws Exception {
    Files.write(folder.resolve("text"), text.getBytes(UTF_8));
    var certificate = option.equals("-cert") ? option : option + " -cert";
    run("ts -query -data text -" + digest + " " + certificate + " -out query");
  }

  private Bytes reply(String certificate) throws Exception {
    run(
        "ts -reply -config config -section one -queryfile query -inkey tsa.key -out answer -signer "
            + certificate);
    return Bytes.of(Files.readAllBytes(folder.resolve("answer")));
  }

  private void run(String words) throws Exception {
    run(List.of(words.strip().split(" ", -1)));
  }

  private void run(List<String> words) throws Exception {
    var all = new ArrayList<>(List.of("openssl"));
    all.addAll(words);
    var process = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
    var running = process.start();
    var said = new String(running.getInputStream().readAllBytes(), UTF_8);
    if (running.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", all) + ": " + said);
    }
  }
}
