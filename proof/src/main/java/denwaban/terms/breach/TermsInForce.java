package denwaban.terms.breach;

import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Which terms held when, as a log says it.
final class TermsInForce {

  /// @param from its first moment
  record Begun(ContractFile.Version version, Instant from) {}

  private final List<Begun> all = new ArrayList<>();

  void add(ContractFile.Version version, Instant from) {
    all.addLast(new Begun(version, from));
  }

  int versions() {
    return all.size();
  }

  /// What was agreed last; null before anything was.
  @Nullable Begun newest() {
    return all.isEmpty() ? null : all.getLast();
  }

  /// Of those that had begun by then the last that was agreed; empty if these are not known.
  Optional<ContractRecord> at(Instant moment) {
    @Nullable ContractRecord last = null;
    for (var each : all) {
      if (!each.from().isAfter(moment)) last = each.version().record();
    }
    return Optional.ofNullable(last);
  }

  /// Those that held at `from`, and those that began until `to`. None if it is not known which held
  /// at first.
  List<ContractRecord> between(Instant from, Instant to) {
    var found = new ArrayList<ContractRecord>();
    at(from).ifPresent(found::add);
    if (found.isEmpty()) return found;
    for (var each : all) {
      if (each.from().isAfter(from) && !each.from().isAfter(to)) {
        found.add(each.version().record());
      }
    }
    return found;
  }

  /// The loosest of a term of which more is looser.
  OptionalLong most(String term, Instant from, Instant to) {
    return between(from, to).stream().mapToLong(it -> it.reading().number(term)).max();
  }

  /// The loosest of a term of which fewer is looser.
  OptionalLong least(String term, Instant from, Instant to) {
    return between(from, to).stream().mapToLong(it -> it.reading().number(term)).min();
  }
}
