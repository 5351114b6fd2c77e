package denwaban.delivery.way;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Notice;
import denwaban.disclosure.RequestNews.Step;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Administrators are told of requests by their own ways.
class RequestNoticesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private DeliveryWayOffice office;

  @BeforeEach
  void open() {
    office = new DeliveryWayOffice(database, folder);
    office.way();
  }

  private boolean tell(Step step) {
    return office.requests.tell(office.admin.memberOf(), step, 2);
  }

  @Test
  void an_administrator_is_told_and_no_one_else_of_the_directory() {
    office.ownWay();
    assertThat(tell(Step.SOON)).isTrue();
    assertThat(tell(Step.LATE)).isTrue();
    assertThat(office.told)
        .extracting(Notice::about)
        .containsExactly(Notice.About.REQUEST, Notice.About.OVERDUE);
    assertThat(office.told.getFirst().ja()).startsWith("回答の期限が3日以内の開示等の請求が2件あります");
    assertThat(office.told.getLast().en())
        .startsWith("Data subjects’ requests past their time without an answer: 2");
    assertThat(office.told.getFirst().link()).hasToString("https://desk.example/inbox/requests");
  }

  @Test
  void where_no_administrator_has_a_way_it_is_not_tried_again() {
    assertThat(tell(Step.SOON)).isTrue();
    assertThat(office.told).isEmpty();
  }

  @Test
  void a_way_that_does_not_answer_is_tried_again_and_one_that_refuses_is_not() {
    office.ownWay();
    office.says = Optional.of(new Outcome.Unknown());
    assertThat(tell(Step.SOON)).isFalse();
    office.says = Optional.of(new Outcome.Refused("gone"));
    assertThat(tell(Step.SOON)).isTrue();
  }
}
