package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// kill -9 in the middle of a call: what was acknowledged is there, and what was recorded opens.
class KilledIT {

  private static final String MINATO = "+815031000002";
  private static final int TALK_S = 20;

  /// A recording may lose its newest 10 s: age writes whole chunks of 64 KiB, 4 s of stereo.
  private static final double MAY_LOSE_S = 10;

  @ParameterizedTest(name = "the database too: {0}")
  @ValueSource(booleans = {false, true})
  void what_was_acknowledged_is_kept_and_the_recording_opens(
      boolean databaseToo, @TempDir Path folder) throws Exception {
    var peers = Files.createDirectories(folder.resolve("peers"));
    try (var office = Office.open(folder.resolve("office"));
        var browser = Browser.open(Sound.microphone(peers, 1_000))) {
      var kenta = Member.joins(browser, "港 健太");
      kenta.makesKeys();
      var desk = Desk.sitDown(browser, "佐藤 花");
      double talked;
      try (var caller = Telephone.sipp(peers, "+819012345678", MINATO, 440)) {
        desk.answer();
        assertThat(desk.hears(440)).isGreaterThan(0.9);
        var answered = System.nanoTime();
        desk.writes("callerName", "田中 美咲")
            .writes("inquiry", "落ちても残ること")
            .chooses("callback", "yes")
            .send();
        Wait.seconds(TALK_S - (System.nanoTime() - answered) / 1e9);
        talked = (System.nanoTime() - answered) / 1e9;
        assertThat(caller.over()).isFalse();
        office.kill();
        if (databaseToo) office.killOrphans();
      }
      office.restart();

      Wait.until(
          "the recording is found again",
          Duration.ofSeconds(30),
          () ->
              !kenta.inbox().isEmpty() && kenta.inbox().getFirst().get("recording").isJsonObject());
      var item = kenta.opensNewest();
      assertThat(item.getAsJsonObject("recording").get("complete").getAsBoolean()).isFalse();
      assertThat(kenta.reads()).contains("田中 美咲", "落ちても残ること");

      var files = kenta.downloads(peers);
      var key = kenta.exportsKey(peers);
      assertThat(new String(Age.open(key, files.message()).bytes(), StandardCharsets.UTF_8))
          .contains("落ちても残ること");
      var recording = Age.open(key, files.recording());
      assertThat(recording.whole()).as("age says that the end is missing").isFalse();
      var voices = Age.voices(List.of(recording.bytes()));
      assertThat(voices.seconds()).isGreaterThan(talked - MAY_LOSE_S);
      // before the two were joined the caller's side is silent: listen to the last seconds kept
      var caller = voices.caller();
      var last = Arrays.copyOfRange(caller, caller.length - 3 * 8_000, caller.length);
      assertThat(Sound.share(Sound.decode(last), 440)).isGreaterThan(0.8);
    }
  }
}
