package denwaban.delivery.mail;

import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.http.outbound.FlowRegister;
import denwaban.http.outbound.NotListed;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Mail that says that something waits. Given to the office's mail server, which is all that
/// [Outcome.Accepted] says.
@Component
final class MailChannel implements Channel {

  private final MailSettings settings;
  private final MailRelay relay;
  private final FlowRegister flows;
  private final ObjectProvider<MailSink> sinks;

  MailChannel(
      MailSettings settings, MailRelay relay, FlowRegister flows, ObjectProvider<MailSink> sinks) {
    this.settings = settings;
    this.relay = relay;
    this.flows = flows;
    this.sinks = sinks;
  }

  @Override
  public DeliveryWayKind kind() {
    return DeliveryWayKind.MAIL;
  }

  @Override
  public String check(Address address) {
    if (!MailAddress.fits(address.own())) throw new IllegalArgumentException("no mail address");
    return MailAddress.hint(address.own());
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    if (!MailAddress.fits(address.own())) return new Outcome.Refused("no-mail-address");
    if (!settings.sends()) return nowhere(notice, address.own());
    try {
      flows.permit(Objects.requireNonNull(settings.host()), "mail", notice.client());
      relay.send(notice, address.own());
      return new Outcome.Accepted();
    } catch (NotListed e) {
      return new Outcome.Later("not-listed", null);
    } catch (DataAccessException | TransactionException e) {
      return new Outcome.Later("mail-away", null);
    } catch (MessagingException | UnsupportedEncodingException e) {
      return outcome(e);
    }
  }

  private Outcome nowhere(Notice notice, String to) {
    var sink = sinks.getIfAvailable();
    if (sink == null) return new Outcome.Later("mail-not-set-up", null);
    sink.take(to, MailText.subject(notice), MailText.of(notice));
    return new Outcome.Accepted();
  }

  /// By the code that the server gave, if it gave one (RFC 5321 section 4.2.1).
  private static Outcome outcome(Exception failed) {
    for (@Nullable Throwable e = failed; e != null; e = next(e)) {
      switch (e) {
        case SMTPAddressFailedException refused -> {
          return byCode(refused.getReturnCode(), "address");
        }
        case SMTPSendFailedException refused when refused.getReturnCode() > 0 -> {
          return byCode(refused.getReturnCode(), "server");
        }
        case MailRelay.NotKnown _ -> {
          return new Outcome.Unknown();
        }
        case AuthenticationFailedException _ -> {
          return new Outcome.Later("mail-sign-in", null);
        }
        case SSLException _ -> {
          return new Outcome.Later("mail-tls", null);
        }
        default -> {}
      }
    }
    var message = String.valueOf(failed.getMessage());
    return message.contains("STARTTLS") || message.contains("TLS")
        ? new Outcome.Later("mail-tls", null)
        : new Outcome.Later("mail-away", null);
  }

  private static Outcome byCode(int code, String who) {
    return code / 100 == 5
        ? new Outcome.Refused("mail-" + who + "-refused")
        : new Outcome.Later("mail-" + who + "-later", null);
  }

  private static @Nullable Throwable next(Throwable e) {
    return e instanceof MessagingException it && it.getNextException() != null
        ? it.getNextException()
        : e.getCause();
  }
}
