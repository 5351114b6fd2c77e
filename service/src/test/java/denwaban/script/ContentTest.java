package denwaban.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.PhoneNumber;
import denwaban.script.Field.Kind;
import denwaban.script.Field.Option;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client may set, part by part, and whose part is said.
class ContentTest {

  /// A Tuesday in Tokyo, at ten.
  private static final Instant TEN = Instant.parse("2026-11-24T01:00:00Z");

  private static final Phrase PHRASE = new Phrase("はい", "Yes");
  private static final Greeting GREETING = new Greeting("青葉です", "アオバデス", "Aoba");
  private static final Hours OPEN = hours(9, 18);
  private static final Content PLAIN =
      new Content(GREETING, List.of(PHRASE), PHRASE, OPEN, Fields.STANDARD);

  private static Hours hours(int from, int to) {
    var day = List.of(new Hours.Span(LocalTime.of(from, 0), LocalTime.of(to, 0)));
    return new Hours(ZoneId.of("Asia/Tokyo"), Collections.nCopies(7, day), List.of());
  }

  /// One list of phrases of a content.
  private enum Part {
    NOTES,
    MUST_SAY,
    MUST_NOT_SAY,
    OWN_NOTES;

    Content with(List<Phrase> phrases) {
      var own =
          this == OWN_NOTES
              ? List.of(new OwnNumber("+81312345678", null, phrases, null, null))
              : List.<OwnNumber>of();
      return new Content(
          GREETING,
          this == NOTES ? phrases : List.of(),
          Phrase.NONE,
          OPEN,
          Fields.STANDARD,
          this == MUST_SAY ? phrases : List.of(),
          this == MUST_NOT_SAY ? phrases : List.of(),
          List.of(),
          own,
          Handling.USUAL);
    }
  }

  private static Content with(List<String> aliases, List<OwnNumber> numbers) {
    return new Content(
        GREETING,
        List.of(),
        Phrase.NONE,
        OPEN,
        Fields.STANDARD,
        List.of(),
        List.of(),
        aliases,
        numbers,
        Handling.USUAL);
  }

  private static void good(Runnable made) {
    assertThatCode(made::run).doesNotThrowAnyException();
  }

  private static void refused(Runnable made) {
    assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_list_has_twenty_phrases_of_400_characters_with_words() {
    for (var part : Part.values()) {
      good(() -> part.with(List.of()));
      good(() -> part.with(Collections.nCopies(20, PHRASE)));
      refused(() -> part.with(Collections.nCopies(21, PHRASE)));
      good(() -> part.with(List.of(new Phrase("あ".repeat(400), "a".repeat(400)))));
      for (var bad :
          List.of(
              new Phrase("あ".repeat(401), ""),
              new Phrase("あ", "a".repeat(401)),
              new Phrase("", "Yes"),
              new Phrase(" 　", ""),
              new Phrase("あ\nい", ""),
              new Phrase("あ", "a\u0000b"))) {
        refused(() -> part.with(List.of(PHRASE, bad)));
      }
    }
  }

  @Test
  void a_greeting_is_said_and_read_in_japanese_and_may_lack_english() {
    UnaryOperator<Greeting> check = it -> PLAIN.with(it, OPEN).greeting();
    good(() -> check.apply(new Greeting("あ".repeat(400), "ア".repeat(400), "")));
    for (var bad :
        List.of(
            new Greeting("", "ア", "a"),
            new Greeting("あ", " ", "a"),
            new Greeting("あ".repeat(401), "ア", "a"),
            new Greeting("あ", "ア".repeat(401), "a"),
            new Greeting("あ", "ア", "a".repeat(401)),
            new Greeting("あ", "ア\t", "a"))) {
      refused(() -> check.apply(bad));
      refused(() -> with(List.of(), List.of(new OwnNumber("+81312345678", bad, null, null, null))));
    }
  }

  @Test
  void a_promise_to_call_back_is_a_phrase_or_nothing() {
    UnaryOperator<Phrase> check =
        it -> new Content(GREETING, List.of(), it, OPEN, Fields.STANDARD).callback();
    assertThat(check.apply(Phrase.NONE)).isEqualTo(Phrase.NONE);
    good(() -> check.apply(new Phrase("あ".repeat(400), "")));
    refused(() -> check.apply(new Phrase("あ".repeat(401), "")));
    refused(() -> check.apply(new Phrase("あ", "a".repeat(401))));
  }

  @Test
  void a_client_has_twenty_other_names_of_sixty_characters() {
    good(() -> with(Collections.nCopies(20, "あ".repeat(60)), List.of()));
    refused(() -> with(Collections.nCopies(21, "あ"), List.of()));
    refused(() -> with(List.of("あ", "あ".repeat(61)), List.of()));
    refused(() -> with(List.of("あ", " "), List.of()));
  }

  @Test
  void fifty_numbers_have_something_of_their_own_each_once() {
    var all =
        IntStream.range(0, 51)
            .mapToObj(n -> new OwnNumber("+8131234%04d".formatted(n), GREETING, null, null, null))
            .toList();
    good(() -> with(List.of(), all.subList(0, 50)));
    refused(() -> with(List.of(), all));
    refused(() -> with(List.of(), List.of(all.get(3), all.get(4), all.get(3))));
    refused(() -> new OwnNumber("+81312345678", null, null, null, null));
    refused(() -> new OwnNumber("0312345678", GREETING, null, null, null));
  }

  /// 40,000 characters in all: a desk gets them with each call.
  @Test
  void the_words_of_every_part_count_together() {
    var full = Collections.nCopies(20, new Phrase("あ".repeat(400), "a".repeat(200)));
    for (var more : new int[] {0, 1}) {
      // 36,000 of three lists, 3,800 of own notes, 30 of two greetings, 10 of a name
      var own =
          new OwnNumber(
              "+81312345678",
              new Greeting("あ".repeat(5), "ア".repeat(5), "a".repeat(5)),
              Collections.nCopies(10, new Phrase("あ".repeat(380), "")),
              null,
              null);
      Runnable made =
          () ->
              new Content(
                  new Greeting("あ".repeat(5), "ア".repeat(5), "a".repeat(5)),
                  full,
                  new Phrase("あ".repeat(100), "a".repeat(60 + more)),
                  OPEN,
                  Fields.STANDARD,
                  full,
                  full,
                  List.of("あ".repeat(10)),
                  List.of(own),
                  Handling.USUAL);
      if (more == 0) {
        good(made);
      } else {
        refused(made);
      }
    }
  }

  private static Field field(String key, Kind kind, List<Option> options) {
    return new Field(key, kind, PHRASE, null, false, 10, options);
  }

  @Test
  void a_form_has_thirty_fields_with_keys_of_their_own() {
    var none = List.<Option>of();
    var all = IntStream.range(0, 31).mapToObj(n -> field("f" + n, Kind.TEXT, none)).toList();
    good(() -> Fields.check(all.subList(0, 30)));
    refused(() -> Fields.check(all));
    refused(() -> Fields.check(List.of()));
    for (var good : new String[] {"a", "aZ9", "a".repeat(32)}) {
      good(() -> Fields.check(List.of(field(good, Kind.TEXT, none))));
    }
    for (var bad : new String[] {"", "A", "9a", "a b", "a-b", "a".repeat(33)}) {
      refused(() -> Fields.check(List.of(field(bad, Kind.TEXT, none))));
    }
    refused(() -> Fields.check(List.of(all.get(1), all.get(2), all.get(1))));
    refused(() -> PLAIN.asking(List.of()));
  }

  @Test
  void a_choice_has_two_answers_and_nothing_else_has() {
    var one = new Option("yes", PHRASE);
    var two = List.of(one, new Option("no", PHRASE));
    good(() -> Fields.check(List.of(field("a", Kind.CHOICE, two))));
    refused(() -> Fields.check(List.of(field("a", Kind.CHOICE, List.of(one)))));
    refused(() -> Fields.check(List.of(field("a", Kind.TEXT, two))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "notes", "hours", "handling"})
  void a_numbers_own_part_is_said_and_the_clients_for_the_rest(String part) {
    var greeting = new Greeting("支店です", "シテンデス", "Branch");
    var note = List.of(new Phrase("支店のメモ", ""));
    var closed = hours(20, 21);
    var refusing = new Handling(Handling.Closed.ANNOUNCE, 60, null, false, false, true);
    var own =
        new OwnNumber(
            "+81312345678",
            part.equals("greeting") ? greeting : null,
            part.equals("notes") ? note : null,
            part.equals("hours") ? closed : null,
            part.equals("handling") ? refusing : null);
    var content = with(List.of("別名"), List.of(other(), own));

    var said = Script.of(content, 3, new PhoneNumber("+81312345678"), TEN);
    assertThat(said.greeting()).isEqualTo(part.equals("greeting") ? greeting : GREETING);
    assertThat(said.notes()).isEqualTo(part.equals("notes") ? note : List.of());
    assertThat(said.open()).isEqualTo(!part.equals("hours"));
    assertThat(said.handling()).isEqualTo(part.equals("handling") ? refusing : Handling.USUAL);
    assertThat(said.own())
        .isEqualTo(
            new Script.Own(
                part.equals("greeting"),
                part.equals("notes"),
                part.equals("hours"),
                part.equals("handling")));
    assertThat(said.form()).isEqualTo(new Form(3, Fields.STANDARD));
    assertThat(said.aliases()).containsExactly("別名");

    var elsewhere = Script.of(content, 3, new PhoneNumber("+81312345679"), TEN);
    assertThat(elsewhere.own()).isEqualTo(new Script.Own(false, false, false, false));
    assertThat(elsewhere.greeting()).isEqualTo(GREETING);
    assertThat(elsewhere.open()).isTrue();
    assertThat(Script.of(content, 3, null, TEN).greeting()).isEqualTo(GREETING);
  }

  /// Of another number, so that the first one is not every one.
  private static OwnNumber other() {
    return new OwnNumber("+81699999999", new Greeting("大阪", "オオサカ", ""), null, null, null);
  }

  @Test
  void what_is_not_said_in_english_is_read_in_japanese() {
    assertThat(new Phrase("あ", " ").english()).isEqualTo("あ");
    assertThat(new Phrase("あ", "a").english()).isEqualTo("a");
    assertThat(new Phrase(" ", "a").none()).isTrue();
  }

  @Test
  void where_no_message_may_be_taken_a_voicemail_is_an_announcement() {
    var all = new Handling(Handling.Closed.VOICEMAIL, 60, 30, true, true, true);
    assertThat(all.withoutMessages())
        .isEqualTo(new Handling(Handling.Closed.ANNOUNCE, 60, 30, false, false, true));
    var answered = new Handling(Handling.Closed.ANSWER, 60, null, true, false, false);
    assertThat(answered.withoutMessages().closed()).isEqualTo(Handling.Closed.ANSWER);
  }

  @Test
  void a_voicemail_has_30_to_300_seconds_and_a_choice_comes_after_20_to_900() {
    for (var seconds : new int[] {29, 30, 300, 301}) {
      Runnable made = () -> new Handling(Handling.Closed.ANSWER, seconds, null, true, true, false);
      if (seconds == 30 || seconds == 300) good(made);
      else refused(made);
    }
    for (var seconds : new int[] {19, 20, 900, 901}) {
      Runnable made = () -> new Handling(Handling.Closed.ANSWER, 60, seconds, true, true, false);
      if (seconds == 20 || seconds == 900) good(made);
      else refused(made);
    }
  }

  @Test
  void a_version_is_planned_until_its_time_unless_it_was_taken_back() {
    var planned = new Version(1, PLAIN, TEN, TEN.minusSeconds(9), null, "admin", null);
    assertThat(planned.planned(TEN.minusMillis(1))).isTrue();
    assertThat(planned.planned(TEN)).isFalse();
    var back = new Version(1, PLAIN, TEN, TEN.minusSeconds(9), null, "admin", TEN.minusSeconds(5));
    assertThat(back.planned(TEN.minusMillis(1))).isFalse();
  }
}
