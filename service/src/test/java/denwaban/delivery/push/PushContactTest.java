package denwaban.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.delivery.mail.MailSettings;
import denwaban.http.HostSettings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whom a push service can write to: never an address that it refuses.
class PushContactTest {

  private static String uri(@Nullable String mail, @Nullable String url, String... hosts) {
    var from = new MailSettings(null, 587, MailSettings.Tls.STARTTLS, null, null, mail, null, null);
    var at =
        new HostSettings(
            HostSettings.Mode.OFFICE,
            List.of(hosts),
            url == null ? null : URI.create(url),
            List.of());
    return new PushContact(from, at).uri();
  }

  @Test
  void it_is_the_offices_mail_address_then_its_public_address_then_its_host() {
    var mail = "denwaban@office.example";
    assertThat(uri(mail, "https://tel.example", "a.example")).isEqualTo("mailto:" + mail);
    assertThat(uri(null, "https://tel.example:8443", "a.example"))
        .isEqualTo("https://tel.example:8443");
    assertThat(uri(null, "http://tel.example", "a.example")).isEqualTo("https://a.example");
    assertThat(uri(null, null, "a.example", "b.example")).isEqualTo("https://a.example");
    assertThat(uri(null, null)).isEqualTo("https://localhost");
  }
}
