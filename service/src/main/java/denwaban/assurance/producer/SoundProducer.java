package denwaban.assurance.producer;

import denwaban.call.media.MediaPlane;
import denwaban.probe.ProbeResults;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether sound between the office and its operators is encrypted: connections that agreed on keys
/// are counted, and the daily probe tries to be heard without.
@Component
final class SoundProducer implements Producer {

  private final MediaPlane media;
  private final ProbeResults results;

  SoundProducer(MediaPlane media, ProbeResults results) {
    this.media = media;
    this.results = results;
  }

  @Override
  public Set<String> checks() {
    return Set.of("call.srtp");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void look(Findings findings) {
    var keyed = media.keyedLegs();
    var tried =
        results.last().stream()
            .flatMap(it -> it.ways().stream())
            .filter(it -> it.way().equals("webrtc"))
            .findFirst();
    if (tried.isEmpty() || tried.get().refused() + tried.get().notRefused() == 0) {
      findings.couldNot(
          "call.srtp",
          "鍵なしの音声が断られるかを、まだ試していません。",
          "It was not tried yet whether sound without keys is refused.");
      return;
    }
    var open = tried.get().notRefused() + tried.get().known();
    findings.add(
        "call.srtp",
        open == 0,
        keyed + tried.get().refused() + open,
        keyed + tried.get().refused() + open,
        "始動から SRTP の鍵で始まった接続 %d 件。鍵や資格のない試み %d 件のうち、断られなかったものは %d 件。"
            .formatted(keyed, tried.get().refused() + open, open),
        "%d connections agreed on SRTP keys since the start; of %d attempts without, %d were let in."
            .formatted(keyed, tried.get().refused() + open, open));
  }
}
