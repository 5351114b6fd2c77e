package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import denwaban.Often;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// kill -9 in the middle of a call: what was acknowledged is there, and what was recorded opens.
@Tag("own-office")
class KilledIT {

  @BeforeAll
  static void the_ports_are_free() {
    House.leave();
  }

  private static final String MINATO = "+815031000002";
  private static final int CALLER_HZ = 440;
  private static final int OPERATOR_HZ = 1_000;

  /// Of which what may be lost leaves a few.
  private static final int TALK_S = Often.times("seconds of talk", 0, 15, 20);

  /// A recording may lose its newest 10 s: age writes whole chunks of 64 KiB, 4 s of stereo.
  private static final double MAY_LOSE_S = 10;

  /// Share of a second's energy that is the tone, above which that second counts as talk. The first
  /// second of the two being joined is a part of one and may fall on either side.
  private static final double CLEAR = 0.9;

  /// One of the two by chance, unless the whole is asked for: each starts the office twice.
  static List<Boolean> kills() {
    var drawn = Instant.now().toEpochMilli();
    var each = List.of(drawn % 2 == 0, drawn % 2 != 0);
    return each.subList(0, Often.times("kills", drawn, 1, 2));
  }

  @ParameterizedTest(name = "the database too: {0}")
  @MethodSource("kills")
  void what_was_acknowledged_is_kept_and_the_recording_opens(
      boolean databaseToo, @TempDir Path folder) throws Exception {
    var peers = Files.createDirectories(folder.resolve("peers"));
    try (var office = Office.shipped(folder.resolve("office"));
        var browser = Browser.open(Sound.microphone(peers, OPERATOR_HZ))) {
      var kenta = Member.joins(browser, "港 健太");
      kenta.makesKeys();
      var desk = Desk.sitDown(browser, "佐藤 花");
      Instant killed;
      var capture = Capture.start(peers);
      try (var caller = Telephone.sipp(peers, "+819012345678", MINATO, CALLER_HZ)) {
        desk.answer();
        assertThat(desk.hears(CALLER_HZ)).isGreaterThan(0.9);
        desk.writes("callerName", "田中 美咲").writes("inquiry", "落ちても残ること").chooses("callback", "yes");
        Wait.seconds(TALK_S);
        assertThat(caller.over()).isFalse();
        // the desk has just been told that the message is kept: that must be true now
        desk.send();
        killed = Instant.now();
        office.kill();
        if (databaseToo) office.killOrphans();
      } finally {
        capture.close();
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
      var heard = kenta.playsToWhereItBrokeOff();

      var files = kenta.downloads(peers);
      var key = kenta.exportsKey(peers);
      assertThat(new String(Age.open(key, files.message()).bytes(), StandardCharsets.UTF_8))
          .contains("落ちても残ること");
      var recording = Age.open(key, files.recording());
      assertThat(recording.whole()).as("age says that the end is missing").isFalse();
      var voices = Age.voices(List.of(recording.bytes()));
      assertThat(heard)
          .as("the browser plays what age opens")
          .isCloseTo(voices.caller().length / 8_000.0, within(0.2));
      var wire = capture.audio();
      isKept(
          "caller",
          CALLER_HZ,
          voices.caller(),
          wire.stream().filter(p -> Telephone.at(p.from())).toList(),
          killed);
      isKept(
          "operator",
          OPERATOR_HZ,
          voices.operator(),
          wire.stream().filter(p -> Telephone.at(p.to())).toList(),
          killed);
      kenta.seesInLog("message.kept");
    }
  }

  /// Frame by frame what went over the wire, up to at most 10 s before the kill; and it is the tone
  /// that was played, in every second since the two were joined.
  private static void isKept(
      String who, int hz, byte[] side, List<Capture.Packet> sent, Instant killed) {
    var frames = Frames.compare(sent, side);
    var lost = killed.toEpochMilli() / 1e3 - frames.lastAt();
    var shares = Sound.shares(Sound.decode(side), hz);
    System.out.printf(
        "%s: %s, the last %.2f s are lost, %d Hz: %s%n", who, frames, lost, hz, shares);
    assertThat(frames.missing()).as(who + "'s frames that are not kept: " + frames).isZero();
    assertThat(lost).as("seconds of the " + who + " that are lost").isLessThan(MAY_LOSE_S);

    var talk = shares.stream().dropWhile(share -> share <= CLEAR).toList();
    assertThat(talk).as("seconds of the " + who).hasSizeGreaterThan(TALK_S - (int) MAY_LOSE_S);
    // a browser on a busy machine leaves samples out: that what it sent is kept is counted above
    assertThat(talk.stream().filter(share -> share > CLEAR).count())
        .as("%d Hz per second of the %s: %s", hz, who, talk)
        .isGreaterThan(talk.size() / 2);
  }
}
