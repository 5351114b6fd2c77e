package denwaban.assurance.producer;

import denwaban.audit.reading.LogSelfCheck;
import denwaban.client.Client;
import denwaban.client.Clients;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Verifies the logs against themselves.
@Component
final class LogProducer implements Producer {

  private final LogSelfCheck check;
  private final Clients clients;

  LogProducer(LogSelfCheck check, Clients clients) {
    this.check = check;
    this.clients = clients;
  }

  @Override
  public Set<String> checks() {
    return Set.of("log.verified");
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(3);
  }

  @Override
  public void look(Findings findings) throws InterruptedException {
    var found = new EnumMap<LogSelfCheck.Found, Integer>(LogSelfCheck.Found.class);
    found.merge(check.check(null), 1, Integer::sum);
    var all = clients.all();
    for (var client : all.stream().map(Client::id).toList()) {
      if (Thread.interrupted()) throw new InterruptedException();
      found.merge(check.check(client), 1, Integer::sum);
    }
    var empty = found.getOrDefault(LogSelfCheck.Found.EMPTY, 0);
    var good = found.getOrDefault(LogSelfCheck.Found.VERIFIES, 0);
    var bad = all.size() + 1 - empty - good;
    if (good + bad == 0) {
      findings.couldNot("log.verified", "記録はまだ空です。", "The logs are empty yet.");
      return;
    }
    var why =
        found.keySet().stream()
            .filter(it -> it != LogSelfCheck.Found.VERIFIES && it != LogSelfCheck.Found.EMPTY)
            .map(it -> it.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
    findings.add(
        "log.verified",
        bad == 0,
        all.size() + 1L,
        good + bad,
        bad == 0
            ? "記録 %d 本で、署名・木・前回からの続きと、抜き取った項目の一致を確かめました。".formatted(good)
            : "記録 %d 本のうち %d 本が合いません（%s）。".formatted(good + bad, bad, why),
        bad == 0
            ? "Of %d logs, signature, tree, continuity and a sample of the entries were checked."
                .formatted(good)
            : "%d of %d logs do not verify (%s).".formatted(bad, good + bad, why));
  }
}
