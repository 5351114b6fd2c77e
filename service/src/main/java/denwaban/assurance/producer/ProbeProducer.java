package denwaban.assurance.producer;

import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.kernel.Bytes;
import denwaban.probe.ProbeResults;
import denwaban.seal.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/// What the daily attack on our own ports and endpoints found. The observation is as old as that
/// run, however often it is looked at. Nothing is good before each way of its check was tried.
@Component
final class ProbeProducer implements Producer {

  private static final Map<String, Set<String>> WAYS =
      Map.of(
          "probe.entry",
          Set.of("api", "stream", "page", "sign-in", "enrolment", "recovery", "actuator"),
          "probe.session",
          Set.of("session"),
          "probe.sip",
          Set.of("sip"),
          "probe.webrtc",
          Set.of("webrtc"),
          "probe.database",
          Set.of("database"));

  private final ProbeResults results;

  ProbeProducer(ProbeResults results) {
    this.results = results;
  }

  @Override
  public Set<String> checks() {
    return WAYS.keySet();
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void look(Findings findings) {
    var last = results.last();
    if (last.isEmpty()) {
      WAYS.keySet()
          .forEach(
              it -> findings.couldNot(it, "自動点検はまだ一度も走っていません。", "The self-test has not run yet."));
      return;
    }
    say(findings, last.get());
  }

  static void say(Findings findings, ProbeResults.Last last) {
    WAYS.forEach((check, ways) -> findings.add(finding(check, ways, last)));
  }

  private static Finding finding(String check, Set<String> ways, ProbeResults.Last last) {
    var sums = last.ways().stream().filter(it -> ways.contains(it.way())).toList();
    var refused = sum(sums, ProbeResults.Sum::refused);
    var open = sum(sums, ProbeResults.Sum::notRefused);
    var known = sum(sums, ProbeResults.Sum::known);
    var untried = sum(sums, ProbeResults.Sum::notTried);
    var tried = refused + open + known;
    var whole = !last.brokeOff() && ways.stream().allMatch(way -> wasTried(way, sums));
    var outcome =
        open + known > 0 ? Outcome.FAILED : whole ? Outcome.PASSED : Outcome.COULD_NOT_LOOK;
    var said =
        new Words(
            "権限なしの試み %d 件のうち、断られた %d 件、断られなかった %d 件、試せなかった %d 件。%s"
                .formatted(
                    tried + untried,
                    refused,
                    open + known,
                    untried,
                    whole ? "" : "点検が途中で止まったか、まったく試せなかった種類の入口があります。"),
            "Of %d attempts without a right, %d were refused, %d were not, %d could not be tried.%s"
                .formatted(
                    tried + untried,
                    refused,
                    open + known,
                    untried,
                    whole ? "" : " The self-test broke off, or a kind of entrance was not tried."));
    var evidence = Digest.sha256(Bytes.of(sums.toString().getBytes(StandardCharsets.UTF_8)));
    return new Finding(
        check,
        Scope.OFFICE,
        outcome,
        tried + untried,
        tried,
        said,
        evidence,
        last.ended(),
        last.ended().plus(ProbeResults.HOLDS));
  }

  private static boolean wasTried(String way, List<ProbeResults.Sum> sums) {
    return sums.stream()
        .anyMatch(it -> it.way().equals(way) && it.refused() + it.notRefused() + it.known() > 0);
  }

  private static int sum(List<ProbeResults.Sum> sums, ToIntFunction<ProbeResults.Sum> part) {
    return sums.stream().mapToInt(part).sum();
  }
}
