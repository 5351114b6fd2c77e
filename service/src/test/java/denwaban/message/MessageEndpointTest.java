package denwaban.message;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.client.Client;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import denwaban.message.MessageEndpoint.NewMessage;
import denwaban.message.MessageEndpoint.Words;
import denwaban.signin.guard.TestBreadth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Words beside a message are passed on where they fit, and the message is never the price.
class MessageEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final CurrentUser operator = TestMessages.operator();
  private final CallId call = new CallId(UUID.randomUUID());
  private final List<Object> told = new ArrayList<>();
  private TestMessages messages;
  private Client minato;
  private TestPage page;
  private MessageEndpoint endpoint;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    minato = messages.client();
    page = messages.page(minato.id(), call, operator);
    endpoint =
        new MessageEndpoint(
            messages.messageIntake,
            messages.messageCorrection,
            messages.own,
            messages.drafts,
            TestBreadth.at(() -> TestMessages.NOW),
            told::add);
  }

  private NewMessage message(@Nullable Words words) {
    var it = TestPage.withoutOwn(page.first(messages.key(minato.id()), "伝言"));
    return new NewMessage(
        it.call().value(),
        it.object().value(),
        it.header().base64(),
        it.payload().base64(),
        it.manifest(),
        it.signature().base64(),
        it.urgent(),
        null,
        words);
  }

  private long kept() {
    return messages.log.outbox(minato.id()).stream()
        .filter(it -> it.contains("message.kept"))
        .count();
  }

  @Test
  void words_are_told_with_the_operator_and_the_message_and_without_any_nothing_is() {
    endpoint.take(operator, message(null));
    assertThat(told).isEmpty();
    var another = new CallId(UUID.randomUUID());
    page = messages.page(minato.id(), another, operator);
    var message = message(new Words("山本 太郎", null, null));
    endpoint.take(operator, message);
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            NoticeWords.Given.class,
            it -> {
              assertThat(it.by()).isEqualTo(operator.person());
              assertThat(it.client()).isEqualTo(minato.id());
              assertThat(it.call()).isEqualTo(another);
              assertThat(it.object().value()).isEqualTo(message.object());
              assertThat(it.words().callerName()).isEqualTo("山本 太郎");
              assertThat(it.toString()).doesNotContain("山本");
            });
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void words_that_do_not_fit_are_left_out_and_the_message_is_kept() {
    endpoint.take(operator, message(new Words("山本\r\nBcc: x", null, null)));
    assertThat(told).isEmpty();
    assertThat(kept()).isEqualTo(1);
  }
}
