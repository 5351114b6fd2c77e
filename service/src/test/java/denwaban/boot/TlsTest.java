package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.people.PeopleHouse;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The web server with a certificate: what it speaks, and a renewal while it runs.
@SpringBootTest(
    classes = PeopleHouse.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "denwaban.tls.certificate=target/test-tls/web.pem",
      "denwaban.tls.key=target/test-tls/web.key"
    })
class TlsTest {

  private static final Path FOLDER = Path.of("target/test-tls");

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  static {
    issue(1); // before the context starts
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    database.settings(registry);
  }

  @LocalServerPort int port;

  @Test
  void it_speaks_http_2_over_tls_1_3_and_demands_it_for_two_years() throws Exception {
    try (var socket = connect("TLSv1.3")) {
      assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
    }
    try (var socket = connect("TLSv1.2")) {
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
    }
    assertThat(head()).contains("Strict-Transport-Security: max-age=63072000");
  }

  @Test
  void older_tls_is_refused() {
    System.setProperty("jdk.tls.client.protocols", "");
    assertThatThrownBy(() -> connect("TLSv1.1").close()).isInstanceOf(IOException.class);
  }

  @Test
  void a_renewed_certificate_is_served_without_a_restart() throws Exception {
    issue(2);
    var deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (serial() != 2) {
      assertThat(System.nanoTime()).as("new certificate in time").isLessThan(deadline);
      Thread.sleep(500);
    }
  }

  private long serial() throws Exception {
    try (var socket = connect("TLSv1.3")) {
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
          .getSerialNumber()
          .longValueExact();
    }
  }

  private String head() throws Exception {
    try (var socket = connect("TLSv1.3", "http/1.1")) {
      socket
          .getOutputStream()
          .write(
              "HEAD / HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                  .formatted(port)
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return new String(
          socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
    }
  }

  private SSLSocket connect(String protocol, String... application) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    var parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    parameters.setApplicationProtocols(
        application.length == 0 ? new String[] {"h2", "http/1.1"} : application);
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(10_000);
    try {
      socket.startHandshake();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  /// The test looks at the certificate itself.
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static void issue(long serial) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var pair = generator.generateKeyPair();
      var name = new X500Principal("CN=localhost");
      var now = Instant.now();
      var certificate =
          new JcaX509v3CertificateBuilder(
                  name,
                  BigInteger.valueOf(serial),
                  Date.from(now.minusSeconds(60)),
                  Date.from(now.plusSeconds(3600)),
                  name,
                  pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
      Files.createDirectories(FOLDER);
      write("web.key", "PRIVATE KEY", pair.getPrivate().getEncoded());
      write("web.pem", "CERTIFICATE", certificate.getEncoded());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void write(String name, String kind, byte[] der) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    var fresh = Files.createTempFile(FOLDER, name, null);
    Files.writeString(
        fresh, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
    Files.move(fresh, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
