package denwaban.check;

import denwaban.audit.proof.LeafText;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.Note;
import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// Certificates of erasure that the user holds (docs/formats/certificate.md): each an entry of this
/// log with its proof, kept outside of the copy. That what was erased is gone, none can show: that
/// the log said so, when, and cannot take it back, they do.
final class Certificates {

  /// Bytes of a file; an entry and a proof have some four thousand.
  static final long FILE_BYTES = 64L << 10;

  /// What an erasure's action ends with, or is.
  private static final String ERASED = ".erased";

  private static final String ENDED = "log.ended";

  private record Presented(Path file, Bytes entry, String says) {}

  private final Trust trust;
  private final TreeMap<Long, Presented> held = new TreeMap<>();

  Certificates(Trust trust) {
    this.trust = trust;
  }

  /// @throws Wrong if one is no certificate, or is not of this log
  void read(List<Path> files) throws Wrong, IOException {
    for (var file : files) {
      read(file);
    }
  }

  private void read(Path file) throws Wrong, IOException {
    var name = String.valueOf(file.getFileName());
    if (Files.size(file) > FILE_BYTES) {
      throw new Wrong(Why.BAD_CERTIFICATE, name);
    }
    var text = Files.readString(file);
    try {
      var entry = LogProof.extra(text).orElseThrow(IllegalArgumentException::new);
      var proof = LogProof.parse(text);
      for (var key : trust.log()) {
        if (!(LogProof.check(entry, text, key) instanceof LogProof.Found.Included)) {
          throw new Wrong(Why.BAD_CERTIFICATE, name);
        }
      }
      witnessed(Note.parse(proof.checkpoint()), name);
      var before = held.put(proof.index(), new Presented(file, entry, says(entry)));
      if (before != null && !before.entry().equals(entry)) {
        throw new Wrong(Why.BAD_CERTIFICATE, name);
      }
    } catch (IllegalArgumentException e) {
      throw new Wrong(Why.BAD_CERTIFICATE, name);
    }
  }

  /// A witness who signed the certificate's state counts for it alone, not for the copy.
  private void witnessed(Note note, String name) throws Wrong {
    for (var key : trust.witnesses()) {
      if (note.names(key) && note.signedAt(key).isEmpty()) {
        throw new Wrong(Why.BAD_COSIGNATURE, name + " " + key.name());
      }
    }
  }

  /// @throws IllegalArgumentException if it is not an erasure that was done
  private static String says(Bytes entry) {
    LeafText.read(entry.toArray());
    if (Json.parse(entry) instanceof Json.Obj(var members)
        && members.get("act") instanceof Json.Text(var act)
        && (act.endsWith(ERASED) || act.equals(ENDED))
        && members.get("result") instanceof Json.Text(var result)
        && result.equals("done")
        && members.get("obj") instanceof Json.Text(var obj)
        && members.get("t") instanceof Json.Text(var at)) {
      return act + " " + obj + ", " + at;
    }
    throw new IllegalArgumentException("no erasure");
  }

  /// An entry of the copy, in its place.
  void entry(long index, Bytes entry) throws Wrong {
    var mine = held.isEmpty() ? null : held.get(index);
    if (mine != null && !mine.entry().equals(entry)) {
      throw new Wrong(Why.BAD_CERTIFICATE, String.valueOf(mine.file().getFileName()));
    }
  }

  /// @param first of the entries that the copy holds
  /// @param size of its newest state
  /// @param others whether certificates of the other form were given
  void finish(long first, long size, boolean others, Report report) {
    if (held.isEmpty() && !others) {
      report.missed(Miss.NO_CERTIFICATES, "");
    }
    held.forEach((index, one) -> {
      if (index >= size) {
        report.lacking(Miss.LATER_CERTIFICATE, Long.toString(index));
      } else {
        report.checked(What.CERTIFICATE, one.says() + ", " + index);
        if (index < first) {
          report.missed(Miss.NOT_FROM_THE_START, Long.toString(first));
        }
      }
    });
    if (!held.isEmpty()) {
      report.missed(Miss.NOT_GONE, "");
    }
  }
}
