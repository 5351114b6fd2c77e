package denwaban.watch.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.people.TestPeople;
import denwaban.watch.OfficeText;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final ClientId minato = new ClientId(UUID.randomUUID());
  private TestLog log;
  private TestPeople people;
  private Questions questions;
  private CurrentUser ryo;
  private CurrentUser makoto;
  private CurrentUser hana;
  private CurrentUser megumi;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    people = new TestPeople(database, log.door(), event -> {});
    ryo = people.add("青葉 涼", Role.CLIENT_MEMBER, aoba);
    makoto = people.add("港 誠", Role.CLIENT_MEMBER, minato);
    hana = people.add("佐藤 花", Role.OPERATOR, null);
    megumi = people.add("高橋 恵", Role.ADMIN, null);
    var clock = Clock.systemUTC();
    questions =
        new Questions(
            database.fence(),
            new QuestionTable(database.jdbc()),
            log.search(),
            log.door(),
            clock,
            new Ids(clock, new Random()));
    did(hana.actor());
    did(Actor.EDGE);
    log.sequence();
  }

  @Test
  void a_member_asks_the_office_answers_and_both_are_entries() {
    var asked = questions.ask(ryo, indexOf("operator"), Question.Kind.QUESTION, "なぜですか");
    assertThat(questions.open(aoba)).isEqualTo(1);
    assertThat(questions.of(aoba)).extracting(Question::text).containsExactly("なぜですか");
    assertThat(questions.entry(asked).leaf()).contains("message.kept");

    questions.answer(megumi, asked.id(), "お電話の受付です", false);

    assertThat(questions.open(aoba)).isZero();
    var answer = Objects.requireNonNull(questions.of(aoba).getFirst().answer());
    assertThat(answer.text()).isEqualTo("お電話の受付です");
    assertThat(answer.named()).isNull();
    assertThat(log.outbox(aoba).subList(log.outbox(aoba).size() - 2, log.outbox(aoba).size()))
        .satisfiesExactly(
            it -> assertThat(it).contains("log.question.asked", asked.id().toString()),
            it -> assertThat(it).contains("log.question.answered", "\"role\":\"admin\""));
    assertThat(log.outbox(aoba)).noneMatch(it -> it.contains("なぜ") || it.contains("受付です"));
  }

  @Test
  void a_name_is_given_on_a_reason_and_the_entry_names_the_pseudonym() {
    var entry = indexOf("operator");
    var asked = questions.ask(ryo, entry, Question.Kind.NAME, "苦情の調査のため");
    questions.answer(megumi, asked.id(), "調査のため開示します", true);

    var answer = Objects.requireNonNull(questions.of(aoba).getFirst().answer());
    assertThat(answer.named()).isEqualTo(hana.person());
    var leaf = log.search().entry(aoba, entry).orElseThrow().leaf();
    assertThat(log.outbox(aoba).getLast())
        .contains("\"act\":\"person.name.given\"", "\"obj\":\"" + part(leaf, "actor") + "\"")
        .doesNotContain(hana.person().toString());
  }

  @Test
  void no_name_is_given_that_was_not_asked_for_or_that_nobody_bears() {
    var plain = questions.ask(ryo, indexOf("operator"), Question.Kind.QUESTION, "なぜですか");
    refused("no-name-asked", () -> questions.answer(megumi, plain.id(), "はい", true));
    refused("nobody-behind", () -> questions.ask(ryo, indexOf("edge"), Question.Kind.NAME, "理由"));

    var asked = questions.ask(ryo, indexOf("operator"), Question.Kind.NAME, "理由");
    database.fence().office(() -> log.forgetting().forget(hana.person(), Actor.SERVICE));
    refused("person-erased", () -> questions.answer(megumi, asked.id(), "はい", true));
    assertThat(questions.open(aoba)).isEqualTo(2);
  }

  @Test
  void a_question_is_answered_once() {
    var asked = questions.ask(ryo, 0, Question.Kind.QUESTION, "なぜですか");
    questions.answer(megumi, asked.id(), "一度目", false);
    var before = log.outbox(aoba).size();
    refused("answered", () -> questions.answer(megumi, asked.id(), "二度目", false));
    refused("not-found", () -> questions.answer(megumi, UUID.randomUUID(), "はい", false));
    assertThat(questions.of(aoba)).extracting(it -> String.valueOf(it.answer())).hasSize(1);
    assertThat(log.outbox(aoba)).hasSize(before);
  }

  @Test
  void another_client_sees_neither_question_nor_entry() {
    questions.ask(ryo, 0, Question.Kind.QUESTION, "なぜですか");
    assertThat(questions.of(minato)).isEmpty();
    assertThat(questions.open(minato)).isZero();
    refused("not-found", () -> questions.ask(makoto, 50, Question.Kind.QUESTION, "なぜですか"));
    assertThat(questions.all()).extracting(Question::client).contains(aoba);
  }

  @Test
  void an_entry_that_is_not_there_cannot_be_asked_about() {
    for (var index : List.of(-1L, 99L, Long.MAX_VALUE - 1)) {
      refused("not-found", () -> questions.ask(ryo, index, Question.Kind.QUESTION, "なぜですか"));
    }
  }

  @Test
  void so_many_wait_for_an_answer_and_no_more() {
    for (var i = 0; i < 50; i++) {
      questions.ask(ryo, 0, Question.Kind.QUESTION, "なぜですか");
    }
    refused("too-many-open", () -> questions.ask(ryo, 0, Question.Kind.QUESTION, "なぜですか"));
    questions.answer(megumi, questions.of(aoba).getFirst().id(), "はい", false);
    assertThat(questions.ask(ryo, 0, Question.Kind.QUESTION, "なぜですか").open()).isTrue();
  }

  @Test
  void a_text_has_its_limit() {
    assertThat(OfficeText.of(" " + "あ".repeat(500) + " ")).hasSize(500);
    for (var wrong : new String[] {"", "  ", "あ".repeat(501)}) {
      refused("text-invalid", () -> OfficeText.of(wrong));
    }
    var longest = "𠮷".repeat(500);
    assertThat(questions.ask(ryo, 0, Question.Kind.QUESTION, OfficeText.of(longest)).text())
        .isEqualTo(longest);
  }

  private void did(Actor by) {
    database
        .fence()
        .run(
            aoba,
            () ->
                log.door()
                    .append(Entry.done(Action.MESSAGE_KEPT, aoba, "one", by, Purpose.OPERATE)));
  }

  /// The newest entry of the test's two by this role.
  private long indexOf(String role) {
    return log.search()
        .page(
            aoba,
            new denwaban.audit.reading.LogQuery(null, null, null, role, null, null, null),
            99,
            9)
        .entries()
        .getFirst()
        .index();
  }

  private static void refused(String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private static String part(String leaf, String key) {
    return leaf.replaceFirst(".*\"" + key + "\":\"([^\"]+)\".*", "$1");
  }
}
