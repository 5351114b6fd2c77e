package denwaban.delivery.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.CannotStart;
import denwaban.delivery.channel.Notice;
import denwaban.network.TrustedServers;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.stereotype.Component;

/// Hands a mail to the mail server. TLS is not asked for but required, and the server proves its
/// name by a certificate (RFC 8314; JavaMail would believe any name if not told).
@Component
class MailRelay {

  /// To connect, and for each answer.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MailSettings settings;
  private final InstantSource clock;
  private final String password;
  private final Session session;

  MailRelay(MailSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.password = password(settings);
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(MailSettings settings) {
    var all = new Properties();
    var millis = Long.toString(PATIENCE.toMillis());
    all.setProperty("mail.transport.protocol", "smtp");
    all.setProperty("mail.smtp.connectiontimeout", millis);
    all.setProperty("mail.smtp.timeout", millis);
    all.setProperty("mail.smtp.writetimeout", millis);
    all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    all.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    all.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
    switch (settings.tls()) {
      case STARTTLS -> {
        all.setProperty("mail.smtp.starttls.enable", "true");
        all.setProperty("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> all.setProperty("mail.smtp.ssl.enable", "true");
    }
    all.put(
        "mail.smtp.ssl.socketFactory",
        TrustedServers.with(settings.caFile(), "denwaban.mail.ca-file").getSocketFactory());
    return all;
  }

  private static String password(MailSettings settings) {
    var file = settings.passwordFile();
    if (file == null) return "";
    try {
      return Files.readString(file, UTF_8).strip();
    } catch (IOException e) {
      throw new CannotStart(
          "The file of denwaban.mail.password-file cannot be read.",
          "Name a file with the password alone, or leave it out.",
          e);
    }
  }

  /// The whole text was sent, and no answer came: it may be on its way.
  static final class NotKnown extends MessagingException {
    private static final long serialVersionUID = 1L;

    NotKnown(MessagingException cause) {
      super("no answer", cause);
    }
  }

  /// @throws NotKnown if that cannot be said
  /// @throws MessagingException if it was not taken over
  void send(Notice notice, String to) throws MessagingException, UnsupportedEncodingException {
    var mail = mail(notice, to);
    try {
      send(mail);
    } catch (SMTPSendFailedException refused) {
      throw refused.getReturnCode() > 0 || !mail.written ? refused : new NotKnown(refused);
    } catch (SendFailedException refused) {
      throw refused;
    } catch (MessagingException lost) {
      throw mail.written ? new NotKnown(lost) : lost;
    }
  }

  /// Connects as for a mail, with TLS and the password, and sends nothing.
  ///
  /// @throws MessagingException if that does not work
  void greet() throws MessagingException {
    try (var transport = session.getTransport()) {
      transport.connect(settings.host(), settings.port(), settings.user(), password);
    }
  }

  private void send(Mail mail) throws MessagingException {
    try (var transport = session.getTransport()) {
      transport.connect(settings.host(), settings.port(), settings.user(), password);
      transport.sendMessage(mail, mail.getAllRecipients());
    }
  }

  /// Content-free, but for what contract and client let out. A file is sealed.
  Mail mail(Notice notice, String to) throws MessagingException, UnsupportedEncodingException {
    var from = Objects.requireNonNull(settings.from());
    var domain = MailAddress.domain(from);
    var mail = new Mail(session, "<" + notice.id() + "@" + domain + ">");
    mail.setEnvelopeFrom(new ReturnAddress(notice.client(), notice.attempt()).at(domain));
    mail.setFrom(new InternetAddress(from, "電話番 Denwaban", "UTF-8"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    mail.setSubject(MailText.subject(notice), "UTF-8");
    mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no vacation replies
    if (notice.urgent()) mail.setHeader("Importance", "high");
    mail.setSentDate(Date.from(clock.instant()));
    var file = notice.file();
    if (file == null) {
      mail.setText(MailText.of(notice), "UTF-8");
    } else {
      mail.setContent(with(file, MailText.of(notice)));
    }
    mail.saveChanges();
    return mail;
  }

  private static MimeMultipart with(Notice.File file, String text) throws MessagingException {
    var words = new MimeBodyPart();
    words.setText(text, "UTF-8");
    var sealed = new MimeBodyPart();
    var bytes = new ByteArrayDataSource(file.bytes().toArray(), "application/octet-stream");
    sealed.setDataHandler(new DataHandler(bytes));
    sealed.setFileName(file.name());
    return new MimeMultipart(words, sealed);
  }

  /// With an id of ours: the same for each try, so that two that arrive are one.
  static final class Mail extends SMTPMessage {

    private final String id;
    private boolean written;

    Mail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
      super.writeTo(out, without);
      written = true;
    }
  }
}
