package denwaban.assurance.producer;

import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.call.media.MediaPlane;
import denwaban.probe.ProbeResults;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether sound between the office and its operators is encrypted: connections that agreed on keys
/// are counted, and the daily probe tries to be heard without.
@Component
final class SoundProducer implements Producer {

  private static final String CHECK = "call.srtp";

  private final MediaPlane media;
  private final ProbeResults results;

  SoundProducer(MediaPlane media, ProbeResults results) {
    this.media = media;
    this.results = results;
  }

  @Override
  public Set<String> checks() {
    return Set.of(CHECK);
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void look(Findings findings) {
    say(findings, media.keyedLegs(), results.last());
  }

  /// What is said is as old as the probe's run.
  static void say(Findings findings, long keyed, Optional<ProbeResults.Last> last) {
    var tried =
        last.stream()
            .flatMap(it -> it.ways().stream())
            .filter(it -> it.way().equals("webrtc"))
            .filter(it -> it.refused() + it.notRefused() + it.known() > 0)
            .findFirst();
    if (tried.isEmpty()) {
      findings.couldNot(
          CHECK,
          "鍵なしの音声が断られるかを、まだ試していません。",
          "It was not tried yet whether sound without keys is refused.");
      return;
    }
    var open = tried.get().notRefused() + tried.get().known();
    var attempts = tried.get().refused() + open;
    var said =
        new Words(
            "始動から SRTP の鍵で始まった接続 %d 件。鍵や資格のない試み %d 件のうち、断られなかったものは %d 件。"
                .formatted(keyed, attempts, open),
            "%d connections agreed on SRTP keys since the start; of %d attempts without, %d were let in."
                .formatted(keyed, attempts, open));
    var outcome = open == 0 ? Outcome.PASSED : Outcome.FAILED;
    var all = keyed + attempts;
    var it = Finding.of(CHECK, Scope.OFFICE, outcome, all, all, said);
    var ended = last.orElseThrow().ended();
    findings.add(
        new Finding(CHECK, Scope.OFFICE, outcome, all, all, said, it.evidence(), ended, null));
  }
}
