package denwaban.terms.breach;

import denwaban.terms.ContractRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// How long entries waited until a witness confirmed a state that has them.
final class Confirmations {

  private static final String TERM = "log.witnessHours";

  /// The first entry after a confirmation, or under other terms: those behind it wait less.
  private static final class Waiting {
    final LogLine line;
    final ContractRecord terms;
    @Nullable Instant confirmed;

    Waiting(LogLine line, ContractRecord terms) {
      this.line = line;
      this.terms = terms;
    }

    Instant until(long hours) {
      return line.at().plus(Duration.ofHours(hours)).plus(ContractAudit.LATE);
    }

    boolean later(Instant at) {
      return confirmed == null || at.isBefore(confirmed);
    }
  }

  private final TermsInForce terms;
  private final List<Waiting> waiting = new ArrayList<>();
  private @Nullable Waiting newest;
  private Instant last = Instant.MIN;

  Confirmations(TermsInForce terms) {
    this.terms = terms;
  }

  void entry(LogLine line) {
    if (line.at().isAfter(last)) last = line.at();
    var now = terms.at(line.at()).orElse(null);
    if (now == null || (newest != null && newest.terms.equals(now))) return;
    newest = new Waiting(line, now);
    waiting.add(newest);
  }

  /// All entries until now are in a state that a witness signed at `at`. A state of more entries
  /// may have been signed sooner than this one.
  void confirmed(Instant at) {
    newest = null;
    for (var it : waiting) {
      if (it.later(at)) it.confirmed = at;
    }
    waiting.removeIf(it -> !at.isAfter(it.until(it.terms.reading().number(TERM))));
  }

  /// No more entries come. What the last ones wait for may come in time.
  void finish(BiConsumer<Breach, Long> found) {
    for (var it : waiting) {
      var own = it.until(it.terms.reading().number(TERM));
      var hours = terms.most(TERM, it.line.at(), own);
      if (hours.isEmpty()) continue;
      var until = it.until(hours.getAsLong());
      var seen = it.confirmed == null ? last : it.confirmed;
      if (seen.isAfter(until)) found.accept(Breach.CONFIRMED_LATE, it.line.index());
    }
  }
}
