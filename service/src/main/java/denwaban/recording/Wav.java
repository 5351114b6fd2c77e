package denwaban.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The head of a µ-law stereo WAV.
final class Wav {

  /// RIFF, `fmt ` with its extension size, `fact`, `data`.
  static final int HEAD = 12 + 8 + 18 + 12 + 8;

  private static final short MULAW = 7;

  /// Written in place of a size that is not known yet: players read to the end.
  private static final int UNKNOWN = -1;

  private Wav() {}

  /// Of a length that is not known yet.
  static byte[] head() {
    return head(UNKNOWN, UNKNOWN, UNKNOWN);
  }

  static byte[] head(int frames) {
    return head(HEAD - 8 + 2 * frames, frames, 2 * frames);
  }

  private static byte[] head(int riff, int frames, int data) {
    var head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    put(head, "RIFF").putInt(riff);
    put(head, "WAVE");
    put(head, "fmt ").putInt(18).putShort(MULAW).putShort((short) 2);
    head.putInt(Timeline.RATE).putInt(2 * Timeline.RATE);
    head.putShort((short) 2).putShort((short) 8).putShort((short) 0);
    put(head, "fact").putInt(4).putInt(frames);
    put(head, "data").putInt(data);
    return head.array();
  }

  private static ByteBuffer put(ByteBuffer into, String name) {
    return into.put(name.getBytes(StandardCharsets.US_ASCII));
  }
}
