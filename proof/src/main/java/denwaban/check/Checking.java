package denwaban.check;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Frontier;
import denwaban.audit.proof.LeafText;
import denwaban.audit.proof.Merkle;
import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TileMaker;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// One check of one copy: every entry is read once, in its order, and everything that is said of a
/// tree of some size is compared when the entries have reached it.
final class Checking {

  private static final String NEWEST = "checkpoint";

  private final Copy copy;
  private final Options options;
  private final Instant now;
  private final Report report;
  private final Times times;
  private final Outsiders outsiders;
  private final Certificates certificates;
  private final Contract contract;
  private final Erasures erasures;
  private final TileMaker tiles = new TileMaker();
  private final NavigableSet<Long> due = new TreeSet<>();
  private Optional<Checkpoint> last = Optional.empty();
  private Frontier edge = Frontier.of(0, List.of());
  private long next = Long.MAX_VALUE;
  private long newer;
  private long earlier;

  Checking(Copy copy, Options options, Instant now, Report report) {
    this.copy = copy;
    this.options = options;
    this.now = now;
    this.report = report;
    this.times = new Times(options.back(), options.silence());
    this.contract = new Contract(report, options.trust());
    this.outsiders = new Outsiders(options.trust(), times, contract);
    this.certificates = new Certificates(options.trust());
    this.erasures = new Erasures(report);
  }

  /// @return the note of the newest state, of which everything is in the report
  /// @throws Wrong if the copy is refused
  String all() throws Wrong, IOException {
    var note = copy.checkpoint();
    var state = newest(note);
    report.state(state);
    last = last();
    certificates.read(options.certificates());
    contract.read(options.contract(), !options.trust().witnesses().isEmpty());
    erasures.read(options.erasures(), contract.file());
    if (last.isPresent() && last.get().size() > state.size()) {
      throw new Wrong(Why.ROLLED_BACK, state.size() + " < " + last.get().size());
    }
    begin(state);
    copy.entries(state.size(), this::entry);
    if (copy.first() == 0) {
      for (var made : tiles.edge()) {
        copy.compare(made);
      }
    }
    if (!edge.root().equals(state.root())) {
      throw new Wrong(Why.OTHER_ROOT, NEWEST);
    }
    outsiders.witnesses(Note.parse(note), state.size(), NEWEST);
    say(state);
    return note;
  }

  private Checkpoint newest(String note) throws Wrong {
    var state = signed(note, NEWEST);
    var keys = options.trust().log();
    var types = keys.stream().map(key -> key.type().toString()).toList();
    report.checked(What.CHECKPOINT, String.join(", ", types));
    if (keys.stream().noneMatch(key -> key.type() == NoteKey.Type.ML_DSA_44)) {
      report.missed(Miss.NO_SECOND_KEY, "");
    }
    return state;
  }

  /// The keys that the user gave must all have signed.
  private Checkpoint signed(String note, String path) throws Wrong {
    var states = options.trust().log().stream().map(key -> Checkpoint.check(note, key)).toList();
    if (states.stream().anyMatch(Optional::isEmpty)) {
      throw new Wrong(Why.BAD_CHECKPOINT, path);
    }
    return states.getFirst().orElseThrow().value();
  }

  private Optional<Checkpoint> last() throws IOException {
    var file = options.last();
    if (file == null) {
      report.missed(Miss.NO_LAST, "");
      return Optional.empty();
    }
    if (options.after() == Options.After.FIRST) {
      report.missed(Miss.FIRST_CHECK, "");
      return Optional.empty();
    }
    var found = file.read(options.trust().log());
    if (found.isEmpty()) {
      report.lacking(Miss.LAST_NOT_READ, file.path().toString());
    } else if (found.get().size() < copy.first()) {
      report.lacking(Miss.BEFORE_SLICE, Long.toString(copy.first()));
      return Optional.empty();
    }
    return found;
  }

  private void begin(Checkpoint state) throws Wrong, IOException {
    try {
      edge = Frontier.of(copy.first(), copy.before());
    } catch (IllegalArgumentException e) {
      throw new Wrong(Why.OTHER_ROOT, Long.toString(copy.first()));
    }
    if (copy.first() > state.size()) {
      throw new Wrong(Why.OTHER_ROOT, NEWEST);
    }
    due.addAll(copy.sizes().headSet(state.size(), true));
    last.ifPresent(one -> due.add(one.size()));
    reached();
  }

  private void entry(Bytes entry) throws Wrong, IOException {
    var index = edge.size();
    var leaf = Merkle.leaf(entry);
    edge.addLeaf(leaf);
    certificates.entry(index, entry);
    if (copy.first() == 0) {
      for (var made : tiles.add(leaf)) {
        copy.compare(made);
      }
    }
    LeafText.Read read;
    try {
      read = LeafText.read(entry.toArray());
    } catch (IllegalArgumentException e) {
      throw new Wrong(Why.BAD_LEAF, Long.toString(index));
    }
    if (read.known()) {
      times.add(index, read.at());
      contract.entry(index, entry, read.at());
      erasures.entry(index, entry, read.at());
    } else {
      newer++;
    }
    if (edge.size() >= next) {
      reached();
    }
  }

  /// Compares everything that is said of a tree of the present size.
  private void reached() throws Wrong, IOException {
    var size = edge.size();
    if (last.isPresent() && last.get().size() == size && !last.get().root().equals(edge.root())) {
      throw new Wrong(Why.REWRITTEN, Long.toString(size));
    }
    if (copy.sizes().contains(size)) {
      earlier(size);
    }
    var higher = due.higher(size);
    next = higher == null ? Long.MAX_VALUE : higher;
  }

  private void earlier(long size) throws Wrong, IOException {
    var path = "checkpoints/" + size;
    var note = copy.earlier(size);
    var state = signed(note, path);
    if (state.size() != size) {
      throw new Wrong(Why.OTHER_SIZE, path);
    }
    if (!state.root().equals(edge.root())) {
      throw new Wrong(Why.OTHER_ROOT, path);
    }
    earlier++;
    outsiders.witnesses(Note.parse(note), size, path);
    var stamp = copy.stamp(size);
    if (stamp.isPresent()) {
      outsiders.stamp(stamp.get(), state.text(), size, path + ".tsr");
    }
  }

  private void say(Checkpoint state) throws Wrong, IOException {
    var entries = Long.toString(state.size() - copy.first());
    report.checked(What.ENTRIES, entries);
    copy.finish(report);
    report.checked(What.EARLIER, Long.toString(earlier));
    last.ifPresent(one -> report.checked(What.LAST, Long.toString(one.size())));
    report.checked(What.LEAVES, Long.toString(state.size() - copy.first() - newer));
    if (newer > 0) {
      report.lacking(Miss.NEWER_FORM, Long.toString(newer));
    }
    times.finish(now, report);
    outsiders.finish(report);
    certificates.finish(copy.first(), state.size(), !options.erasures().isEmpty(), report);
    contract.finish(copy.first());
    erasures.finish(copy.first());
    report.missed(Miss.EVERYTHING_LOGGED, "");
  }
}
