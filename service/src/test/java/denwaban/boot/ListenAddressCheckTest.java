package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Which addresses start, and which are refused with a way out.
class ListenAddressCheckTest {

  @TempDir Path folder;

  @Test
  void the_loopback_needs_nothing() {
    for (var host : new String[] {"127.0.0.1", "127.9.9.9", "::1", "localhost"}) {
      for (var mode : new String[] {"office", "demo"}) {
        var started = start(Map.of("denwaban.mode", mode, "denwaban.http.host", host));
        assertThat(started.getProperty("server.ssl.bundle")).as(host).isNull();
      }
    }
  }

  @Test
  void any_other_address_needs_tls() {
    for (var host : new String[] {"0.0.0.0", "::", "192.0.2.7", "10.0.0.1", "2001:db8::1"}) {
      assertThatThrownBy(() -> start(Map.of("denwaban.http.host", host)))
          .as(host)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("without TLS")
          .hasMessageContaining("--denwaban.tls.certificate=FILE");
    }
  }

  @Test
  void springs_own_words_open_no_other_address_and_switch_no_tls_off() throws IOException {
    for (var mode : new String[] {"office", "demo"}) {
      assertThatThrownBy(() -> start(Map.of("denwaban.mode", mode, "server.address", "0.0.0.0")))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("server.address");
    }
    start(Map.of("server.address", "127.0.0.1"));
    var settings = tls();
    settings.put("denwaban.http.host", "192.0.2.7");
    settings.put("denwaban.hosts", "tel.example.jp");
    settings.put("server.ssl.enabled", "false");
    assertThatThrownBy(() -> start(settings)).hasMessageContaining("switch TLS off");
  }

  @Test
  void with_a_certificate_it_may_be_reached_by_name() throws IOException {
    var settings = tls();
    settings.put("denwaban.http.host", "192.0.2.7");
    assertThatThrownBy(() -> start(settings))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("denwaban.hosts");

    settings.put("denwaban.hosts", "tel.example.jp");
    var started = start(settings);
    assertThat(started.getProperty("server.ssl.bundle")).isEqualTo("web");
    assertThat(started.getProperty("server.http2.enabled")).isEqualTo("true");
    assertThat(started.getProperty("spring.ssl.bundle.pem.web.options.enabled-protocols"))
        .isEqualTo("TLSv1.3,TLSv1.2");
  }

  @Test
  void half_a_key_pair_and_a_missing_file_are_refused() throws IOException {
    var noKey = tls();
    noKey.remove("denwaban.tls.key");
    assertThatThrownBy(() -> start(noKey)).hasMessageContaining("needs its key");

    var missing = tls();
    missing.put("denwaban.tls.key", folder.resolve("absent.pem").toString());
    assertThatThrownBy(() -> start(missing))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void a_demo_stays_on_this_machine_even_with_tls() throws IOException {
    for (var property :
        new String[] {"denwaban.http.host", "denwaban.sip.host", "denwaban.call.media.host"}) {
      var settings = tls();
      settings.put("denwaban.mode", "demo");
      settings.put("denwaban.hosts", "tel.example.jp");
      settings.put(property, "192.0.2.7");
      assertThatThrownBy(() -> start(settings))
          .as(property)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("demo");
    }
  }

  @Test
  void a_name_or_an_unknown_mode_is_no_address_and_no_mode() {
    assertThatThrownBy(() -> start(Map.of("denwaban.http.host", "tel.example.jp")))
        .hasMessageContaining("no IP address");
    assertThatThrownBy(() -> start(Map.of("denwaban.mode", "test")))
        .hasMessageContaining("Use demo or office");
  }

  @Test
  void demo_and_office_keep_their_data_apart() {
    var demo = start(Map.of("denwaban.mode", "demo")).getProperty("denwaban.data");
    var office = start(Map.of()).getProperty("denwaban.data");

    assertThat(demo).endsWith("denwaban/demo");
    assertThat(office).endsWith("denwaban/office");
  }

  private Map<String, Object> tls() throws IOException {
    var certificate = Files.writeString(folder.resolve("web.pem"), "certificate");
    var key = Files.writeString(folder.resolve("web.key"), "key");
    return new HashMap<>(
        Map.of(
            "denwaban.tls.certificate", certificate.toString(),
            "denwaban.tls.key", key.toString()));
  }

  private static StandardEnvironment start(Map<String, ?> settings) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", new HashMap<String, Object>(settings)));
    new ListenAddressCheck().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
