package denwaban.answering.voice;

import java.util.List;

/// A machine without a voice.
public final class TestVoice {

  private TestVoice() {}

  public static LocalVoice none() {
    return new LocalVoice(List.of());
  }
}
