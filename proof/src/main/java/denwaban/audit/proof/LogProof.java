package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Proof, for a reader without a network, that an entry is in a log (C2SP tlog-proof).
///
/// @param index of the entry, from 0
/// @param path lowest sibling first
/// @param checkpoint the signed note
public record LogProof(long index, List<Bytes> path, String checkpoint) {

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";
  private static final String EXTRA = "extra ";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  /// Hashes in a path: a log has fewer than 2^63 leaves.
  private static final int PATH = 63;

  /// What a check finds.
  public sealed interface Found {

    /// @param size leaves of the log when the proof was made
    record Included(long size) implements Found {}

    record NotProven(Why why) implements Found {}
  }

  public enum Why {
    /// The proof is not the text that the format allows.
    MALFORMED,
    /// The checkpoint is not this log's, or not signed by its key.
    BAD_CHECKPOINT,
    /// The path does not lead from this entry to the checkpoint.
    OTHER_ENTRY
  }

  public LogProof {
    path = List.copyOf(path);
    if (index < 0 || path.size() > PATH || path.stream().anyMatch(h -> h.length() != Merkle.HASH)) {
      throw new IllegalArgumentException("not a proof");
    }
  }

  /// @param checkpoint signed note over exactly this tree
  public static LogProof of(Tree tree, long index, String checkpoint) {
    return new LogProof(index, tree.inclusion(index), checkpoint);
  }

  public String write() {
    var out = new StringBuilder(HEADER).append('\n').append(INDEX).append(index).append('\n');
    for (var hash : path) {
      out.append(hash.base64()).append('\n');
    }
    return out.append('\n').append(checkpoint).toString();
  }

  /// Ignores an `extra` line: it is not authenticated.
  ///
  /// @throws IllegalArgumentException if `text` is no proof
  public static LogProof parse(String text) {
    var border = text.indexOf("\n\n");
    var lines = border < 0 ? new String[0] : text.substring(0, border).split("\n", -1);
    var at = 1;
    if (lines.length > 1 && lines[1].startsWith(EXTRA)) {
      var _ = Base64.getDecoder().decode(lines[at++].substring(EXTRA.length()));
    }
    if (lines.length <= at || !lines[0].equals(HEADER) || !lines[at].startsWith(INDEX)) {
      throw new IllegalArgumentException("not a tlog-proof");
    }
    var index = lines[at++].substring(INDEX.length());
    if (!NUMBER.matcher(index).matches() || lines.length - at > PATH) {
      throw new IllegalArgumentException("not a tlog-proof");
    }
    var path = new ArrayList<Bytes>();
    for (; at < lines.length; at++) {
      var hash = Bytes.of(Base64.getDecoder().decode(lines[at]));
      if (!hash.base64().equals(lines[at])) {
        throw new IllegalArgumentException("not a tlog-proof");
      }
      path.add(hash);
    }
    return new LogProof(Long.parseLong(index), path, text.substring(border + 2));
  }

  /// What was put beside a proof; it proves nothing until a reader compares it.
  ///
  /// @throws IllegalArgumentException if it is not base64
  public static Optional<Bytes> extra(String text) {
    var begin = text.indexOf('\n') + 1;
    var end = text.indexOf('\n', begin);
    return text.startsWith(EXTRA, begin) && end > begin
        ? Optional.of(Bytes.ofBase64(text.substring(begin + EXTRA.length(), end)))
        : Optional.empty();
  }

  /// @param entry the exact bytes that are said to be in the log
  /// @param log its key, known from elsewhere
  public static Found check(Bytes entry, String proof, NoteKey log) {
    LogProof parsed;
    try {
      parsed = parse(proof);
    } catch (IllegalArgumentException e) {
      return new Found.NotProven(Why.MALFORMED);
    }
    var checkpoint = Checkpoint.check(parsed.checkpoint(), log);
    if (checkpoint.isEmpty()) {
      return new Found.NotProven(Why.BAD_CHECKPOINT);
    }
    var state = checkpoint.get().value();
    return Merkle.includes(
            state.root(), state.size(), parsed.index(), Merkle.leaf(entry), parsed.path())
        ? new Found.Included(state.size())
        : new Found.NotProven(Why.OTHER_ENTRY);
  }
}
