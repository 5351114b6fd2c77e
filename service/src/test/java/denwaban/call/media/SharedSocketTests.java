package denwaban.call.media;

import static denwaban.call.media.WebLegTests.await;
import static denwaban.call.media.WebLegTests.settled;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.call.Side;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many browsers at one port: none hears or disturbs another.
class SharedSocketTests {

  private MediaPlane plane;
  private final List<Browser> browsers = new ArrayList<>();
  private final List<WebEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() {
    plane = MediaPlane.open(MediaSettings.loopback(31_200, 31_299, InstantSource.system()));
  }

  @AfterEach
  void close() {
    assertThat(plane.stats().failures()).isZero();
    plane.close();
    browsers.forEach(Browser::close);
  }

  private WebLeg line(Browser browser) throws Exception {
    browsers.add(browser);
    var before = events.size();
    var leg = plane.line(WebOffer.read(browser.offer()), events::add);
    browser.arrive(leg.answer());
    await(() -> events.size() > before);
    return leg;
  }

  @Test
  void browsers_at_one_port_are_told_apart() throws Exception {
    var anna = new Browser();
    var ben = new Browser();
    var annas = line(anna);
    var bens = line(ben);
    assertThat(anna.address()).isEqualTo(ben.address());
    var ears = List.of(new Ear(), new Ear());
    annas.tap(ears.getFirst());
    bens.tap(ears.getLast());
    settled(annas);
    settled(bens);
    for (var i = 0; i < 20; i++) {
      anna.say(0x11);
      ben.say(0x22);
    }
    await(() -> ears.stream().allMatch(ear -> ear.of(Side.CALLER).size() == 20));
    annas.play(Browser.tone(0x33, 3), () -> {});
    bens.play(Browser.tone(0x44, 3), () -> {});
    assertThat(anna.hear(3)).hasSize(3).allMatch(packet -> packet[Rtp.HEADER] == 0x33);
    assertThat(ben.hear(3)).hasSize(3).allMatch(packet -> packet[Rtp.HEADER] == 0x44);
  }

  @Test
  void who_has_left_is_not_heard_and_the_other_goes_on() throws Exception {
    var anna = new Browser();
    var ben = new Browser();
    var annas = line(anna);
    var bens = line(ben);
    annas.close();
    await(() -> events.contains(new WebEvent.Down(WebEvent.Why.CLOSED)));
    var before = plane.stats().refused();
    anna.say(0x11);
    anna.raw(anna.check(true));
    await(() -> plane.stats().refused() == before + 2);
    bens.play(Browser.tone(0x44, 1), () -> {});
    assertThat(ben.hear()[Rtp.HEADER]).isEqualTo((byte) 0x44);
  }

  @Test
  void a_colleague_who_forges_an_address_does_not_deafen_its_line() throws Exception {
    var anna = new Browser();
    var ben = new Browser();
    var annas = line(anna);
    var bens = line(ben);
    var ears = List.of(new Ear(), new Ear());
    annas.tap(ears.getFirst());
    bens.tap(ears.getLast());
    settled(annas);
    settled(bens);
    var before = plane.stats().refused();
    for (var i = 0; i < 20; i++) {
      anna.raw(ben.check(true)); // right in all but where it comes from
      anna.say(0x11);
      ben.say(0x22);
    }
    await(() -> ears.stream().allMatch(ear -> ear.of(Side.CALLER).size() == 20));
    assertThat(plane.stats().refused()).isEqualTo(before + 20);
    bens.play(Browser.tone(0x44, 1), () -> {});
    assertThat(ben.hear()[Rtp.HEADER]).isEqualTo((byte) 0x44);
  }

  @Test
  void an_address_is_the_next_legs_when_the_one_before_has_gone() throws Exception {
    var browser = new Browser();
    line(browser).close();
    await(() -> events.contains(new WebEvent.Down(WebEvent.Why.CLOSED)));
    // the page was loaded again, and its system gave it the same port
    var second = line(browser);
    var ear = new Ear();
    second.tap(ear);
    settled(second);
    browser.say(0x55);
    await(() -> ear.of(Side.CALLER).size() == 1);
  }

  @Test
  void a_line_stays_where_it_is_and_the_caller_comes_to_it() throws Exception {
    var many =
        MediaPlane.open(
            new MediaSettings(
                java.net.InetAddress.getLoopbackAddress(),
                java.net.InetAddress.getLoopbackAddress(),
                31_300,
                31_399,
                3,
                20,
                20,
                InstantSource.system()));
    try (many;
        var anna = new Browser();
        var ben = new Browser()) {
      for (var i = 0; i < 4; i++) {
        var up = new CompletableFuture<WebEvent>();
        var operator = i % 2 == 0 ? anna : ben;
        var line = many.line(WebOffer.read(operator.offer()), up::complete);
        operator.arrive(line.answer());
        assertThat(up.get(5, TimeUnit.SECONDS)).isEqualTo(new WebEvent.Up());
        try (var caller = new Browser()) {
          var rings = new CompletableFuture<WebEvent>();
          var phone = many.web(WebOffer.read(caller.offer()), rings::complete);
          caller.arrive(phone.answer());
          rings.get(5, TimeUnit.SECONDS);
          if (i < 2) many.bridge(line, phone);
          else many.bridge(phone, line);
          settled(line);
          settled(phone);
          operator.say(0x60 + i);
          assertThat(caller.hear()[Rtp.HEADER]).isEqualTo((byte) (0x60 + i));
          phone.close();
        }
        line.close();
      }
      assertThat(many.stats().failures()).isZero();
    }
  }

  @Test
  void more_paths_than_a_browser_has_networks_push_out_the_oldest_and_never_the_spoken_one()
      throws Exception {
    var browser = new Browser();
    var leg = line(browser);
    var check = browser.check(false);
    for (var i = 0; i < 3 * WebLeg.MAX_PATHS; i++) {
      try (var elsewhere = new Phone()) {
        elsewhere.send(browser.address().getPort(), check);
      }
    }
    var ear = new Ear();
    leg.tap(ear);
    settled(leg);
    browser.say(0x66);
    await(() -> ear.of(Side.CALLER).size() == 1);
  }
}
