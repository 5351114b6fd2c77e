package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Descriptions come from any peer that may ring.
class SdpTest {

  private static final String HEAD =
      "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

  private static void refused(BadOffer.Why why, String text) {
    assertThatThrownBy(() -> SdpMedia.read(text))
        .as(text.substring(0, Math.min(200, text.length())))
        .isInstanceOfSatisfying(BadOffer.class, it -> assertThat(it.why()).isEqualTo(why));
  }

  private static SdpMedia audio(String medium) throws BadOffer {
    return SdpMedia.read(HEAD + medium);
  }

  @Nested
  class Size {

    @Test
    void characters() throws BadOffer {
      var plain = HEAD + "m=audio 4000 RTP/AVP 0\r\na=";
      var longest = plain + "x".repeat(16_384 - plain.length());
      assertThat(SdpMedia.read(longest).port()).isEqualTo(4_000);
      refused(BadOffer.Why.TOO_LARGE, longest + "x");
    }

    @Test
    void lines() throws BadOffer {
      var longest = HEAD + "m=audio 4000 RTP/AVP 0\r\n" + "a=\r\n".repeat(500 - 6);
      assertThat(SdpMedia.read(longest).port()).isEqualTo(4_000);
      refused(BadOffer.Why.TOO_LARGE, longest + "a=\r\n");
    }

    @Test
    void media() throws BadOffer {
      var eight = "m=video 1 RTP/AVP 99\r\n".repeat(7) + "m=audio 4000 RTP/AVP 0\r\n";
      assertThat(audio(eight).index()).isEqualTo(7);
      refused(BadOffer.Why.TOO_LARGE, HEAD + eight + "m=video 1 RTP/AVP 99\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "s=-\r\nv=0\r\nm=audio 1 RTP/AVP 0",
        "v=1\r\nc=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 0",
        "m=audio 1 RTP/AVP 0\r\nc=IN IP4 192.0.2.1",
        "v=0\r\nx\r\nm=audio 1 RTP/AVP 0",
        "v=0\r\nxy=\r\nm=audio 1 RTP/AVP 0",
        "v=0\r\nm=audio 1 RTP/AVP",
        "v=0\r\nm=audio 1 RTP/AVP 0",
        "v=0\r\nc=IN IP4\r\nm=audio 1 RTP/AVP 0",
        "v=0\r\nc=IN IP4 pbx.example\r\nm=audio 1 RTP/AVP 0",
        "v=0\r\nc=IN IP4 224.0.0.1\r\nm=audio 1 RTP/AVP 0",
        "v=0\r\nc=IN IP6 ff02::1\r\nm=audio 1 RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 65536 RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 000001 RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio +1 RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio -1 RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio １ RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio : RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio / RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 128",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 0\r\na=rtpmap: PCMU/8000",
        "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 1 RTP/AVP 0\r\na=rtpmap:0",
      })
  void what_has_another_form_is_malformed(String text) {
    refused(BadOffer.Why.MALFORMED, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m=video 4000 RTP/AVP 0",
        "m=audio 4000 RTP/SAVP 0",
        "m=audio 0 RTP/AVP 0",
        "m=audio 0/2 RTP/AVP 0"
      })
  void a_description_without_plain_audio_has_none(String medium) {
    refused(BadOffer.Why.NO_AUDIO, HEAD + medium);
  }

  @Test
  void the_first_audio_that_is_open_is_taken_with_its_own_address() throws BadOffer {
    var found =
        audio(
            "m=audio 0 RTP/AVP 0\r\nm=audio 65535/2 RTP/AVP 8\r\nc=IN IP4 198.51.100.7\r\n"
                + "a=sendonly\r\nm=audio 9 RTP/AVP 0\r\n");
    assertThat(found.index()).isEqualTo(1);
    assertThat(found.port()).isEqualTo(65_535);
    assertThat(found.codec()).isEqualTo(Codec.PCMA);
    assertThat(found.address()).isEqualTo(InetAddress.ofLiteral("198.51.100.7"));
    assertThat(found.hears()).isFalse();
    assertThat(found.reachableFrom(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(found.reachableFrom(InetAddress.ofLiteral("::1"))).isFalse();
    var answer = found.answer(InetAddress.ofLiteral("192.0.2.9"), 7_000, 513);
    assertThat(answer)
        .isEqualTo(
            "v=0\r\no=- 2 513 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n"
                + "m=audio 0 RTP/AVP 0\r\n"
                + "m=audio 7000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\na=ptime:20\r\na=recvonly\r\n"
                + "m=audio 0 RTP/AVP 0\r\n");
  }

  @Test
  void an_address_of_zeros_is_an_old_hold() throws BadOffer {
    var held = audio("m=audio 1 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n");
    assertThat(held.address()).isNull();
    assertThat(held.hears()).isFalse();
    assertThat(held.reachableFrom(InetAddress.ofLiteral("::1"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0 8, '', PCMU, 0",
    "8 0, '', PCMA, 8",
    "18 8, '', PCMA, 8",
    "127 0, a=rtpmap:127 pcmu/8000/1, PCMU, 127",
    "96 0, a=rtpmap:96 PCMU/16000, PCMU, 0",
    "8 96, a=rtpmap:8 PCMU/8000, PCMU, 8",
    "96 0, a=rtpmap:9 PCMA/8000, PCMU, 0",
  })
  void the_first_codec_that_we_speak_is_taken(String types, String map, Codec codec, int type)
      throws BadOffer {
    var found = audio("m=audio 1 RTP/AVP " + types + "\r\n" + map + "\r\n");
    assertThat(found.codec()).isEqualTo(codec);
    assertThat(found.audioType()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"18", "9 18", "0\r\na=rtpmap:0 opus/48000/2"})
  void without_one_there_is_no_common_codec(String types) {
    refused(BadOffer.Why.NO_COMMON_CODEC, HEAD + "m=audio 1 RTP/AVP " + types);
  }

  @ParameterizedTest
  @CsvSource({
    "0 101, a=rtpmap:101 telephone-event/8000, 101",
    "0 101, a=rtpmap:101 TELEPHONE-EVENT/8000/1, 101",
    "0 101, a=rtpmap:101 telephone-event/48000, -1",
    "0, a=rtpmap:101 telephone-event/8000, -1",
    "8 0, a=rtpmap:0 telephone-event/8000, 0",
  })
  void keys_have_the_type_that_is_both_listed_and_mapped(String types, String map, int type)
      throws BadOffer {
    assertThat(audio("m=audio 1 RTP/AVP " + types + "\r\n" + map).eventType()).isEqualTo(type);
  }

  @Test
  void keys_are_answered_under_the_peers_type_and_offered_under_ours() throws BadOffer {
    var ours = InetAddress.ofLiteral("2001:db8::9");
    var answer =
        audio("m=audio 1 RTP/AVP 8 0\r\na=rtpmap:0 telephone-event/8000").answer(ours, 7_000, 1);
    assertThat(answer)
        .contains("c=IN IP6 2001:db8:0:0:0:0:0:9\r\n")
        .contains("m=audio 7000 RTP/AVP 8 0\r\na=rtpmap:8 PCMA/8000\r\n")
        .contains("a=rtpmap:0 telephone-event/8000\r\na=fmtp:0 0-15\r\n");

    var offer = SdpMedia.read(SdpMedia.offer(ours, 7_002, 1));
    assertThat(offer.address()).isEqualTo(ours);
    assertThat(offer.port()).isEqualTo(7_002);
    assertThat(offer.codec()).isEqualTo(Codec.PCMU);
    assertThat(offer.eventType()).isEqualTo(101);
    assertThat(offer.direction()).isEqualTo(Direction.SENDRECV);
    assertThat(SdpMedia.offer(ours, 7_002, 1)).contains("a=rtpmap:8 PCMA/8000\r\n");
  }

  @Test
  void a_direction_of_the_medium_goes_before_that_of_the_session() throws BadOffer {
    var medium = "m=audio 1 RTP/AVP 0\r\n";
    assertThat(audio(medium).direction()).isEqualTo(Direction.SENDRECV);
    assertThat(audio("a=inactive\r\n" + medium).direction()).isEqualTo(Direction.INACTIVE);
    assertThat(audio("a=inactive\r\n" + medium + "a=recvonly").direction())
        .isEqualTo(Direction.RECVONLY);
    assertThat(audio(medium + "a=recvonly").hears()).isTrue();
  }

  @Nested
  class OfABrowser {

    private static final String PRINT = ("ab:".repeat(32)).substring(0, 95);

    private static final String OFFER =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        m=audio 9 UDP/TLS/RTP/SAVPF 111 0 126
        a=mid:0
        a=setup:actpass
        a=ice-ufrag:abcd
        a=fingerprint:sha-256 %s
        a=rtcp-mux
        a=rtpmap:126 telephone-event/8000
        """
            .formatted(PRINT);

    @Test
    void is_reduced_to_what_we_use() throws BadOffer {
      var offer = WebOffer.read(OFFER);
      assertThat(offer.mid()).isEqualTo("0");
      assertThat(offer.ufrag()).isEqualTo("abcd");
      assertThat(offer.eventType()).isEqualTo(126);
      assertThat(offer.fingerprint().toArray()).hasSize(32).containsOnly(0xab);
      assertThat(WebOffer.read(OFFER.replace("actpass", "active"))).isEqualTo(offer);
      assertThat(WebOffer.read(OFFER.replace("sha-256 ab", "SHA-256 AB"))).isEqualTo(offer);
    }

    @ParameterizedTest
    @CsvSource({
      "m=audio, m=video, NO_AUDIO",
      "UDP/TLS/RTP/SAVPF, RTP/AVP, NO_FINGERPRINT",
      "111 0 126, 111 8 126, NO_COMMON_CODEC",
      "a=rtcp-mux, a=rtcp, NO_BUNDLE",
      "actpass, passive, NO_FINGERPRINT",
      "a=setup:actpass, a=x, NO_FINGERPRINT",
      "a=mid:0, a=x, NO_BUNDLE",
      "a=mid:0, a=mid:12345678901234567, NO_BUNDLE",
      "ufrag:abcd, ufrag:abc, NO_ICE",
      "ufrag:abcd, ufrag:ab:d, NO_ICE",
      "sha-256, sha-1, NO_FINGERPRINT",
      "sha-256 ab:, sha-256 , NO_FINGERPRINT",
      "sha-256 ab:, sha-256 ab:ab:, NO_FINGERPRINT",
      "sha-256 ab:, sha-256 ag:, NO_FINGERPRINT",
      "a=fingerprint:, a=x:, NO_FINGERPRINT",
    })
    void is_refused_where_a_part_is_missing_or_other(String was, String is, BadOffer.Why why) {
      var other = OFFER.replace(was, is);
      assertThat(other).isNotEqualTo(OFFER);
      assertThatThrownBy(() -> WebOffer.read(other))
          .isInstanceOfSatisfying(BadOffer.class, it -> assertThat(it.why()).isEqualTo(why));
    }

    @Test
    void has_one_section_alone() {
      assertThatThrownBy(() -> WebOffer.read(OFFER + "m=audio 9 UDP/TLS/RTP/SAVPF 0\n"))
          .isInstanceOfSatisfying(
              BadOffer.class, it -> assertThat(it.why()).isEqualTo(BadOffer.Why.NO_BUNDLE));
    }
  }
}
