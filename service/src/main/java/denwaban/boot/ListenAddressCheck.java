package denwaban.boot;

import com.sun.security.auth.module.UnixSystem;
import denwaban.database.CannotStart;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Decides, before anything starts, whether the configured addresses are safe, and fills in what
/// follows from them: TLS, HTTP/2, the data folder.
///
/// Plain HTTP goes no further than this machine. A demo office goes no further at all.
public final class ListenAddressCheck implements EnvironmentPostProcessor, Ordered {

  private static final String HOST = "denwaban.http.host";
  private static final String CERTIFICATE = "denwaban.tls.certificate";
  private static final String KEY = "denwaban.tls.key";

  /// What else opens a port.
  private static final List<String> OTHER_HOSTS =
      List.of("denwaban.sip.host", "denwaban.call.media.host");

  /// Root's home is closed to the account that runs PostgreSQL.
  private static final String ROOTS_DATA = "/var/lib/denwaban/";

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var mode = environment.getProperty("denwaban.mode", "office");
    if (!mode.equals("demo") && !mode.equals("office")) {
      throw new CannotStart("There is no mode \"" + mode + "\".", "Use demo or office.");
    }
    var more = new HashMap<String, Object>();
    more.put("denwaban.data", data(mode));
    // before anything is refused: a check of the settings goes on with the rest
    environment.getPropertySources().addLast(new MapPropertySource("denwaban", more));
    check(environment, mode.equals("demo"), more);
    var days = environment.getProperty("denwaban.logs.days");
    if (days != null) {
      var _ = LogFile.days(days);
    }
  }

  private static void check(
      ConfigurableEnvironment environment, boolean demo, Map<String, Object> more) {
    var local = loopback(environment, HOST);
    if (demo) {
      for (var other : OTHER_HOSTS) {
        local &= loopback(environment, other);
      }
      if (!local) {
        throw new CannotStart(
            "A demo office must not be reachable from other machines.",
            "Leave out the addresses, or start a real office with `./denwaban run`.");
      }
    }
    ownWords(environment);
    var certificate = environment.getProperty(CERTIFICATE);
    var key = environment.getProperty(KEY);
    if (certificate != null || key != null) {
      tls(file(CERTIFICATE, certificate), file(KEY, key), more);
    } else if (!local) {
      throw new CannotStart(
          "Other machines could read and change what is sent to this address without TLS.",
          "Give a PEM certificate and its key with --%s=FILE --%s=FILE, or listen on 127.0.0.1 only."
              .formatted(CERTIFICATE, KEY));
    }
    if (!local
        && environment.getProperty("denwaban.hosts", "").isBlank()
        && environment.getProperty("denwaban.hosts[0]", "").isBlank()) {
      throw new CannotStart(
          "No host name is configured, so no browser could sign in from another machine.",
          "Give the name in the certificate with --denwaban.hosts=tel.example.jp");
    }
  }

  /// Spring's own settings would open another address than the one that was looked at.
  private static void ownWords(ConfigurableEnvironment environment) {
    var host = environment.getProperty(HOST, "127.0.0.1");
    if (!environment.getProperty("server.address", host).equals(host)) {
      throw new CannotStart(
          "server.address is another address than " + HOST + ".",
          "Leave server.address out (SERVER_ADDRESS in the environment, too), and set "
              + HOST
              + ".");
    }
    if (!environment.getProperty("server.ssl.enabled", "true").equals("true")) {
      throw new CannotStart(
          "server.ssl.enabled would switch TLS off.",
          "Leave it out (SERVER_SSL_ENABLED in the environment, too).");
    }
  }

  private static void tls(Path certificate, Path key, Map<String, Object> more) {
    var pem = "spring.ssl.bundle.pem.web.";
    more.put("server.ssl.bundle", "web");
    more.put("server.http2.enabled", "true");
    more.put(pem + "keystore.certificate", certificate.toUri().toString());
    more.put(pem + "keystore.private-key", key.toUri().toString());
    more.put(pem + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
    // a renewed certificate is served seconds later, without a restart
    more.put(pem + "reload-on-update", "true");
    more.put("spring.ssl.bundle.watch.file.quiet-period", "1s");
  }

  private static Path file(String property, @Nullable String name) {
    if (name == null) {
      throw new CannotStart(
          "A certificate needs its key and a key its certificate.",
          "Set both %s and %s.".formatted(CERTIFICATE, KEY));
    }
    var file = Path.of(name).toAbsolutePath();
    if (!Files.isReadable(file)) {
      throw new CannotStart(
          "The file of %s cannot be read: %s".formatted(property, file),
          "Correct the path, or the file's owner and permissions.");
    }
    return file;
  }

  private static boolean loopback(ConfigurableEnvironment environment, String property) {
    var host = environment.getProperty(property, "127.0.0.1");
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      throw new CannotStart(
          "The address to listen on is no IP address: " + property + ".",
          "Write it in numbers, such as 127.0.0.1 or 192.0.2.7; names go into denwaban.hosts.");
    }
  }

  static String data(String mode) {
    return new UnixSystem().getUid() == 0
        ? ROOTS_DATA + mode
        : "${XDG_DATA_HOME:${user.home}/.local/share}/denwaban/" + mode;
  }
}
