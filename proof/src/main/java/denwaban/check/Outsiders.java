package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.Note;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.stamp.TimeStamp;
import denwaban.kernel.Bytes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What others than the log's owner say of its states: witnesses and time-stamping authorities.
final class Outsiders {

  private record Confirmed(long size, Instant at) {}

  private final Trust trust;
  private final Times times;
  private final Contract contract;
  private final Map<NoteKey, Confirmed> witnessed = new LinkedHashMap<>();
  private long stamps;
  private String newestStamp = "";

  Outsiders(Trust trust, Times times, Contract contract) {
    this.trust = trust;
    this.times = times;
    this.contract = contract;
  }

  /// Looks for the signatures of trusted witnesses under a state, right after its last entry.
  void witnesses(Note note, long size, String path) throws Wrong {
    for (var key : trust.witnesses()) {
      if (!note.names(key)) {
        continue;
      }
      var at = note.signedAt(key);
      if (at.isEmpty()) {
        throw new Wrong(Why.BAD_COSIGNATURE, path + " " + key.name());
      }
      times.wasThere(at.get(), key.name());
      contract.confirmed(at.get());
      witnessed.put(key, new Confirmed(size, at.get()));
    }
  }

  void stamp(Bytes answer, String text, long size, String path) throws Wrong {
    stamps++;
    if (trust.authorities().isEmpty()) {
      return;
    }
    switch (TimeStamp.check(answer, Bytes.of(text.getBytes(UTF_8)), trust.authorities())) {
      case TimeStamp.Found.Stamped(var at, var by) -> {
        times.wasThere(at, by);
        newestStamp = size + ", " + at + ", " + by;
      }
      case TimeStamp.Found.NotStamped(var why) -> throw new Wrong(Why.BAD_STAMP, path + " " + why);
    }
  }

  void finish(Report report) {
    for (var key : trust.witnesses()) {
      var confirmed = witnessed.get(key);
      if (confirmed == null) {
        report.lacking(Miss.NOT_WITNESSED, key.name());
      } else {
        report.checked(What.WITNESS, key.name() + ", " + confirmed.size() + ", " + confirmed.at());
      }
    }
    if (trust.witnesses().isEmpty()) {
      report.missed(Miss.NO_WITNESS_NAMED, "");
    }
    if (trust.authorities().isEmpty()) {
      report.missed(Miss.NO_AUTHORITY_NAMED, Long.toString(stamps));
    } else if (stamps == 0) {
      report.lacking(Miss.NOT_STAMPED, "");
    } else {
      report.checked(What.STAMP, newestStamp);
      report.missed(Miss.STAMP_REVOKED, "");
    }
  }
}
