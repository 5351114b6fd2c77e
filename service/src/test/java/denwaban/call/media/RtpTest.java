package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RtpTest {

  private static byte[] packet(int first, int length) {
    var packet = new byte[length];
    packet[0] = (byte) first;
    return packet;
  }

  @Test
  void a_payload_begins_behind_the_header_and_its_sources() {
    assertThat(Rtp.payloadStart(packet(0x80, 12), 12)).isEqualTo(12);
    assertThat(Rtp.payloadStart(packet(0x80, 12), 11)).isEqualTo(-1);
    assertThat(Rtp.payloadStart(packet(0x82, 20), 20)).isEqualTo(20);
    assertThat(Rtp.payloadStart(packet(0x82, 20), 19)).isEqualTo(-1);
    for (var first : new int[] {0x00, 0x40, 0xc0}) {
      assertThat(Rtp.payloadStart(packet(first, 12), 12)).as("version").isEqualTo(-1);
    }
  }

  @Test
  void an_extension_is_skipped_and_must_fit() {
    var packet = packet(0x91, 32);
    packet[19] = 2;
    assertThat(Rtp.payloadStart(packet, 32)).isEqualTo(28);
    assertThat(Rtp.payloadStart(packet, 28)).isEqualTo(28);
    assertThat(Rtp.payloadStart(packet, 27)).isEqualTo(-1);
    assertThat(Rtp.payloadStart(packet, 19)).isEqualTo(-1);
    packet[19] = 0;
    assertThat(Rtp.payloadStart(packet, 20)).isEqualTo(20);
    packet[18] = 1;
    assertThat(Rtp.payloadStart(packet, 32)).isEqualTo(-1);
  }

  @Test
  void padding_is_cut_off_and_must_fit() {
    var packet = packet(0xa0, 20);
    packet[19] = 3;
    assertThat(Rtp.payloadEnd(packet, 12, 20)).isEqualTo(17);
    packet[19] = 8;
    assertThat(Rtp.payloadEnd(packet, 12, 20)).isEqualTo(12);
    for (var bad : new int[] {0, 9, 255}) {
      packet[19] = (byte) bad;
      assertThat(Rtp.payloadEnd(packet, 12, 20)).as("%d", bad).isEqualTo(-1);
    }
    packet[0] = (byte) 0x80;
    assertThat(Rtp.payloadEnd(packet, 12, 20)).as("no padding").isEqualTo(20);
  }

  @Test
  void what_is_written_is_read_again() {
    var packet = new byte[12];
    Rtp.write(packet, 101, true, 0xfedc, 0x89abcdefL, 0x81234567);
    assertThat(packet)
        .isEqualTo(
            new byte[] {
              (byte) 0x80, (byte) 0xe5, (byte) 0xfe, (byte) 0xdc,
              (byte) 0x89, (byte) 0xab, (byte) 0xcd, (byte) 0xef,
              (byte) 0x81, 0x23, 0x45, 0x67
            });
    assertThat(Rtp.payloadType(packet)).isEqualTo(101);
    assertThat(Rtp.sequence(packet)).isEqualTo(0xfedc);
    assertThat(Rtp.timestamp(packet)).isEqualTo(0x89abcdefL);
    assertThat(Rtp.ssrc(packet)).isEqualTo(0x81234567);
    Rtp.write(packet, 8, false, 0, 0, 0);
    assertThat(packet[1]).isEqualTo((byte) 8);
  }
}
