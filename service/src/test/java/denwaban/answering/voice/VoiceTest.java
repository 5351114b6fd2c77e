package denwaban.answering.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.http.Problem;
import denwaban.script.GreetingAudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Announcements from text.
class VoiceTest {

  private static final String GREETING = "お電話ありがとうございます。髙橋設計でございます。";
  private static final int A_SECOND = 8_000;

  @TempDir Path folder;

  private final Readings readings = new Readings();

  @Test
  void a_text_is_read_as_it_is_pronounced() {
    assertThat(readings.of(GREETING)).isEqualTo("オデンワアリガトーゴザイマス。タカハシセッケイデゴザイマス。");
    assertThat(readings.of("東京都港区六本木")).isEqualTo("トーキョートミナトクロッポンギ");
  }

  @Test
  void what_has_no_reading_stays() {
    assertThat(readings.of("Minato 03")).contains("Minato", "03");
  }

  @Test
  void a_reading_becomes_a_sound_that_callers_can_hear() {
    var voice = new LocalVoice();
    assertThat(voice.installed()).isTrue();
    var wav = voice.speak(readings.of(GREETING));
    var heard = GreetingAudio.fromWav(wav).orElseThrow();
    assertThat(heard.length()).isBetween(2 * A_SECOND, 10 * A_SECOND);
    var louder = voice.speak(readings.of(GREETING + GREETING));
    assertThat(GreetingAudio.fromWav(louder).orElseThrow().length())
        .isGreaterThan(heard.length() * 3 / 2);
  }

  @Test
  void the_longest_text_is_heard_within_the_limit_of_a_sound() {
    var wav = new LocalVoice().speak("ア".repeat(400));
    assertThat(GreetingAudio.fromWav(wav)).isPresent();
  }

  @Test
  void options_in_a_text_are_words() {
    var wav = new LocalVoice().speak("-w /tmp/denwaban-voice-test アア");
    assertThat(GreetingAudio.fromWav(wav)).isPresent();
    assertThat(Path.of("/tmp/denwaban-voice-test")).doesNotExist();
  }

  @Test
  void without_a_voice_it_is_said_so() {
    var none = new LocalVoice(List.of(folder));
    assertThat(none.installed()).isFalse();
    refused(none, "no-voice");
  }

  @Test
  void a_voice_that_says_nothing_is_no_sound() throws Exception {
    program("exit 3");
    refused(new LocalVoice(List.of(folder)), "not-speakable");
  }

  @Test
  void more_than_two_at_once_are_asked_to_come_again() throws Exception {
    program("touch " + folder + "/begun-$$; while [ ! -e " + folder + "/go ]; do sleep 0.05; done");
    var voice = new LocalVoice(List.of(folder));
    var threads =
        IntStream.range(0, LocalVoice.AT_ONCE)
            .mapToObj(_ -> Thread.startVirtualThread(() -> refused(voice, "not-speakable")))
            .toList();
    while (begun() < LocalVoice.AT_ONCE) LockSupport.parkNanos(10_000_000);
    refused(voice, "voice-busy");
    Files.createFile(folder.resolve("go"));
    for (var thread : threads) thread.join();
    refused(voice, "not-speakable");
  }

  private static void refused(LocalVoice voice, String code) {
    assertThatThrownBy(() -> voice.speak("ア"))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private long begun() throws Exception {
    try (var files = Files.list(folder)) {
      return files.filter(it -> it.getFileName().toString().startsWith("begun-")).count();
    }
  }

  private void program(String script) throws Exception {
    var file = Files.writeString(folder.resolve("espeak-ng"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
