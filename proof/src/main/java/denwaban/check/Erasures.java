package denwaban.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.erasure.ErasureAudit;
import denwaban.erasure.ErasureCertificate;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Certificates of erasure that the user holds (docs/formats/erasure-certificate.md): whether the
/// log names each, and whether what they list went at its time.
final class Erasures {

  /// From the moment that a certificate names to its entry.
  static final Duration ENTERED = Duration.ofMinutes(1);

  private final Report report;
  private final Map<String, Unseen> unseen = new HashMap<>();
  private @Nullable ErasureAudit audit;
  private int things;

  private record Unseen(String name, Instant madeAt) {}

  /// Of the newest entry.
  private Instant last = Instant.MIN;

  Erasures(Report report) {
    this.report = report;
  }

  /// @throws Wrong if one is no certificate of erasure
  void read(List<Path> files, @Nullable ContractFile contract) throws Wrong, IOException {
    if (files.isEmpty()) return;
    var all = new ArrayList<ErasureCertificate>();
    for (var file : files) {
      var name = String.valueOf(file.getFileName());
      if (Files.size(file) > ErasureCertificate.LIMIT) throw new Wrong(Why.BAD_ERASURE, name);
      try {
        var bytes = Bytes.of(Files.readAllBytes(file));
        var certificate = ErasureCertificate.parse(bytes);
        all.add(certificate);
        things += certificate.things();
        var made = new Unseen(name, certificate.madeAt());
        unseen.put(Digest.sha256(bytes).base64(), made);
      } catch (IllegalArgumentException malformed) {
        throw new Wrong(Why.BAD_ERASURE, name);
      }
    }
    audit = new ErasureAudit(all, contract, report::broken);
  }

  /// An entry that is written as the format says.
  ///
  /// @param at milliseconds since 1970
  void entry(long index, Bytes entry, long at) {
    if (audit == null) return;
    last = Instant.ofEpochMilli(at);
    var line = Contract.line(index, new String(entry.toArray(), US_ASCII), at);
    if (line.act().equals("erasure.certified")) unseen.remove(line.object());
    audit.entry(line);
  }

  /// One that is newer than the copy is named by an entry that is not in it yet, and one that is
  /// older than a copy's first entry by one that is not in it any more.
  ///
  /// @param first of the entries that the copy holds
  /// @throws Wrong if the log does not name one of them
  void finish(long first) throws Wrong {
    if (audit == null) return;
    var missing = new ArrayList<String>();
    for (var one : unseen.values()) {
      if (one.madeAt().plus(ENTERED).isAfter(last)) {
        report.lacking(Miss.LATER_CERTIFICATE, one.name());
      } else if (first > 0) {
        report.lacking(Miss.NOT_FROM_THE_START, Long.toString(first));
      } else {
        missing.add(one.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new Wrong(Why.ERASURE_NOT_LOGGED, String.join(", ", missing));
    }
    audit.finish();
    report.checked(What.ERASURES, Integer.toString(things));
    report.missed(Miss.COPIES_ELSEWHERE, "");
  }
}
