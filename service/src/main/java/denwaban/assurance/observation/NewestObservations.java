package denwaban.assurance.observation;

import denwaban.assurance.observation.ObservationTable.Kind;
import denwaban.assurance.observation.ObservationTable.Row;
import denwaban.kernel.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The newest observation of each check and scope, of those that this office signed. A row without
/// our signature is counted, and otherwise as if it were not there.
@Component
final class NewestObservations {

  private static final Logger LOG = LoggerFactory.getLogger(NewestObservations.class);

  /// Rows that are looked at again: a transaction that began earlier may end later.
  private static final int AGAIN = 200;

  /// Rows of one check that are read at a time until a signed one is found.
  private static final int STEP = 20;

  /// Rows without our signature that are remembered: more of them say nothing more.
  private static final int UNSIGNED_LIMIT = 1_000;

  private final ObservationTable table;
  private final AssuranceKey key;
  private final Map<Kind, Known> newest = new ConcurrentHashMap<>();
  private final Set<UUID> unsigned = new HashSet<>();

  /// Rows of the last [#AGAIN] that were looked at: rows do not change.
  private final NavigableSet<Long> looked = new TreeSet<>();

  private volatile int count;
  private long seen = -1;

  private record Known(long seq, Observation it) {

    /// The look of a run that ended earlier is taken down again after a look that failed: that one
    /// hides it no longer.
    boolean givesWayTo(Row row) {
      var blind = it.outcome() == Outcome.COULD_NOT_LOOK && row.seq() > seq;
      // taken down by a clock that was ahead: what was found since then is newer all the same
      var ahead = it.collected().isAfter(row.batch().at()) && row.seq() > seq;
      return blind || ahead || !row.observation().collected().isBefore(it.collected());
    }
  }

  NewestObservations(ObservationTable table, AssuranceKey key) {
    this.table = table;
    this.key = key;
  }

  Optional<Observation> of(String check, Scope scope) {
    return Optional.ofNullable(newest.get(new Kind(check, scope))).map(Known::it);
  }

  List<Observation> all() {
    return newest.values().stream().map(Known::it).toList();
  }

  /// The newest that found something out. Called inside the office's scope.
  Optional<Observation> found(String check, Scope scope) {
    var last = of(check, scope);
    if (last.filter(it -> it.outcome() == Outcome.COULD_NOT_LOOK).isEmpty()) return last;
    var ours = key.signer().publicKey();
    @Nullable Row before = null;
    while (true) {
      var rows = table.found(new Kind(check, scope), before, STEP);
      for (var row : rows) {
        if (row.signedBy(ours)) return Optional.of(row.observation());
        before = row;
      }
      if (rows.size() < STEP) return Optional.empty();
    }
  }

  int unsigned() {
    return count;
  }

  /// Called inside the office's scope.
  synchronized void refresh() {
    var ours = key.signer().publicKey();
    if (seen < 0) {
      seen = table.last();
      table.kinds().forEach(kind -> first(kind, ours));
    }
    for (var row : table.since(Math.max(0, seen - AGAIN))) {
      seen = Math.max(seen, row.seq());
      if (looked.add(row.seq())) take(row, ours);
    }
    looked.headSet(seen - AGAIN, true).clear();
  }

  private void first(Kind kind, Bytes ours) {
    @Nullable Row before = null;
    while (true) {
      var rows = table.of(kind, before, STEP);
      for (var row : rows) {
        if (take(row, ours)) return;
        before = row;
      }
      if (rows.size() < STEP) return;
    }
  }

  private boolean take(Row row, Bytes ours) {
    var it = row.observation();
    var kind = new Kind(it.check(), it.scope());
    var known = newest.get(kind);
    if (known != null && known.it().id().equals(it.id())) return true;
    if (!row.signedBy(ours)) {
      if (unsigned.size() < UNSIGNED_LIMIT && unsigned.add(it.id())) {
        count = unsigned.size();
        LOG.atError().addKeyValue("check", it.check()).log("an observation is not signed by us");
      }
      return false;
    }
    if (known == null || known.givesWayTo(row)) newest.put(kind, new Known(row.seq(), it));
    return true;
  }
}
