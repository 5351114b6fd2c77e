package denwaban.assurance.producer;

import denwaban.assurance.observation.Observations;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether every observation in the database is one that this office signed.
@Component
final class SignatureProducer implements Producer {

  private final Observations observations;

  SignatureProducer(Observations observations) {
    this.observations = observations;
  }

  @Override
  public Set<String> checks() {
    return Set.of("observations.signed");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void look(Findings findings) {
    observations.refresh();
    var bad = observations.unsigned();
    findings.add(
        "observations.signed",
        bad == 0,
        Math.max(1, bad),
        Math.max(1, bad),
        bad == 0 ? "署名のない観測は見つかりませんでした。" : "署名の合わない観測が %d 件、入れられています。".formatted(bad),
        bad == 0
            ? "No observation without our signature was found."
            : "%d observations were put there that we did not sign.".formatted(bad));
  }
}
