package denwaban.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceBoxTest {

  private static final ClientId CLIENT = new ClientId(new UUID(0x0198_0000_0000_7000L, 1));
  private static final UUID ATTEMPT = new UUID(0x0198_0000_0000_7000L, 2);
  private static final String WORDS = "見積書の再送";

  @TempDir Path box;

  private final List<UUID> heard = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(box.resolve("new"));
    Files.createDirectories(box.resolve("cur"));
  }

  /// What a mail server returns: its report and the mail.
  private static String bounce(String attachment) {
    return """
    To: %s
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=part

    --part
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.office.example

    Final-Recipient: rfc822; gone@away.example
    Action: failed
    Status: 5.1.1
    --part
    Content-Type: message/rfc822

    Subject: =?utf-8?Q?x?=
    Content-Type: text/plain; charset=utf-8

    %s
    %s
    --part--
    """
        .formatted(new ReturnAddress(CLIENT, ATTEMPT).at("office.example"), WORDS, attachment);
  }

  private void round() {
    var settings =
        new MailSettings(null, 587, MailSettings.Tls.STARTTLS, null, null, null, null, box);
    new BounceBox(settings).round((_, attempt) -> heard.add(attempt));
  }

  @Test
  void a_persons_own_mail_that_was_read_stays() throws IOException {
    var own = Files.writeString(box.resolve("cur/0:2,S"), "Subject: hello\n\nnothing of ours");
    round();
    assertThat(own).exists();
  }

  @Test
  void what_was_read_lies_nowhere() throws IOException {
    Files.writeString(box.resolve("new/1"), bounce(""));
    Files.writeString(box.resolve("new/2"), "no report: " + WORDS);
    Files.writeString(box.resolve("cur/0:2,S"), bounce("")); // of a version before this one
    round();
    assertThat(heard).containsExactly(ATTEMPT);
    try (var files = Files.walk(box)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void a_mail_with_the_largest_sealed_message_is_understood() throws IOException {
    var sealed = Base64.getMimeEncoder().encodeToString(new byte[1 << 20]);
    Files.writeString(box.resolve("new/1"), bounce(sealed));
    round();
    assertThat(heard).containsExactly(ATTEMPT);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "1, 0"})
  void a_bounce_has_up_to_3_mib(int more, int understood) throws IOException {
    var bare = bounce("").getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    Files.writeString(box.resolve("new/1"), bounce("x".repeat(3 * 1024 * 1024 - bare + more)));
    round();
    assertThat(heard).hasSize(understood);
    assertThat(box.resolve("new")).isEmptyDirectory();
  }
}
