package denwaban.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.client.key.Line;
import denwaban.client.key.TestBox;
import denwaban.client.key.TestLine;
import denwaban.database.TestDatabase;
import denwaban.kernel.CallId;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Open inboxes are told that something changed: those that may know of the box.
class InboxNotifierTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestMessages messages;
  private TestLine line;
  private TestBox box;
  private CurrentUser holder;
  private CurrentUser other;

  @BeforeEach
  void open() {
    messages = new TestMessages(database, folder);
    line = new TestLine(messages.clients);
    var keys = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER);
    holder = keys.who();
    other = TestBox.joins(messages.clients, line, Role.CLIENT_MEMBER).who();
    box = new TestBox(messages.clients, line, "人事", keys);
  }

  @RestController
  record Page(InboxNotifier notifier, CurrentUser user) {
    @GetMapping("/events")
    SseEmitter events() {
      return notifier.listen(user);
    }
  }

  /// What a member's open inbox is sent.
  private MockHttpServletResponse inbox(CurrentUser user) throws Exception {
    var page = new Page(messages.inboxNotifier, user);
    return MockMvcBuilders.standaloneSetup(page)
        .build()
        .perform(get("/events"))
        .andReturn()
        .getResponse();
  }

  private static int events(MockHttpServletResponse inbox) throws Exception {
    return inbox.getContentAsString().split("event:inbox", -1).length - 1;
  }

  private static void told(MockHttpServletResponse inbox, int times) throws Exception {
    for (var n = 0; n < 500 && events(inbox) < times; n++) TimeUnit.MILLISECONDS.sleep(10);
    assertThat(events(inbox)).isEqualTo(times);
  }

  @Test
  void of_a_box_its_holders_are_told_and_of_the_companys_all_and_of_anothers_no_one()
      throws Exception {
    var holders = inbox(holder);
    var others = inbox(other);
    told(holders, 1);
    told(others, 1);
    messages.inboxNotifier.ring(line.client(), Line.of(box.id));
    told(holders, 2);
    messages.inboxNotifier.ring(new TestLine(messages.clients).client(), Line.OWN);
    messages.inboxNotifier.ring(line.client(), Line.OWN);
    told(holders, 3);
    told(others, 2);
    assertThat(others.getContentAsString()).contains("\"unread\":0").doesNotContain("人事");
  }

  @Test
  void of_a_message_that_waited_for_the_database_they_are_told_when_it_comes() throws Exception {
    var members = inbox(other);
    told(members, 1);
    var operator = TestMessages.operator();
    var page = messages.page(line.client(), new CallId(UUID.randomUUID()), operator);
    database.superuser().sql("revoke insert on audit_outbox from denwaban_app").update();
    try {
      messages.messageIntake.take(operator, page.first(messages.key(line.client()), "折り返し"));
    } finally {
      database.superuser().sql("grant insert on audit_outbox to denwaban_app").update();
    }
    told(members, 2); // that it was taken: nothing is to be seen yet
    assertThat(members.getContentAsString()).doesNotContain("\"unread\":1");
    assertThat(messages.backlog.catchingUp().catchUp()).isTrue();
    told(members, 3);
    assertThat(members.getContentAsString()).contains("\"unread\":1").doesNotContain("折り返し");
  }
}
