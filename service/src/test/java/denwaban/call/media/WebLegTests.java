package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.call.Side;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// A Java browser against the real media plane on loopback: what works, and what is refused; by a
/// port of its own, as the demo's telephone, and by the door that operators share.
@ParameterizedClass(name = "at the door: {0}")
@ValueSource(booleans = {false, true})
class WebLegTests {

  private final boolean door;

  WebLegTests(boolean door) {
    this.door = door;
  }

  private static MediaPlane plane;
  private Browser browser;
  private WebLeg leg;
  private long refusedBefore;
  private final List<WebEvent> events = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open() {
    plane = MediaPlane.open(MediaSettings.loopback(31_000, 31_199, InstantSource.system()));
  }

  @AfterAll
  static void close() {
    assertThat(plane.stats().failures()).isZero();
    plane.close();
  }

  @BeforeEach
  void begin() throws Exception {
    browser = new Browser();
    leg = leg(browser.offer());
    refusedBefore = plane.stats().refused();
  }

  @AfterEach
  void end() {
    leg.close();
    browser.close();
  }

  private WebLeg leg(String offer) throws Exception {
    var read = WebOffer.read(offer);
    return door ? plane.line(read, events::add) : plane.web(read, events::add);
  }

  /// Of this leg; at the door, of all.
  private long refused() {
    return plane.stats().refused() - refusedBefore;
  }

  private void arrive() throws Exception {
    browser.arrive(leg.answer());
    await(() -> !events.isEmpty());
    assertThat(events).containsExactly(new WebEvent.Up());
    // a check that came before its leg was ready does not count
    refusedBefore = plane.stats().refused();
  }

  /// Waits until the leg has done all it was told before.
  static void settled(Voice leg) throws Exception {
    var done = new CompletableFuture<Boolean>();
    leg.post(() -> done.complete(true));
    assertThat(done.get(2, TimeUnit.SECONDS)).isTrue();
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    for (var i = 0; i < 500 && !condition.getAsBoolean(); i++) TimeUnit.MILLISECONDS.sleep(10);
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void a_browser_with_the_promised_certificate_gets_gcm_and_hears_us() throws Exception {
    arrive();
    assertThat(browser.profile).isEqualTo(SrtpKeys.GCM);
    var ended = new CompletableFuture<Boolean>();
    leg.play(Browser.tone(0x55, 5), () -> ended.complete(true));
    var heard = browser.hear(5);
    assertThat(heard).hasSize(5).allMatch(packet -> packet[Rtp.HEADER] == 0x55);
    assertThat(ended.get(2, TimeUnit.SECONDS)).isTrue();
    assertThat(Rtp.sequence(heard.getFirst())).isLessThan(1 << 15);
  }

  @Test
  void a_browser_without_gcm_gets_the_older_profile() throws Exception {
    browser.profiles = new int[] {1};
    arrive();
    leg.hold(Browser.tone(0x41, 3));
    assertThat(browser.hear(10)).hasSize(10).allMatch(packet -> packet[Rtp.HEADER] == 0x41);
  }

  @Test
  void a_browser_with_another_certificate_is_refused() throws Exception {
    var other = new Browser();
    leg.close();
    leg = leg(browser.offer(other.certificate.fingerprint()));
    assertThatThrownBy(() -> browser.arrive(leg.answer())).isInstanceOf(IOException.class);
    await(() -> events.size() == 2);
    assertThat(events).contains(new WebEvent.Down(WebEvent.Why.WRONG_CERTIFICATE));
    other.close();
  }

  @Test
  void a_browser_that_shows_the_promised_certificate_behind_its_own_is_refused() throws Exception {
    var other = new Browser();
    leg.close();
    leg = leg(browser.offer(other.certificate.fingerprint()));
    browser.behind = other.certificate;
    assertThatThrownBy(() -> browser.arrive(leg.answer())).isInstanceOf(IOException.class);
    await(() -> events.size() == 2);
    assertThat(events).contains(new WebEvent.Down(WebEvent.Why.WRONG_CERTIFICATE));
    other.close();
  }

  @Test
  void a_browser_that_shows_no_certificate_is_refused() throws Exception {
    browser.showsCertificate = false;
    assertThatThrownBy(() -> browser.arrive(leg.answer())).isInstanceOf(IOException.class);
    await(() -> !events.isEmpty());
    assertThat(events).containsExactly(new WebEvent.Down(WebEvent.Why.WRONG_CERTIFICATE));
  }

  @Test
  void a_check_under_another_password_or_name_gets_no_answer() throws Exception {
    browser.take(leg.answer());
    var user = Browser.find(leg.answer(), "ice-ufrag:(\\S+)") + ":" + Browser.UFRAG;
    var password = Browser.find(leg.answer(), "ice-pwd:(\\S+)");
    browser.socket.setSoTimeout(150);
    browser.raw(Browser.check(user, password + "x", true));
    assertThat(browser.receive()).isEmpty();
    browser.raw(Browser.check("x" + user, password, true));
    assertThat(browser.receive()).isEmpty();
    var flipped = Browser.check(user, password, true);
    flipped[30] ^= 1;
    browser.raw(flipped);
    assertThat(browser.receive()).isEmpty();
    assertThat(refused()).isEqualTo(3);
    browser.raw(Browser.check(user, password, true));
    assertThat(browser.receive()).isNotEmpty();
  }

  @Test
  void a_check_under_another_name_of_the_browsers_own_half_gets_no_answer() throws Exception {
    browser.take(leg.answer());
    var ours = Browser.find(leg.answer(), "ice-ufrag:(\\S+)") + ":";
    var password = Browser.find(leg.answer(), "ice-pwd:(\\S+)");
    browser.socket.setSoTimeout(150);
    for (var theirs : List.of("", Browser.UFRAG + "x", "x".repeat(Browser.UFRAG.length()))) {
      browser.raw(Browser.check(ours + theirs, password, true));
      assertThat(browser.receive()).as("their half: %s", theirs).isEmpty();
    }
    assertThat(refused()).isEqualTo(3);
    browser.raw(Browser.check(ours + Browser.UFRAG, password, true));
    assertThat(browser.receive()).isNotEmpty();
  }

  @Test
  void dtls_before_a_valid_check_is_not_read() throws Exception {
    browser.take(leg.answer());
    browser.raw(new byte[] {22, (byte) 0xfe, (byte) 0xfd, 0});
    await(() -> refused() == 1);
  }

  @Test
  void audio_from_another_source_or_repeated_does_not_count() throws Exception {
    arrive();
    var ear = new Ear();
    leg.tap(ear);
    settled(leg);
    browser.say(0x33);
    await(() -> ear.of(Side.CALLER).size() == 1);
    browser.raw(browser.lastSealed);
    try (var stranger = new Phone()) {
      stranger.send(browser.address().getPort(), browser.lastSealed);
    }
    var forged = browser.lastSealed.clone();
    forged[20] ^= 1;
    forged[3]++;
    browser.raw(forged);
    await(() -> refused() == 3);
    browser.say(0x34);
    await(() -> ear.of(Side.CALLER).size() == 2);
    assertThat(leg.stats().lost()).isZero();
  }

  @Test
  void a_flood_of_invented_ssrcs_costs_no_memory_and_does_not_drown_the_voice() throws Exception {
    arrive();
    var ear = new Ear();
    leg.tap(ear);
    settled(leg);
    browser.say(0x33);
    await(() -> ear.of(Side.CALLER).size() == 1);
    for (var i = 0; i < 2_000; i++) {
      var forged = browser.lastSealed.clone();
      Rtp.put32(forged, 8, 1_000_000 + i);
      browser.raw(forged);
      if (i % 100 == 0) browser.say(0x34);
      // the socket's buffer is finite; here the loop is tested, not the kernel
      var sent = 2 + i + i / 100;
      if (i % 50 == 0) await(() -> refused() + leg.stats().received() >= sent);
    }
    await(() -> ear.of(Side.CALLER).size() == 21);
    var contexts = new CompletableFuture<Integer>();
    leg.post(() -> contexts.complete(leg.ssrcs()));
    assertThat(contexts.get(1, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void the_authentic_ssrcs_of_one_browser_are_capped() throws Exception {
    arrive();
    var ear = new Ear();
    leg.tap(ear);
    settled(leg);
    // the count of looks at new SSRCs is per second, so this takes two of them
    for (var i = 0; i < Srtp.MAX_SSRCS + 3; i++) {
      browser.say(0x7000_0000 + i, 0x35);
      TimeUnit.MILLISECONDS.sleep(100);
    }
    await(() -> refused() == 3);
    assertThat(ear.of(Side.CALLER)).hasSize(Srtp.MAX_SSRCS);
  }

  @Test
  void malformed_datagrams_never_stop_the_loop() throws Exception {
    arrive();
    var chance = new java.util.Random(7);
    for (var i = 0; i < 3_000; i++) {
      var junk = new byte[chance.nextInt(1, 300)];
      chance.nextBytes(junk);
      junk[0] = (byte) List.of(0, 1, 2, 22, 63, 128, 144, 191, 255).get(i % 9).intValue();
      browser.raw(junk);
    }
    browser.raw(new byte[Rtp.MAX_PACKET + 1]);
    browser.drainAll();
    leg.play(Browser.tone(0x22, 2), () -> {});
    assertThat(browser.hear(2)).hasSize(2);
  }

  @Test
  void the_goodbye_of_the_browser_ends_the_leg() throws Exception {
    arrive();
    browser.sayGoodbye();
    await(() -> events.size() == 2);
    assertThat(events.getLast()).isEqualTo(new WebEvent.Down(WebEvent.Why.CLOSED_BY_PEER));
  }

  @Test
  void a_network_change_keeps_the_keys_and_another_certificate_is_another_peer() throws Exception {
    arrive();
    var old = leg.answer();
    var fresh = leg.restart(WebOffer.read(browser.offer()));
    assertThat(fresh).isNotEqualTo(old);
    browser.take(fresh);
    settled(leg);
    assertThat(browser.connect()).isTrue();
    browser.take(old);
    browser.socket.setSoTimeout(150);
    assertThat(browser.connect()).isFalse();
    try (var other = new Browser()) {
      var offer = WebOffer.read(other.offer());
      assertThatThrownBy(() -> leg.restart(offer)).isInstanceOf(BadOffer.class);
    }
  }

  @Test
  void two_browsers_hear_each_other_and_keys_cross_as_events() throws Exception {
    arrive();
    try (var second = new Browser()) {
      var more = new CopyOnWriteArrayList<WebEvent>();
      var otherLeg = plane.web(WebOffer.read(second.offer()), more::add);
      second.arrive(otherLeg.answer());
      await(() -> !more.isEmpty());
      plane.bridge(leg, otherLeg);
      settled(leg);
      for (var i = 0; i < 3; i++) {
        browser.say(0x10 + i);
        assertThat(second.hear()[Rtp.HEADER]).isEqualTo((byte) (0x10 + i));
        second.say(0x20 + i);
        assertThat(browser.hear()[Rtp.HEADER]).isEqualTo((byte) (0x20 + i));
      }
      otherLeg.close();
    }
  }

  @Test
  void a_browser_that_stops_proving_itself_is_gone() throws Exception {
    assertThat(WebLeg.CONSENT).isLessThanOrEqualTo(Duration.ofSeconds(30));
    arrive();
    var late = System.nanoTime() + WebLeg.CONSENT.toNanos();
    leg.post(() -> leg.everySecond(late - 5_000_000_000L));
    leg.post(() -> leg.everySecond(late + 1_000_000_000L));
    await(() -> events.size() == 2);
    assertThat(events.getLast()).isEqualTo(new WebEvent.Down(WebEvent.Why.CONSENT_LOST));
  }

  @Test
  void sound_made_here_is_quiet_and_whole() {
    for (var sound : List.of(Melody.hold(), Melody.ringBack())) {
      var bytes = sound.toArray();
      assertThat(bytes.length % Rtp.FRAME).isZero();
      assertThat(peak(bytes)).isBetween(1_000, 8_000);
    }
    assertThat(
            peak(
                Bytes.of(Arrays.copyOfRange(Melody.ringBack().toArray(), 8_100, 24_000)).toArray()))
        .isZero();
  }

  private static int peak(byte[] ulaw) {
    var peak = 0;
    for (var sample : ulaw) peak = Math.max(peak, Math.abs(G711.linear(sample)));
    return peak;
  }
}
