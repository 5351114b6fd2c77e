package denwaban.answering.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.answering.voice.SpeechEndpoint.Text;
import denwaban.http.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long a text to speak is.
class SpeechEndpointTest {

  private final SpeechEndpoint speech = new SpeechEndpoint(new Readings(), TestVoice.none());

  @ParameterizedTest
  @ValueSource(ints = {1, 400})
  void a_text_has_1_to_400_characters(int length) {
    assertThat(speech.reading(new Text("ア".repeat(length))).text()).isNotEmpty();
  }

  @Test
  void none_and_a_longer_one_are_refused() {
    for (var text : new String[] {"", " \n", "ア".repeat(401)}) {
      refused(() -> speech.reading(new Text(text)));
      refused(() -> speech.speech(new Text(text)));
    }
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("speech-unfit"));
  }
}
