package denwaban.watch.question;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PhoneNumber;
import denwaban.people.TestPeople;
import denwaban.storage.TestStorage;
import denwaban.watch.watchlist.NumberTokens;
import denwaban.watch.watchlist.WatchedCaller;
import denwaban.watch.watchlist.WatchedCallers;
import denwaban.watch.watchlist.WatchlistTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the watch keeps of a person, when he is to be erased.
class QuestionPersonalDataTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private TestPeople people;
  private Questions questions;
  private WatchedCallers callers;
  private QuestionPersonalData personalData;
  private CurrentUser ryo;
  private CurrentUser hana;
  private CurrentUser jiro;
  private CurrentUser megumi;

  @BeforeEach
  void open() {
    database.superuser().sql("truncate watch_question").update();
    var log = new TestLog(database, folder);
    people = new TestPeople(database, log.door(), event -> {});
    ryo = people.add("青葉 涼", Role.CLIENT_MEMBER, aoba);
    hana = people.add("佐藤 花", Role.OPERATOR, null);
    jiro = people.add("鈴木 次郎", Role.OPERATOR, null);
    megumi = people.add("高橋 恵", Role.ADMIN, null);
    var transactions = database.fence();
    var clock = Clock.systemUTC();
    var ids = new Ids(clock, new Random());
    var book = new QuestionTable(database.jdbc());
    questions = new Questions(transactions, book, log.search(), log.door(), clock, ids);
    var watchlistTable = new WatchlistTable(database.jdbc());
    var tokens = new NumberTokens(transactions, watchlistTable, TestStorage.keys(folder));
    callers =
        new WatchedCallers(
            transactions, watchlistTable, tokens, people.people(), log.door(), clock, ids);
    personalData = new QuestionPersonalData(transactions, book, watchlistTable, log.search());
    var entry = Entry.done(Action.MESSAGE_KEPT, aoba, "thing", hana.actor(), Purpose.OPERATE);
    transactions.run(aoba, () -> log.door().append(entry));
    log.sequence();
  }

  @Test
  void an_open_question_holds_who_asked_and_whom_it_is_about() {
    var index = kept();
    var asked = questions.ask(ryo, index, Question.Kind.QUESTION, "なぜですか");
    for (var held : new CurrentUser[] {ryo, hana}) {
      assertThat(hindrance(held)).contains("question-open");
    }
    assertThat(hindrance(jiro)).isEmpty();

    questions.answer(megumi, asked.id(), "お電話の受付です", false);
    for (var free : new CurrentUser[] {ryo, hana, jiro}) {
      assertThat(hindrance(free)).isEmpty();
    }
  }

  @Test
  void the_numbers_of_his_family_go_and_of_others_stay() {
    var number = new PhoneNumber("+819073105591");
    callers.add(megumi, number, WatchedCaller.Why.FAMILY, hana.person(), "母");
    callers.add(megumi, number, WatchedCaller.Why.FAMILY, jiro.person(), "叔母");

    people.people().find(hana.person()).ifPresent(personalData::remove);

    assertThat(callers.show(megumi)).extracting(WatchedCaller::label).containsExactly("叔母");
  }

  /// Where the entry stands that [#hana] left.
  private long kept() {
    var log = new TestLog(database, folder);
    for (var index = 0L; ; index++) {
      if (log.search().entry(aoba, index).orElseThrow().leaf().contains("message.kept")) {
        return index;
      }
    }
  }

  private java.util.Optional<String> hindrance(CurrentUser user) {
    var person = people.people().find(user.person()).orElseThrow();
    return personalData.hindrance(person).map(Problem::code);
  }
}
