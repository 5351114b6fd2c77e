package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.probe.ProbeResults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the probe found of the sound is as old as the probe, and what came in is red.
class SoundProducerTest {

  private static final Instant ENDED = Instant.parse("2026-11-27T18:04:00Z");

  private static Finding look(ProbeResults.Sum... ways) {
    return look(Optional.of(new ProbeResults.Last(ENDED, false, List.of(ways))));
  }

  private static Finding look(Optional<ProbeResults.Last> last) {
    var findings = new Findings();
    SoundProducer.say(findings, 3, last);
    assertThat(findings.all()).extracting(Finding::check).containsExactly("call.srtp");
    return findings.all().getFirst();
  }

  private static ProbeResults.Sum webrtc(int refused, int notRefused, int known) {
    return new ProbeResults.Sum("webrtc", refused, notRefused, known, 0);
  }

  @Test
  void it_is_as_old_as_the_run_and_not_as_the_look() {
    var found = look(new ProbeResults.Sum("sip", 0, 4, 0, 0), webrtc(4, 0, 0));
    assertThat(found.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(found.collected()).isEqualTo(ENDED);
    assertThat(found.expires()).as("what the catalogue allows from then").isNull();
  }

  @Test
  void what_was_let_in_is_red_also_as_a_known_weakness() {
    assertThat(look(webrtc(4, 1, 0)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(look(webrtc(0, 0, 2)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(look(webrtc(0, 0, 2)).collected()).isEqualTo(ENDED);
  }

  @Test
  void what_was_not_tried_is_not_known() {
    assertThat(look(Optional.empty()).outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(look(webrtc(0, 0, 0)).outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(look().outcome()).isEqualTo(Outcome.COULD_NOT_LOOK);
  }
}
