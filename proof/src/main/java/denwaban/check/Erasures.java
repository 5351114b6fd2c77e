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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Certificates of erasure that the user holds (docs/formats/erasure-certificate.md): whether the
/// log names each, and whether what they list went at its time.
final class Erasures {

  private final Report report;
  private final Map<String, String> unseen = new HashMap<>();
  private @Nullable ErasureAudit audit;
  private int things;

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
        unseen.put(Digest.sha256(bytes).base64(), name);
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
    var line = Contract.line(index, new String(entry.toArray(), US_ASCII), at);
    if (line.act().equals("erasure.certified")) unseen.remove(line.object());
    audit.entry(line);
  }

  /// @throws Wrong if the log does not name one of them
  void finish() throws Wrong {
    if (audit == null) return;
    if (!unseen.isEmpty()) {
      throw new Wrong(Why.ERASURE_NOT_LOGGED, String.join(", ", unseen.values()));
    }
    audit.finish();
    report.checked(What.ERASURES, Integer.toString(things));
    report.missed(Miss.COPIES_ELSEWHERE, "");
  }
}
