package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An operator hears the last seconds of a call again: he alone, in the call and in its wrap-up.
@ExtendWith(House.Keeper.class)
class ReplayIT {

  private static final int CALLER_HZ = 440;
  private static final String MINATO = "+815031000002";

  /// Keeps what the page plays, to be looked at: the newest last.
  private static final String EAR =
      """
      () => {
        window.__played = [];
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function (...when) {
          window.__played.push([0, 1].map((n) => Array.from(this.buffer.getChannelData(n))));
          window.__rate = this.buffer.sampleRate;
          return start.apply(this, when);
        };
      }
      """;

  private static final String SHARE =
      """
      ([channel, hz]) => {
        const all = window.__played.at(-1)[channel];
        const share = (samples) => {
          let re = 0, im = 0, energy = 0;
          samples.forEach((s, i) => {
            re += s * Math.cos((2 * Math.PI * hz * i) / window.__rate);
            im += s * Math.sin((2 * Math.PI * hz * i) / window.__rate);
            energy += s * s;
          });
          return energy < 0.01 ? 0 : (2 * (re * re + im * im)) / samples.length / energy;
        };
        // a browser on a busy machine leaves samples out: the best of the last five seconds
        return Math.max(...[1, 2, 3, 4, 5].map((n) =>
            share(all.slice(-window.__rate * (n + 1), -window.__rate * n))));
      }
      """;

  private final House house;
  private final Desk desk;
  private final Path pictures = Path.of(System.getProperty("denwaban.target", "target"), "replay");

  ReplayIT(House house) {
    this.house = house;
    this.desk = house.desk;
  }

  @Test
  void the_operator_hears_the_caller_again_and_the_caller_nothing_of_it() throws Exception {
    Files.createDirectories(pictures);
    var folder = Files.createDirectories(house.peers.resolve("replay"));
    var colleague = Desk.sitDown(house.browser, "鈴木 一郎");
    colleague.goesAway();
    desk.page.evaluate(EAR);
    assertThat(again(desk.page, "00000000-0000-0000-0000-000000000001").status()).isEqualTo(404);

    var capture = Capture.start(folder);
    String call;
    try (var caller = Telephone.sipp(folder, "+819012345678", MINATO, CALLER_HZ)) {
      desk.answer();
      assertThat(desk.hears(CALLER_HZ)).isGreaterThan(0.9);
      call = desk.page.locator("[data-call]").first().getAttribute("data-call");
      Wait.seconds(6);

      desk.page.keyboard().press("F7");
      said("playing");
      assertThat(played(0, CALLER_HZ)).as("the caller, again").isGreaterThan(0.9);
      assertThat(played(1, House.OPERATOR_HZ)).as("the operator himself").isGreaterThan(0.9);
      desk.is("talking");
      shoot("talking");
      assertThat(desk.hears(CALLER_HZ)).as("the line goes on").isGreaterThan(0.9);
      // it may have come to its end by itself
      if (plays()) desk.page.keyboard().press("F7");
      said("off");

      onlyHere(colleague.page, call);
      desk.hangUp();
      caller.ends();
    } finally {
      capture.close();
    }
    var toCaller = capture.audio().stream().filter(p -> Telephone.at(p.to())).toList();
    assertThat(Capture.heard(toCaller, House.OPERATOR_HZ)).isGreaterThan(0.9);
    assertThat(Capture.heard(toCaller, CALLER_HZ)).as("his own tone, back").isLessThan(0.1);

    desk.page.keyboard().press("F7");
    said("playing");
    assertThat(played(0, CALLER_HZ)).as("in the wrap-up").isGreaterThan(0.9);
    shoot("wrapup");
    var wav = again(desk.page, call);
    assertThat(wav.status()).isEqualTo(200);
    var voices = Age.voices(List.of(Base64.getDecoder().decode(wav.base64())));
    assertThat(voices.seconds()).isBetween(3.0, 20.0);
    onlyHere(colleague.page, call);

    desk.writes("callerName", "田中 美咲")
        .writes("inquiry", "もう一度うかがいました")
        .chooses("callback", "yes")
        .page
        .keyboard()
        .press("F9");
    desk.is("ready");
    assertThat(again(desk.page, call).status()).as("after the wrap-up").isEqualTo(404);
    house.kenta.seesInLog("call.replayed");
    colleague.page.close();
  }

  /// The others get what they get for a call that never was; strangers and members not even that.
  private void onlyHere(Page colleague, String call) {
    assertThat(again(colleague, call).status()).isEqualTo(404);
    assertThat(again(house.kenta.page, call).status()).isEqualTo(403);
    var stranger = house.browser.window("ja-JP");
    stranger.navigate(Office.url("office.localhost", "/signin"));
    assertThat(again(stranger, call).status()).isEqualTo(401);
    stranger.close();
  }

  private record Answer(int status, String base64) {}

  private static Answer again(Page page, String call) {
    var said =
        (List<?>)
            page.evaluate(
                """
                async (call) => {
                  const answer = await fetch(`/api/desk/calls/${call}/replay`, { method: "POST",
                    headers: { "Content-Type": "application/json" }, body: "{}" });
                  const bytes = new Uint8Array(await answer.arrayBuffer());
                  let text = "";
                  for (const b of bytes) text += String.fromCharCode(b);
                  return [answer.status, btoa(text)];
                }
                """,
                call);
    return new Answer(((Number) said.get(0)).intValue(), (String) said.get(1));
  }

  private double played(int channel, int hz) {
    return ((Number) desk.page.evaluate(SHARE, List.of(channel, hz))).doubleValue();
  }

  private boolean plays() {
    return "playing".equals(desk.page.getByTestId("desk-replay-said").getAttribute("data-replay"));
  }

  private void said(String state) {
    PlaywrightAssertions.assertThat(desk.page.getByTestId("desk-replay-said"))
        .hasAttribute(
            "data-replay", state, new LocatorAssertions.HasAttributeOptions().setTimeout(10_000));
  }

  /// In both languages, to be looked at: target/replay.
  private void shoot(String what) {
    for (var lang : List.of("en", "ja")) {
      desk.page.evaluate(
          "l => document.querySelector(`input[type=radio][value=${l}]`)?.click()", lang);
      desk.page.waitForTimeout(200);
      desk.page.screenshot(
          new Page.ScreenshotOptions().setPath(pictures.resolve(what + "-" + lang + ".png")));
    }
  }
}
