package denwaban.call.media;

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
import org.junit.jupiter.api.Timeout;

/// A plain telephone against the real media plane on loopback.
@Timeout(60)
class TrunkLegTests {

  private MediaPlane plane;
  private TrunkLeg leg;
  private Phone phone;

  @BeforeEach
  void open() throws Exception {
    // two loops, so that bridging has to move a leg
    var here = MediaSettings.loopback(31_200, 31_299, InstantSource.system());
    plane =
        MediaPlane.open(
            new MediaSettings(
                here.bind(), here.announced(), 31_200, 31_299, 2, 40, 41, here.clock()));
    leg = plane.trunk();
    phone = new Phone();
  }

  @AfterEach
  void close() {
    assertThat(plane.stats().failures()).isZero();
    plane.close();
    phone.close();
  }

  @Test
  void the_caller_hears_the_greeting_before_it_says_anything() throws Exception {
    var ended = new CompletableFuture<Boolean>();
    leg.remote(phone.sdp("sendrecv"));
    leg.play(Browser.tone(0x41, 4), () -> ended.complete(true));
    assertThat(phone.hear(4)).hasSize(4).allMatch(packet -> packet[Rtp.HEADER] == 0x41);
    assertThat(ended.get(1, TimeUnit.SECONDS)).isTrue();
    assertThat(phone.silent()).isTrue();
  }

  @Test
  void one_stream_without_a_gap_over_greeting_hold_and_two_bridges() throws Exception {
    leg.remote(phone.sdp("sendrecv"));
    try (var operator = new Browser()) {
      var up = new CopyOnWriteArrayList<WebEvent>();
      var line = plane.web(WebOffer.read(operator.offer()), up::add);
      operator.arrive(line.answer());
      WebLegTests.await(() -> !up.isEmpty());
      var heard = new ArrayList<byte[]>();
      leg.play(Browser.tone(0x11, 3), () -> {});
      heard.addAll(phone.hear(3));
      for (var round = 0; round < 2; round++) {
        leg.hold(Browser.tone(0x22, 10));
        heard.addAll(phone.hear(6));
        plane.bridge(line, leg);
        TimeUnit.MILLISECONDS.sleep(60);
        // what still came from the music before the bridge stood
        phone.socket.setSoTimeout(30);
        heard.addAll(phone.hear(20));
        phone.socket.setSoTimeout(1000);
        for (var i = 0; i < 5; i++) {
          operator.say(0x30 + i);
          heard.add(phone.hear());
          phone.say(leg.localPort(), 0x40 + i);
          assertThat(operator.hear()[Rtp.HEADER]).isEqualTo((byte) (0x40 + i));
        }
        plane.bridge(leg, line);
      }
      assertContinuous(heard);
      assertThat(heard.getLast()[Rtp.HEADER]).isEqualTo((byte) 0x34);
    }
  }

  static void assertContinuous(List<byte[]> heard) {
    for (var i = 1; i < heard.size(); i++) {
      var before = heard.get(i - 1);
      var now = heard.get(i);
      assertThat(Rtp.ssrc(now)).isEqualTo(Rtp.ssrc(before));
      assertThat(Rtp.sequence(now)).isEqualTo((Rtp.sequence(before) + 1) & 0xffff);
      var step = (int) (Rtp.timestamp(now) - Rtp.timestamp(before));
      assertThat(step).isPositive();
      assertThat(step % Rtp.FRAME).isZero();
    }
  }

  @Test
  void only_the_described_address_is_heard_and_its_port_may_be_learnt() throws Exception {
    var ear = new Ear();
    leg.remote(phone.sdp("sendrecv"));
    leg.tap(ear);
    WebLegTests.settled(leg);
    try (var stranger = new Phone("127.0.0.9");
        var behindNat = new Phone()) {
      stranger.say(leg.localPort(), 0x66);
      WebLegTests.await(() -> leg.stats().refused() == 1);
      behindNat.say(leg.localPort(), 0x67);
      WebLegTests.await(() -> ear.of(Side.CALLER).size() == 1);
      leg.play(Browser.tone(0x11, 2), () -> {});
      assertThat(behindNat.hear(2)).hasSize(2);
      // the described port itself wins when it speaks, and then stays
      phone.say(leg.localPort(), 0x68);
      WebLegTests.await(() -> ear.of(Side.CALLER).size() == 2);
      behindNat.say(leg.localPort(), 0x69);
      WebLegTests.await(() -> leg.stats().refused() == 2);
      leg.play(Browser.tone(0x12, 2), () -> {});
      assertThat(phone.hear(2)).hasSize(2);
    }
  }

  @Test
  void in_mid_call_a_new_description_moves_the_call() throws Exception {
    var ear = new Ear();
    leg.remote(phone.sdp("sendrecv"));
    leg.tap(ear);
    WebLegTests.settled(leg);
    for (var i = 0; i < 30; i++) phone.say(leg.localPort(), 0x30);
    WebLegTests.await(() -> ear.audio.size() == 30);
    try (var moved = new Phone("127.0.0.2")) {
      moved.say(leg.localPort(), 0x44);
      assertThat(ear.audio).hasSize(30);
      leg.remote(moved.sdp("sendrecv"));
      WebLegTests.settled(leg);
      moved.say(leg.localPort(), 0x45);
      WebLegTests.await(() -> ear.audio.size() == 31);
      assertThat(ear.audio.getLast().value()).isEqualTo(0x45);
      leg.hold(Browser.tone(0x22, 3));
      assertThat(moved.hear(3)).hasSize(3);
      assertThat(phone.silent()).isTrue();
    }
  }

  @Test
  void a_caller_who_holds_is_not_sent_anything() throws Exception {
    leg.remote(phone.sdp("sendrecv"));
    leg.hold(Browser.tone(0x22, 3));
    assertThat(phone.hear(2)).hasSize(2);
    leg.remote(phone.sdp("sendonly"));
    phone.drain();
    assertThat(phone.silent()).isTrue();
    leg.remote(phone.sdp("sendrecv"));
    assertThat(phone.hear(2)).hasSize(2);
  }

  @Test
  void what_is_played_once_waits_for_a_caller_who_cannot_hear_it() throws Exception {
    var ended = new CompletableFuture<Boolean>();
    leg.play(Browser.tone(0x33, 4), () -> ended.complete(true));
    assertThat(phone.silent()).as("no description yet").isTrue();
    leg.remote(phone.sdp("sendonly"));
    assertThat(phone.silent()).as("on hold").isTrue();
    assertThat(ended).isNotDone();
    leg.remote(phone.sdp("sendrecv"));
    assertThat(phone.hear(4)).hasSize(4).allMatch(packet -> packet[Rtp.HEADER] == 0x33);
    assertThat(ended.get(1, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_codec_goes_both_ways_under_the_number_of_the_peers_choice() throws Exception {
    phone.payloadType = 96;
    var ear = new Ear();
    leg.remote(phone.sdp("sendrecv"));
    leg.tap(ear);
    WebLegTests.settled(leg);
    phone.say(leg.localPort(), 0x41);
    WebLegTests.await(() -> ear.audio.size() == 1);
    leg.play(Browser.tone(0x42, 1), () -> {});
    var packet = phone.hear();
    assertThat(Rtp.payloadType(packet)).isEqualTo(96);
    assertThat(packet[Rtp.HEADER]).isEqualTo((byte) 0x42);
  }

  @Test
  void alaw_is_turned_into_ulaw_for_the_tap_and_back() throws Exception {
    phone.payloadType = 8;
    var ear = new Ear();
    leg.remote(phone.sdp("sendrecv"));
    leg.tap(ear);
    WebLegTests.settled(leg);
    phone.say(leg.localPort(), 0xd5);
    WebLegTests.await(() -> ear.audio.size() == 1);
    assertThat(G711.linear((byte) ear.audio.getFirst().value())).isBetween(-8, 8);
    leg.play(Browser.tone(0xff, 1), () -> {});
    var packet = phone.hear();
    assertThat(Rtp.payloadType(packet)).isEqualTo(8);
    assertThat(packet[Rtp.HEADER] & 0xfe).isEqualTo(0xd4);
    assertThat(ear.of(Side.OPERATOR).getFirst().value()).isEqualTo(0xff);
  }

  @Test
  void keys_are_told_once_counted_by_the_tap_and_reach_the_browser_under_its_own_type()
      throws Exception {
    var pressed = new CopyOnWriteArrayList<Character>();
    var ear = new Ear();
    leg.remote(phone.sdp("sendrecv"));
    leg.keys(pressed::add);
    leg.tap(ear);
    try (var operator = new Browser()) {
      var up = new CopyOnWriteArrayList<WebEvent>();
      var line = plane.web(WebOffer.read(operator.offer()), up::add);
      operator.arrive(line.answer());
      WebLegTests.await(() -> !up.isEmpty());
      plane.bridge(leg, line);
      TimeUnit.MILLISECONDS.sleep(60);
      phone.press(leg.localPort(), 1);
      TimeUnit.MILLISECONDS.sleep(60);
      phone.press(leg.localPort(), 11);
      var packets = operator.hear(6);
      assertThat(packets).hasSize(6).allMatch(packet -> Rtp.payloadType(packet) == 126);
      assertContinuousSequence(packets);
      // told off the media thread
      WebLegTests.await(() -> pressed.size() >= 2);
      assertThat(pressed).containsExactly('1', '#');
      assertThat(ear.events).hasSize(6);
    }
  }

  private static void assertContinuousSequence(List<byte[]> packets) {
    for (var i = 1; i < packets.size(); i++) {
      assertThat(Rtp.sequence(packets.get(i)))
          .isEqualTo((Rtp.sequence(packets.get(i - 1)) + 1) & 0xffff);
    }
  }

  @Test
  void a_tap_ends_normally_with_the_leg_and_not_with_the_plane() throws Exception {
    var ear = new Ear();
    leg.tap(ear);
    leg.close();
    WebLegTests.await(() -> ear.ends.size() == 1);
    assertThat(ear.ends).containsExactly(true);
    var late = new Ear();
    leg.tap(late);
    WebLegTests.await(() -> late.ends.size() == 1);
    assertThat(late.ends).as("of a leg that was gone already").containsExactly(true);
    var cut = new Ear();
    var second = plane.trunk();
    second.tap(cut);
    WebLegTests.await(() -> plane.stats().legs() == 1);
    TimeUnit.MILLISECONDS.sleep(60);
    plane.close();
    assertThat(cut.ends).containsExactly(false);
  }

  @Test
  void legs_and_ports_are_limited_and_come_back() throws Exception {
    var many = new ArrayList<TrunkLeg>();
    for (var i = 1; i < 40; i++) many.add(plane.trunk());
    assertThat(org.junit.jupiter.api.Assertions.assertThrows(NoCapacity.class, plane::trunk))
        .hasMessageContaining("legs");
    many.forEach(TrunkLeg::close);
    WebLegTests.await(() -> plane.stats().legs() == 1);
    plane.trunk().close();
  }

  @Test
  void operators_who_wait_take_no_callers_leg() throws Exception {
    try (var operator = new Browser()) {
      var offer = WebOffer.read(operator.offer());
      for (var i = 0; i < 41; i++) plane.line(offer, _ -> {});
      assertThat(plane.stats().legs()).isEqualTo(42);
      assertThat(
              org.junit.jupiter.api.Assertions.assertThrows(
                  NoCapacity.class, () -> plane.line(offer, _ -> {})))
          .hasMessageContaining("legs");
      plane.trunk().close();
    }
  }
}
