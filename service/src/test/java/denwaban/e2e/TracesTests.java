package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A search that finds nothing proves nothing until it has found something.
class TracesTests {

  @Test
  void a_planted_copy_is_found_in_every_form(@TempDir Path folder) throws Exception {
    var tone = Sound.tone(440, Sound.TELEPHONE_HZ, 1);
    var ulaw = new byte[200];
    for (var i = 0; i < ulaw.length; i++) ulaw[i] = Sound.encode(tone[i]);
    var traces =
        new Traces().text("inquiry", "見積書の再送をお願いします").number("+819012345678").samples("tone", ulaw);

    assertThat(traces.in(folder)).isEmpty();
    traces.plant(folder.resolve("planted"));

    assertThat(traces.in(folder)).hasSameSizeAs(traces.names());
  }

  @Test
  void a_text_inside_base64_is_found_at_each_alignment(@TempDir Path folder) throws Exception {
    for (var before = 0; before < 3; before++) {
      var whole = "x".repeat(before) + "見積書の再送をお願いします" + "yy";
      Files.writeString(
          folder.resolve("b"),
          Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8)));

      assertThat(new Traces().text("inquiry", "見積書の再送をお願いします").in(folder)).hasSize(1);
    }
  }

  @Test
  void a_tone_is_the_share_of_its_own_frequency_only() {
    var tone = Sound.tone(440, Sound.TELEPHONE_HZ, 1);
    var heard = new short[tone.length];
    for (var i = 0; i < tone.length; i++) heard[i] = Sound.decode(Sound.encode(tone[i]));

    assertThat(Sound.share(heard, 440)).isGreaterThan(0.95);
    assertThat(Sound.share(heard, 1_000)).isLessThan(0.01);
    assertThat(Sound.energy(Arrays.copyOf(heard, 160))).isGreaterThan(1_000);
  }
}
