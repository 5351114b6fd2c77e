package denwaban.delivery.mail;

import denwaban.database.CannotStart;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The mail server that takes this office's mail (docs/runbooks/delivery.md). There is no setting
/// to go without TLS.
///
/// @param host its name, as its certificate has it; null while the office sends no mail
/// @param port 587 for STARTTLS, 465 for TLS from the first byte
/// @param tls how TLS begins
/// @param user null to send without a password
/// @param passwordFile a file with the password alone
/// @param from the sender; bounces come to `bounce+…@` its domain
/// @param caFile certificates in PEM that answer for the server, besides the public ones
/// @param bounces a Maildir that mail to `bounce+…@` is delivered to; null to see no bounces
@ConfigurationProperties("denwaban.mail")
public record MailSettings(
    @Nullable String host,
    @DefaultValue("587") int port,
    @DefaultValue("starttls") Tls tls,
    @Nullable String user,
    @Nullable Path passwordFile,
    @Nullable String from,
    @Nullable Path caFile,
    @Nullable Path bounces) {

  public enum Tls {
    STARTTLS,
    IMPLICIT
  }

  /// @throws CannotStart if a server is named without a sender
  public MailSettings {
    if (host != null && (from == null || !MailAddress.fits(from))) {
      throw new CannotStart(
          "denwaban.mail.host names a mail server, and denwaban.mail.from no sender.",
          "Set denwaban.mail.from, such as denwaban@example.co.jp.");
    }
  }

  public boolean sends() {
    return host != null;
  }
}
