package denwaban.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.answering.AnsweringSettings.AnsweringHours;
import denwaban.answering.AnsweringSettings.AnsweringNumber;
import denwaban.answering.AnsweringSheet.InstructionLine;
import denwaban.answering.AnsweringSheet.VersionLine;
import denwaban.answering.voice.TestVoice;
import denwaban.audit.Actor;
import denwaban.audit.TestLog;
import denwaban.call.ledger.TestShown;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.AtOnce;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.PhoneNumber;
import denwaban.people.TestPeople;
import denwaban.script.Announcement;
import denwaban.script.Content;
import denwaban.script.Field;
import denwaban.script.Fields;
import denwaban.script.Greeting;
import denwaban.script.Handling;
import denwaban.script.Hours;
import denwaban.script.Phrase;
import denwaban.script.Scripts;
import denwaban.script.TestScripts;
import denwaban.script.YearEnd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AnsweringTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// Tuesday, 15 o'clock in Tokyo.
  private static final Instant NOON = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;

  private Instant now = NOON;
  private TestLog log;
  private TestClients clients;
  private TestPeople people;
  private Answering answering;
  private Scripts scripts;
  private TestShown shown;
  private Client client;
  private PhoneNumber number;
  private CurrentUser admin;
  private CurrentUser office;
  private CurrentUser stranger;
  private Client other;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    people = new TestPeople(database, log.door(), _ -> {});
    scripts = TestScripts.over(database, log.door(), () -> now);
    shown = new TestShown(database);
    answering = answering(() -> {});
    client = clients.add("a" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    other = clients.add("b" + UUID.randomUUID().toString().substring(0, 8), KeyKind.X25519);
    number = clients.clients().numbers(client.id()).getFirst();
    scripts.set(client.id(), first("はい、海野です。"), Actor.SERVICE);
    scripts.set(other.id(), first("はい、山野です。"), Actor.SERVICE);
    admin = people.add("小林 愛", Role.CLIENT_ADMIN, client.id());
    stranger = people.add("山野 学", Role.CLIENT_ADMIN, other.id());
    office = people.add("高橋 恵", Role.ADMIN, null);
  }

  private static Content first(String greeting) {
    var day = List.of(new Hours.Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    return new Content(
        new Greeting(greeting, "はい", ""),
        List.of(),
        Phrase.NONE,
        new Hours(
            ZoneId.of("Asia/Tokyo"),
            List.of(day, day, day, day, day, List.of(), List.of()),
            List.of()),
        Fields.STANDARD);
  }

  /// @param asking run before each statement about scripts
  private Answering answering(Runnable asking) {
    return new Answering(
        clients.clients(),
        TestScripts.over(database, log.door(), () -> now, asking),
        TestScripts.instructions(database, log.door(), () -> now),
        shown.counts(),
        people.people(),
        TestVoice.none(),
        () -> now);
  }

  private AnsweringSettings settings() {
    return answering.sheet(client.id(), admin).settings();
  }

  private AnsweringSettings saying(String greeting) {
    return with(settings(), new Greeting(greeting, "はい", ""));
  }

  private static AnsweringSettings with(AnsweringSettings old, Greeting greeting) {
    return new AnsweringSettings(
        greeting,
        old.notes(),
        old.mustSay(),
        old.mustNotSay(),
        old.callback(),
        old.aliases(),
        old.hours(),
        old.numbers(),
        old.handling());
  }

  private void change(AnsweringSettings settings) {
    answering.change(client.id(), last(), settings, null, admin);
  }

  private int last() {
    return answering.sheet(client.id(), admin).last();
  }

  private String said() {
    return scripts.of(client.id(), number, now).orElseThrow().greeting().ja();
  }

  private static void refused(String code, ThrowingCallable doing) {
    assertThatThrownBy(doing)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  @Nested
  class A_version {

    @Test
    void holds_at_once_and_says_who_set_what() {
      change(saying("お電話ありがとうございます。"));

      assertThat(said()).isEqualTo("お電話ありがとうございます。");
      var line = answering.sheet(client.id(), admin).versions().getFirst();
      assertThat(line.version()).isEqualTo(2);
      assertThat(line.state()).isEqualTo("now");
      assertThat(line.changed()).containsExactly("greeting");
      assertThat(line.by()).isEqualTo(new AnsweringSheet.SetBy("小林 愛", false));
      assertThat(log.outbox(client.id()).getLast()).contains("\"act\":\"script.set\"");
    }

    @Test
    void is_one_of_the_newest_fifty_and_says_what_changed_though_the_one_before_is_not_shown() {
      for (var n = 2; n <= 52; n++) change(saying("はい、" + n + "でございます。"));

      var lines = answering.sheet(client.id(), admin).versions();
      assertThat(lines).hasSize(50);
      assertThat(lines.getFirst().version()).isEqualTo(52);
      assertThat(lines.getLast().version()).isEqualTo(3);
      assertThat(lines.getLast().changed()).containsExactly("greeting");
    }

    @Test
    void of_the_offices_names_nobody_to_the_client() {
      answering.change(client.id(), last(), saying("はい。"), null, office);

      assertThat(answering.sheet(client.id(), admin).versions().getFirst().by())
          .isEqualTo(new AnsweringSheet.SetBy(null, true));
      assertThat(answering.sheet(client.id(), office).versions().getFirst().by())
          .isEqualTo(new AnsweringSheet.SetBy("高橋 恵", true));
    }

    @Test
    void that_is_planned_holds_from_its_time_on() {
      answering.change(client.id(), last(), saying("新年です。"), now.plusSeconds(60), admin);

      assertThat(said()).isEqualTo("はい、海野です。");
      now = now.plusSeconds(59);
      assertThat(said()).isEqualTo("はい、海野です。");
      assertThat(states()).containsExactly("planned", "now");
      now = now.plusSeconds(1);
      assertThat(said()).isEqualTo("新年です。");
      assertThat(states()).containsExactly("now", "past");
    }

    @Test
    void that_is_planned_has_the_form_that_the_office_set_meanwhile() {
      answering.change(client.id(), last(), saying("新年です。"), now.plusSeconds(60), admin);
      answering.change(client.id(), last(), saying("二月です。"), now.plusSeconds(90), admin);
      var asking = scripts.content(client.id()).orElseThrow().asking(List.of(Fields.INQUIRY));
      assertThat(scripts.set(client.id(), last(), asking, office.actor())).isTrue();
      assertThat(states())
          .containsExactly("planned", "planned", "now", "withdrawn", "withdrawn", "past");

      now = now.plusSeconds(60);
      assertThat(said()).isEqualTo("新年です。");
      assertThat(form()).containsExactly(Fields.INQUIRY);
      now = now.plusSeconds(30);
      assertThat(said()).isEqualTo("二月です。");
      assertThat(form()).containsExactly(Fields.INQUIRY);
    }

    @Test
    void that_is_planned_stays_when_the_office_leaves_the_form() {
      answering.change(client.id(), last(), saying("新年です。"), now.plusSeconds(60), admin);
      scripts.set(client.id(), first("はい。"), office.actor());
      assertThat(states()).containsExactly("now", "planned", "past");
    }

    private List<Field> form() {
      return scripts.of(client.id(), number, now).orElseThrow().form().fields();
    }

    @Test
    void that_is_planned_can_be_taken_back_and_no_other() {
      answering.change(client.id(), last(), saying("新年です。"), now.plusSeconds(60), admin);
      refused("not-found", () -> answering.withdraw(client.id(), 1, admin));
      refused("not-found", () -> answering.withdraw(other.id(), 2, stranger));

      answering.withdraw(client.id(), 2, admin);

      now = now.plusSeconds(60);
      assertThat(said()).isEqualTo("はい、海野です。");
      assertThat(states()).containsExactly("withdrawn", "now");
      refused("not-found", () -> answering.withdraw(client.id(), 2, admin));
      assertThat(log.outbox(client.id()).getLast()).contains("\"act\":\"script.withdrawn\"");
    }

    @Test
    void begins_at_most_a_year_ahead() {
      var far = now.plus(Duration.ofDays(366));
      refused(
          "answering-too-far",
          () -> answering.change(client.id(), 1, saying("遠い。"), far.plusSeconds(1), admin));
      answering.change(client.id(), 1, saying("遠い。"), far, admin);
    }

    @Test
    void is_planned_with_few_others() {
      for (var n = 1; n <= 5; n++) {
        answering.change(client.id(), last(), saying("予定" + n), now.plusSeconds(n), admin);
      }
      var more = saying("もう一つ");
      refused(
          "answering-too-many",
          () -> answering.change(client.id(), last(), more, now.plusSeconds(99), admin));
      change(more);
    }

    @Test
    void comes_only_so_often_in_a_day() {
      change(saying("第2"));
      database
          .superuser()
          .sql(
              """
              insert into script (client_id, version, content, valid_from, set_at, set_by, set_role)
              select client_id, n, content, valid_from, set_at, set_by, set_role
              from script, generate_series(3, :last) n where client_id = :client and version = 2
              """)
          .param("client", client.id().value())
          .param("last", 199)
          .update();
      change(saying("最後"));
      refused("answering-too-many", () -> change(saying("多すぎ")));
      now = now.plus(Duration.ofDays(1));
      change(saying("翌日"));
      assertThat(said()).isEqualTo("翌日");
    }

    @Test
    void does_not_overwrite_one_that_came_meanwhile() {
      var mine = saying("私の。");
      change(saying("先に。"));
      refused("answering-overtaken", () -> answering.change(client.id(), 1, mine, null, admin));
      assertThat(said()).isEqualTo("先に。");
    }

    @Test
    void that_comes_while_the_sheet_is_read_is_not_written_over() {
      var asked = new AtomicInteger();
      var theirs = first("先に。");
      var sheet =
          answering(
                  () -> {
                    if (asked.incrementAndGet() == 2) elsewhere(theirs);
                  })
              .sheet(client.id(), admin);

      assertThat(sheet.settings().greeting().ja()).isEqualTo("先に。");
      assertThat(sheet.last()).as("so that it is overtaken").isEqualTo(1);
    }

    /// Another thread has another transaction.
    private void elsewhere(Content content) {
      try {
        Thread.ofVirtual().start(() -> scripts.set(client.id(), content, Actor.SERVICE)).join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void that_changes_nothing_is_not_kept() {
      change(settings());
      assertThat(last()).isEqualTo(1);
    }

    @Test
    void comes_back_as_a_new_one_and_the_form_stays() {
      change(saying("失敗。"));
      scripts.set(
          client.id(),
          scripts.content(client.id()).orElseThrow().asking(List.of(Fields.INQUIRY)),
          Actor.SERVICE);

      answering.restore(client.id(), 1, last(), admin);

      assertThat(said()).isEqualTo("はい、海野です。");
      assertThat(last()).isEqualTo(4);
      assertThat(scripts.content(client.id()).orElseThrow().fields())
          .containsExactly(Fields.INQUIRY);
      refused("not-found", () -> answering.restore(client.id(), 9, last(), admin));
      refused("answering-overtaken", () -> answering.restore(client.id(), 2, 3, admin));
    }

    private List<String> states() {
      return answering.sheet(client.id(), admin).versions().stream()
          .map(VersionLine::state)
          .toList();
    }
  }

  @Nested
  class A_number {

    @Test
    void has_its_own_words_and_the_clients_for_the_rest() {
      var old = settings();
      change(numbers(old, List.of(own(new Greeting("採用窓口です。", "さいよう", ""), null))));

      var script = scripts.of(client.id(), number, now).orElseThrow();
      assertThat(script.greeting().ja()).isEqualTo("採用窓口です。");
      assertThat(script.own().greeting()).isTrue();
      assertThat(script.own().hours()).isFalse();
      assertThat(scripts.of(client.id(), null, now).orElseThrow().greeting().ja())
          .isEqualTo("はい、海野です。");
      var won = answering.sheet(client.id(), admin).won();
      assertThat(won.getFirst())
          .isEqualTo(
              new AnsweringSheet.NumberState(number.e164(), true, false, false, false, true));
    }

    @Test
    void may_be_closed_while_the_client_is_open() {
      var week = Collections.nCopies(7, List.<AnsweringSettings.AnsweringSpan>of());
      var closed = new AnsweringHours("Asia/Tokyo", week, List.of(), false, List.of(), null);
      change(numbers(settings(), List.of(own(null, closed))));

      assertThat(scripts.of(client.id(), number, now).orElseThrow().open()).isFalse();
      assertThat(scripts.of(client.id(), null, now).orElseThrow().open()).isTrue();
    }

    @Test
    void of_another_client_is_refused() {
      var others =
          new AnsweringNumber("+819999999999", new Greeting("あ", "あ", ""), null, null, null);
      refused("answering-unfit", () -> change(numbers(settings(), List.of(others))));
      refused("answering-unfit", () -> change(numbers(settings(), List.of(own(null, null)))));
      var twice = own(new Greeting("あ", "あ", ""), null);
      refused("answering-unfit", () -> change(numbers(settings(), List.of(twice, twice))));
    }

    private AnsweringNumber own(@Nullable Greeting greeting, @Nullable AnsweringHours hours) {
      return new AnsweringNumber(number.e164(), greeting, null, hours, null);
    }

    private static AnsweringSettings numbers(AnsweringSettings old, List<AnsweringNumber> own) {
      return new AnsweringSettings(
          old.greeting(),
          old.notes(),
          old.mustSay(),
          old.mustNotSay(),
          old.callback(),
          old.aliases(),
          old.hours(),
          own,
          old.handling());
    }
  }

  @Nested
  class Words {

    @Test
    void may_be_as_long_as_the_limit_and_no_longer() {
      change(saying("あ".repeat(399)));
      change(saying("あ".repeat(400)));
      refused("answering-unfit", () -> change(saying("あ".repeat(401))));
      refused("answering-unfit", () -> change(saying(" ")));
      refused("answering-unfit", () -> change(saying("改\n行")));
    }

    @Test
    void may_be_as_many_as_the_limit_and_no_more() {
      for (var many : List.of(19, 20)) {
        change(lists(Collections.nCopies(many, new Phrase("メモ" + many, ""))));
      }
      var more = Collections.nCopies(21, new Phrase("メモ", ""));
      refused("answering-unfit", () -> change(lists(more)));
    }

    @Test
    void may_be_so_long_in_all_and_no_longer() {
      // three lists, each within its own limits
      var long1 = new Phrase("あ".repeat(400), "a".repeat(260));
      var lists = lists(Collections.nCopies(20, long1));
      var used = 3 * 20 * 660;
      assertThat(used).isLessThan(40_000);
      change(lists);
      var long2 = new Phrase("あ".repeat(400), "a".repeat(267));
      refused("answering-unfit", () -> change(lists(Collections.nCopies(20, long2))));
    }

    @Test
    void in_english_fall_back_to_the_japanese() {
      assertThat(new Phrase("折り返します", "").english()).isEqualTo("折り返します");
      assertThat(new Phrase("折り返します", "We call back").english()).isEqualTo("We call back");
      assertThat(new Greeting("はい", "はい", " ").english()).isEqualTo("はい");
    }

    @Test
    void by_which_callers_ask_are_limited_too() {
      change(aliases(Collections.nCopies(1, "あ".repeat(60))));
      refused("answering-unfit", () -> change(aliases(List.of("あ".repeat(61)))));
      change(aliases(some(20)));
      refused("answering-unfit", () -> change(aliases(some(21))));
    }

    private static List<String> some(int many) {
      return IntStream.range(0, many).mapToObj(n -> "窓口" + n).toList();
    }

    private AnsweringSettings aliases(List<String> names) {
      var old = settings();
      return new AnsweringSettings(
          old.greeting(),
          old.notes(),
          old.mustSay(),
          old.mustNotSay(),
          old.callback(),
          names,
          old.hours(),
          old.numbers(),
          old.handling());
    }

    private AnsweringSettings lists(List<Phrase> phrases) {
      var old = settings();
      return new AnsweringSettings(
          old.greeting(),
          phrases,
          phrases,
          phrases,
          old.callback(),
          old.aliases(),
          old.hours(),
          old.numbers(),
          old.handling());
    }
  }

  @Nested
  class Hours_of_the_year {

    @Test
    void a_national_holiday_is_closed_unless_it_is_an_exception() {
      hours(
          new AnsweringHours(
              "Asia/Tokyo",
              week(),
              List.of(),
              true,
              List.of(LocalDate.of(2027, 4, 29)),
              new YearEnd(29, 3)));

      // 勤労感謝の日, a Tuesday
      assertThat(open("2027-11-23T03:00:00Z")).isFalse();
      assertThat(open("2027-11-24T03:00:00Z")).isTrue();
      // 昭和の日, a Thursday
      assertThat(open("2027-04-29T03:00:00Z")).isTrue();
    }

    @Test
    void the_turn_of_the_year_is_closed_from_its_first_day_to_its_last() {
      hours(
          new AnsweringHours(
              "Asia/Tokyo", week(), List.of(), false, List.of(), new YearEnd(29, 3)));

      assertThat(open("2026-12-28T03:00:00Z")).isTrue();
      assertThat(open("2026-12-29T03:00:00Z")).isFalse();
      assertThat(open("2027-12-31T03:00:00Z")).isFalse();
      assertThat(open("2028-01-03T03:00:00Z")).isFalse();
      assertThat(open("2028-01-04T03:00:00Z")).isTrue();
    }

    @Test
    void a_year_without_published_holidays_is_said_and_not_guessed() {
      hours(new AnsweringHours("Asia/Tokyo", week(), List.of(), true, List.of(), null));
      var sheet = answering.sheet(client.id(), admin);

      assertThat(sheet.holidaysKnownUntil()).isGreaterThanOrEqualTo(2027);
      assertThat(sheet.holidays().getLast().date().getYear()).isEqualTo(sheet.holidaysKnownUntil());
      // 元日 of a year nobody has published, a Saturday in 2039 and closed; the Monday counts as one
      assertThat(open("2039-01-03T03:00:00Z")).isTrue();
    }

    private static List<List<AnsweringSettings.AnsweringSpan>> week() {
      var day =
          List.of(new AnsweringSettings.AnsweringSpan(LocalTime.of(9, 0), LocalTime.of(18, 0)));
      return List.of(day, day, day, day, day, List.of(), List.of());
    }

    private void hours(AnsweringHours hours) {
      var old = settings();
      change(
          new AnsweringSettings(
              old.greeting(),
              old.notes(),
              old.mustSay(),
              old.mustNotSay(),
              old.callback(),
              old.aliases(),
              hours,
              old.numbers(),
              old.handling()));
    }

    private boolean open(String at) {
      return scripts.of(client.id(), number, Instant.parse(at)).orElseThrow().open();
    }
  }

  @Nested
  class An_instruction {

    @Test
    void holds_from_its_beginning_to_its_end() {
      instruct("本日は15時まで", null, now.plusSeconds(60));

      assertThat(lines().getFirst().state()).isEqualTo("now");
      now = now.plusSeconds(59);
      assertThat(lines().getFirst().state()).isEqualTo("now");
      now = now.plusSeconds(1);
      assertThat(lines().getFirst().state()).isEqualTo("past");
      assertThat(log.outbox(client.id()).getLast()).contains("\"act\":\"instruction.set\"");
    }

    @Test
    void can_be_ended_by_its_own_client_alone() {
      instruct("本日は15時まで", null, now.plusSeconds(60));
      var id = lines().getFirst().id();

      refused("not-found", () -> answering.end(other.id(), id, stranger));
      assertThat(lines().getFirst().state()).isEqualTo("now");
      answering.end(client.id(), id, admin);

      assertThat(lines().getFirst().state()).isEqualTo("past");
      assertThat(lines().getFirst().ended()).isTrue();
      refused("not-found", () -> answering.end(client.id(), id, admin));
      assertThat(answering.sheet(other.id(), stranger).instructions()).isEmpty();
    }

    @Test
    void lasts_at_most_a_quarter() {
      refused("answering-unfit", () -> instruct("a", null, now));
      refused(
          "answering-unfit",
          () -> instruct("a", null, now.plus(Duration.ofDays(92)).plusSeconds(1)));
      instruct("a", null, now.plus(Duration.ofDays(92)));
      refused("answering-unfit", () -> instruct("a".repeat(401), null, now.plusSeconds(9)));
      refused("answering-unfit", () -> instruct("a", "+819999999999", now.plusSeconds(9)));
    }

    @Test
    void is_one_of_few() {
      for (var n = 0; n < 10; n++) instruct("指示" + n, null, now.plusSeconds(9));
      refused("too-many-instructions", () -> instruct("多すぎ", null, now.plusSeconds(9)));
      now = now.plusSeconds(9);
      instruct("次", null, now.plusSeconds(9));
    }

    @Test
    void set_by_two_at_once_is_one_of_few_all_the_same() {
      for (var n = 0; n < 9; n++) instruct("指示" + n, null, now.plusSeconds(9));

      var became =
          AtOnce.both(
              database,
              "script_instruction",
              () -> {
                try {
                  instruct("同時", null, now.plusSeconds(9));
                  return "set";
                } catch (Problem full) {
                  return full.code();
                }
              });

      assertThat(became).containsExactlyInAnyOrder("set", "too-many-instructions");
    }

    @Test
    void is_proven_to_have_been_shown_for_each_call() {
      instruct("本日は15時まで", number.e164(), now.plusSeconds(600));
      var id = lines().getFirst().id();
      shown.call(client.id(), number, now.plusSeconds(1), id);
      shown.call(client.id(), number, now.plusSeconds(2), null);
      shown.call(client.id(), new PhoneNumber("+815099999999"), now.plusSeconds(3), null);
      shown.call(client.id(), number, now.plusSeconds(600), null);
      shown.call(other.id(), number, now.plusSeconds(4), null);

      var line = lines().getFirst();
      assertThat(line.calls()).isEqualTo(2);
      assertThat(line.shown()).isEqualTo(1);
    }

    private void instruct(String text, @Nullable String to, Instant until) {
      answering.instruct(
          client.id(),
          new Phrase(text, ""),
          to == null ? List.of() : List.of(to),
          null,
          until,
          admin);
    }

    private List<InstructionLine> lines() {
      return answering.sheet(client.id(), admin).instructions();
    }
  }

  @Nested
  class A_sound {

    private static final byte[] WAV = wav();

    @Test
    void is_the_clients_until_it_is_the_offices_again() {
      answering.sound(client.id(), "closed", WAV, admin);
      assertThat(scripts.sound(client.id(), Announcement.CLOSED).version()).isEqualTo(1);
      assertThat(answering.sheet(client.id(), admin).ownSounds()).containsExactly("closed");
      assertThat(scripts.sound(other.id(), Announcement.CLOSED).version()).isZero();

      answering.sound(client.id(), "closed", null, admin);
      assertThat(scripts.sound(client.id(), Announcement.CLOSED).version()).isZero();
      assertThat(answering.sheet(client.id(), admin).ownSounds()).isEmpty();
      assertThat(log.outbox(client.id()).getLast()).contains("\"act\":\"script.set\"");
    }

    @Test
    void of_the_recording_is_the_offices_to_set() {
      refused("not-found", () -> answering.sound(client.id(), "notice", WAV, admin));
      refused("not-found", () -> answering.sound(client.id(), "notice", null, admin));
      answering.sound(client.id(), "notice", WAV, office);
      assertThat(scripts.sound(client.id(), Announcement.NOTICE).version()).isEqualTo(1);
    }

    @Test
    void that_is_no_wav_is_refused() {
      refused("not-a-greeting", () -> answering.sound(client.id(), "closed", new byte[9], admin));
      refused("not-found", () -> answering.sound(client.id(), "nothing", WAV, admin));
    }

    @Test
    void of_the_offices_is_there_for_each_kind_but_the_greeting() {
      for (var kind : Announcement.values()) {
        assertThat(scripts.sound(client.id(), kind).none())
            .as(kind.code())
            .isEqualTo(kind == Announcement.GREETING);
        assertThat(scripts.sound(client.id(), kind).sha256()).hasSize(64);
      }
    }

    private static byte[] wav() {
      var format = new AudioFormat(8_000, 16, 1, true, false);
      var sound = new AudioInputStream(new ByteArrayInputStream(new byte[1_600]), format, 800);
      var out = new ByteArrayOutputStream();
      try {
        AudioSystem.write(sound, AudioFileFormat.Type.WAVE, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  }

  @Nested
  class Handling_of_callers_nobody_takes {

    @Test
    void changes_nothing_until_it_is_set() {
      assertThat(settings().handling()).isEqualTo(Handling.USUAL);
      assertThat(Handling.USUAL.closed()).isEqualTo(Handling.Closed.ANSWER);
    }

    @Test
    void of_a_number_wins() {
      var own = new Handling(Handling.Closed.VOICEMAIL, 60, 20, true, true, true);
      var old = settings();
      change(
          new AnsweringSettings(
              old.greeting(),
              old.notes(),
              old.mustSay(),
              old.mustNotSay(),
              old.callback(),
              old.aliases(),
              old.hours(),
              List.of(new AnsweringNumber(number.e164(), null, null, null, own)),
              old.handling()));

      var script = scripts.of(client.id(), number, now).orElseThrow();
      assertThat(script.handling()).isEqualTo(own);
      assertThat(script.own().handling()).isTrue();
      assertThat(scripts.of(client.id(), null, now).orElseThrow().handling())
          .isEqualTo(Handling.USUAL);
      assertThat(answering.sheet(client.id(), admin).versions().getFirst().changed())
          .containsExactly("numbers");
    }

    @Test
    void has_times_within_their_limits() {
      for (var good : List.of(30, 300)) {
        assertThat(handling(good, null).voicemailSeconds()).isEqualTo(good);
      }
      for (var good : List.of(20, 900)) {
        assertThat(handling(60, good).choiceSeconds()).isEqualTo(good);
      }
      for (var bad : List.of(29, 301)) {
        assertThatThrownBy(() -> handling(bad, null)).isInstanceOf(IllegalArgumentException.class);
      }
      for (var bad : List.of(19, 901)) {
        assertThatThrownBy(() -> handling(60, bad)).isInstanceOf(IllegalArgumentException.class);
      }
    }

    private static Handling handling(int voicemail, @Nullable Integer choice) {
      return new Handling(Handling.Closed.ANSWER, voicemail, choice, false, false, false);
    }
  }
}
