package denwaban.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.Actor;
import denwaban.audit.TestLog;
import denwaban.database.AtOnce;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ScriptsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant TUESDAY_10 = Instant.parse("2026-11-24T01:00:00Z");

  @TempDir Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private Instant now = TUESDAY_10;
  private Scripts scripts;

  @BeforeEach
  void open() {
    scripts =
        new Scripts(
            database.fence(),
            new ScriptTable(database.jdbc()),
            new TestLog(database, folder).door(),
            () -> now);
  }

  @Test
  void the_newest_script_comes_back_as_it_was_set() {
    assertThat(scripts.of(aoba, null, TUESDAY_10)).isEmpty();
    scripts.set(aoba, content("お電話ありがとうございます。"), Actor.SERVICE);
    scripts.set(aoba, content("はい、青葉歯科クリニックでございます。"), Actor.SERVICE);

    var script = scripts.of(aoba, null, TUESDAY_10).orElseThrow();
    assertThat(script.greeting().ja()).isEqualTo("はい、青葉歯科クリニックでございます。");
    assertThat(script.open()).isTrue();
    assertThat(script.form()).isEqualTo(new Form(2, Fields.STANDARD));
    assertThat(scripts.content(aoba)).contains(content("はい、青葉歯科クリニックでございます。"));
  }

  @Test
  void of_two_who_save_at_once_one_is_told_that_the_other_was_first() {
    scripts.set(aoba, content("はい。"), Actor.SERVICE);

    var became =
        AtOnce.both(
            database,
            "script",
            () -> scripts.change(aoba, 1, content("青葉です。"), null, Actor.SERVICE));

    assertThat(became)
        .containsExactlyInAnyOrder(new ScriptChange.Kept(2), new ScriptChange.Overtaken());
    assertThat(
            AtOnce.both(
                database,
                "script",
                () -> scripts.set(aoba, 2, content("青葉でございます。"), Actor.SERVICE)))
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void of_two_sounds_at_once_each_is_kept() {
    var sound = Bytes.of(new byte[] {1, 2, 3});
    AtOnce.both(
        database,
        "script_audio",
        () -> {
          scripts.setAudio(aoba, Announcement.GREETING, sound, Actor.SERVICE);
          return true;
        });
    assertThat(scripts.sound(aoba, Announcement.GREETING).version()).isEqualTo(2);
  }

  @Test
  void a_greeting_is_heard_by_its_own_callers_only() {
    var ulaw = Bytes.of(new byte[] {1, 2, 3});
    scripts.setAudio(aoba, Announcement.GREETING, ulaw, Actor.SERVICE);
    assertThat(scripts.sound(aoba, Announcement.GREETING))
        .isEqualTo(new Sound(Announcement.GREETING, 1, ulaw));
    assertThat(scripts.has(aoba, Announcement.GREETING)).isTrue();
    var other = new ClientId(UUID.randomUUID());
    assertThat(scripts.sound(other, Announcement.GREETING).none()).isTrue();
    assertThat(scripts.has(other, Announcement.GREETING)).isFalse();
  }

  @Test
  void of_sounds_twenty_can_be_set_in_a_day_of_all_kinds_together() {
    var sound = Bytes.of(new byte[] {1});
    for (var n = 0; n < 10; n++) {
      assertThat(scripts.setAudio(aoba, Announcement.GREETING, sound, Actor.SERVICE)).isTrue();
      assertThat(scripts.setAudio(aoba, Announcement.NOTICE, sound, Actor.SERVICE)).isTrue();
    }
    assertThat(scripts.setAudio(aoba, Announcement.GREETING, sound, Actor.SERVICE)).isFalse();
    assertThat(scripts.sound(aoba, Announcement.GREETING).version()).isEqualTo(10);
    var other = new ClientId(UUID.randomUUID());
    assertThat(scripts.setAudio(other, Announcement.GREETING, sound, Actor.SERVICE)).isTrue();
    now = now.plus(Scripts.DAY);
    assertThat(scripts.setAudio(aoba, Announcement.GREETING, sound, Actor.SERVICE)).isTrue();
  }

  @Test
  void the_house_gives_the_notice_until_the_client_has_its_own() {
    var house = scripts.sound(aoba, Announcement.NOTICE);
    assertThat(house.ulaw().length()).isBetween(2 * GreetingAudio.RATE, 10 * GreetingAudio.RATE);
    scripts.setAudio(aoba, Announcement.GREETING, Bytes.of(new byte[] {1}), Actor.SERVICE);
    assertThat(scripts.sound(aoba, Announcement.NOTICE)).isEqualTo(house);
    assertThat(scripts.has(aoba, Announcement.NOTICE)).isFalse();

    var own = Bytes.of(new byte[] {4, 5});
    scripts.setAudio(aoba, Announcement.NOTICE, own, Actor.SERVICE);

    assertThat(scripts.sound(aoba, Announcement.NOTICE).ulaw()).isEqualTo(own);
    assertThat(scripts.sound(aoba, Announcement.GREETING).ulaw())
        .isEqualTo(Bytes.of(new byte[] {1}));
    assertThat(scripts.sound(new ClientId(UUID.randomUUID()), Announcement.NOTICE))
        .isEqualTo(house);
  }

  @Test
  void empty_long_and_double_things_are_refused() {
    assertThatThrownBy(() -> content("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> content("あ".repeat(401))).isInstanceOf(IllegalArgumentException.class);
    content("あ".repeat(400));
    assertThatThrownBy(() -> Fields.check(List.of(Fields.URGENT, Fields.URGENT)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fields.check(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static Content content(String greeting) {
    var day = List.of(new Hours.Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    return new Content(
        new Greeting(greeting, "はい", "Hello"),
        List.of(new Phrase("注意", "Note")),
        new Phrase("折り返します", "We call back"),
        new Hours(
            ZoneId.of("Asia/Tokyo"),
            List.of(day, day, day, day, day, List.of(), List.of()),
            List.of()),
        Fields.STANDARD);
  }
}
