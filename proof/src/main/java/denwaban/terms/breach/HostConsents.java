package denwaban.terms.breach;

import denwaban.terms.HostList;
import denwaban.terms.SubprocessorTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a log says of the client's consent to hosts, which it names by their digest.
final class HostConsents {

  private record Answer(Instant at, boolean agrees) {}

  private final Duration late;
  private final Map<String, Instant> asked = new HashMap<>();
  private final Map<String, List<Answer>> answers = new HashMap<>();

  /// @param late how much later than its time an entry may stand
  HostConsents(Duration late) {
    this.late = late;
  }

  void asked(String host, Instant at) {
    asked.putIfAbsent(host, at);
  }

  /// @param role of who answered: an approval counts that comes from the client's own people
  void answered(String host, Instant at, String act, String role) {
    var agrees = act.equals("subprocessor.approved") && role.startsWith("client-");
    answers.computeIfAbsent(host, _ -> new ArrayList<>()).add(new Answer(at, agrees));
  }

  /// How sending to a host at that moment contradicts the terms; null if it does not.
  @Nullable Breach breach(SubprocessorTerms terms, String host, Instant at) {
    if (names(terms, host, at)) return null;
    if (!terms.policy().approvals()) return Breach.HOST_NOT_AGREED;
    var said = answers.getOrDefault(host, List.of());
    if (said.stream().anyMatch(it -> it.agrees() && near(it, said, at))) return null;
    var told = asked.get(host);
    var general = terms.policy() == SubprocessorTerms.Policy.GENERAL_NOTICE;
    if (!general || told == null || said.stream().anyMatch(it -> before(it, at))) {
      return Breach.HOST_NOT_AGREED;
    }
    return told.plus(terms.notice()).isAfter(at.plus(late)) ? Breach.HOST_TOO_SOON : null;
  }

  private static boolean names(SubprocessorTerms terms, String host, Instant at) {
    return terms.named().stream()
        .filter(it -> it.began(at))
        .flatMap(it -> it.hosts().patterns().stream())
        .anyMatch(it -> HostList.named(it).equals(host));
  }

  private boolean before(Answer it, Instant at) {
    return !it.at().isAfter(at.minus(late));
  }

  /// Whether an approval held about that moment: no answer after it and before the moment took it
  /// back.
  private boolean near(Answer approval, List<Answer> said, Instant at) {
    if (approval.at().isAfter(at.plus(late))) return false;
    return said.stream()
        .noneMatch(it -> !it.agrees() && it.at().isAfter(approval.at()) && before(it, at));
  }
}
