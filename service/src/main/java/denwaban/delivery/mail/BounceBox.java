package denwaban.delivery.mail;

import denwaban.kernel.ClientId;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads what came back: a Maildir to which the mail server delivers `bounce+…@`. Each file is
/// looked at once and removed: it returns the mail, and with it what a client let out of a message.
@Component
public class BounceBox {

  private static final Logger LOG = LoggerFactory.getLogger(BounceBox.class);

  /// Files of one round.
  static final int FILES = 1_000;

  /// Bytes of one; a mail server returns at most what it was given, and its own words. A sealed
  /// message of 1 MiB, attached, has 1.4 MiB in base64.
  static final int SIZE = 3 * 1024 * 1024;

  /// RFC 3464 section 2.3.3: a delay is no failure.
  private static final Pattern FAILED = Pattern.compile("(?im)^action:\\s*failed\\s*$");

  private static final List<String> TO = List.of("X-Original-To", "Delivered-To", "To");

  /// Who hears of a mail that came back.
  public interface Bounced {
    void bounced(ClientId client, UUID attempt);
  }

  private final MailSettings settings;

  BounceBox(MailSettings settings) {
    this.settings = settings;
  }

  public void round(Bounced heard) {
    var box = settings.bounces();
    if (box == null) return;
    try {
      for (var file : files(box.resolve("new"))) {
        read(file).ifPresent(it -> heard.bounced(it.client(), it.attempt()));
        Files.delete(file);
      }
      // versions before this one moved here what they had read; a person's own mail may lie there
      for (var file : files(box.resolve("cur"))) {
        if (read(file).isPresent()) Files.delete(file);
      }
    } catch (IOException away) {
      LOG.atWarn().setCause(away).log("the folder of bounces cannot be read");
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).limit(FILES).toList();
    }
  }

  private static Optional<ReturnAddress> read(Path file) {
    try {
      if (Files.size(file) > SIZE) return Optional.empty();
      try (var in = Files.newInputStream(file)) {
        return of(in);
      }
    } catch (IOException | MessagingException | RuntimeException unreadable) {
      // from outside: no report that we know
      LOG.atInfo().log("a mail in the folder of bounces is no report");
      return Optional.empty();
    }
  }

  /// Which try came back; empty if it is no report of a failure, or of none of ours.
  static Optional<ReturnAddress> of(InputStream in) throws IOException, MessagingException {
    var mail = new MimeMessage(Session.getInstance(new Properties()), in);
    // RFC 3464 asks for multipart/report; OpenSMTPD writes multipart/mixed
    if (!(mail.getContent() instanceof Multipart parts)) return Optional.empty();
    var failed = false;
    for (var i = 0; i < parts.getCount(); i++) {
      failed |= failed(parts.getBodyPart(i));
    }
    return failed
        ? TO.stream()
            .flatMap(it -> header(mail, it))
            .flatMap(it -> ReturnAddress.read(it).stream())
            .findFirst()
        : Optional.empty();
  }

  private static boolean failed(BodyPart part) throws IOException, MessagingException {
    if (!part.isMimeType("message/delivery-status")) return false;
    try (var in = part.getInputStream()) {
      var text = new String(in.readNBytes(SIZE), java.nio.charset.StandardCharsets.UTF_8);
      return FAILED.matcher(text).find();
    }
  }

  private static Stream<String> header(MimeMessage mail, String name) {
    try {
      var values = mail.getHeader(name);
      return values == null
          ? Stream.empty()
          : Stream.of(values).map(it -> it.replaceAll("[<>]", "").strip());
    } catch (MessagingException e) {
      return Stream.empty();
    }
  }
}
