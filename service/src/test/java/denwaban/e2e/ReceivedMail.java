package denwaban.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;

/// A mail as another program reads it.
///
/// @param file that it carries; empty if it carries none
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReceivedMail(String subject, String text, byte[] file) {

  static ReceivedMail of(String source) throws Exception {
    var mail = new MimeMessage(null, new ByteArrayInputStream(source.getBytes(UTF_8)));
    if (!(mail.getContent() instanceof MimeMultipart parts)) {
      return new ReceivedMail(mail.getSubject(), (String) mail.getContent(), new byte[0]);
    }
    return new ReceivedMail(
        mail.getSubject(),
        (String) parts.getBodyPart(0).getContent(),
        parts.getBodyPart(1).getInputStream().readAllBytes());
  }
}
