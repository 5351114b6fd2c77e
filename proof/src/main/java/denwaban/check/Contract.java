package denwaban.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.audit.proof.stamp.TimeStamp;
import denwaban.kernel.Bytes;
import denwaban.terms.ContractFile;
import denwaban.terms.breach.ContractAudit;
import denwaban.terms.breach.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A contract that the user holds (docs/formats/contract-file.md): whether the log keeps what both
/// sides signed.
final class Contract {

  private final Report report;
  private final Trust trust;
  private @Nullable ContractAudit audit;
  private @Nullable ContractFile file;

  Contract(Report report, Trust trust) {
    this.report = report;
    this.trust = trust;
  }

  /// @param witnessed whether the user named witnesses
  /// @throws Wrong if the file is no contract
  void read(@Nullable Path file, boolean witnessed) throws Wrong, IOException {
    if (file == null) return;
    var name = String.valueOf(file.getFileName());
    if (Files.size(file) > ContractFile.MOST) throw new Wrong(Why.BAD_CONTRACT, name);
    try {
      var contract = ContractFile.parse(Bytes.of(Files.readAllBytes(file)));
      this.file = contract;
      audit =
          new ContractAudit(
              contract, witnessed, (breach, index) -> report.broken(breach, Long.toString(index)));
    } catch (IllegalArgumentException malformed) {
      throw new Wrong(Why.BAD_CONTRACT, name);
    }
  }

  /// Null if none was named.
  @Nullable ContractFile file() {
    return file;
  }

  /// An entry that is written as the format says.
  ///
  /// @param at milliseconds since 1970
  void entry(long index, Bytes entry, long at) {
    if (audit == null) return;
    var text = new String(entry.toArray(), US_ASCII);
    audit.entry(line(index, text, at));
  }

  /// A witness whom the user named signed a state that has all entries until now.
  void confirmed(Instant at) {
    if (audit != null) audit.confirmed(at);
  }

  static LogLine line(long index, String text, long at) {
    return new LogLine(
        index,
        Instant.ofEpochMilli(at),
        member(text, "act"),
        member(text, "obj"),
        member(text, "actor"),
        member(text, "role"),
        member(text, "purpose"),
        member(text, "session"));
  }

  /// The format has no escapes; what is not there is empty.
  private static String member(String text, String name) {
    var begin = "\"" + name + "\":\"";
    var at = text.indexOf(begin);
    if (at < 0) return "";
    return text.substring(at + begin.length(), text.indexOf('"', at + begin.length()));
  }

  /// @param first of the entries that the copy holds
  /// @throws Wrong if a time stamp of a signature is none
  void finish(long first) throws Wrong {
    if (audit == null) return;
    audit.finish();
    if (audit.versions() == 0) {
      report.lacking(Miss.NO_TERMS, "");
      return;
    }
    report.checked(What.CONTRACT, Integer.toString(audit.versions()));
    if (file != null) {
      file.versions().forEach(this::paper);
      for (var version : file.versions()) stamps(version);
    }
    if (first > 0) report.missed(Miss.NOT_FROM_THE_START, Long.toString(first));
    report.missed(Miss.TERMS_NOT_SEEN, "");
  }

  private void paper(ContractFile.Version version) {
    var scan = version.scan();
    if (scan == null) return;
    var sha256 = HexFormat.of().formatHex(scan.toArray());
    report.missed(Miss.ON_PAPER, version.record().version() + " (SHA-256 " + sha256 + ")");
  }

  private void stamps(ContractFile.Version version) throws Wrong {
    for (var each : version.signatures()) {
      var whose = version.record().version() + " " + each.statement().side().code();
      var answer = each.timeStamp();
      if (answer == null) {
        if (!trust.authorities().isEmpty()) report.missed(Miss.SIGNATURE_NOT_STAMPED, whose);
      } else if (trust.authorities().isEmpty()) {
        report.missed(Miss.SIGNATURE_STAMP_NOT_CHECKED, whose);
      } else {
        switch (TimeStamp.check(answer, each.bytes(), trust.authorities())) {
          case TimeStamp.Found.Stamped(var at, var by) ->
              report.checked(What.SIGNATURE_STAMP, whose + ", " + at + ", " + by);
          case TimeStamp.Found.NotStamped(var why) ->
              throw new Wrong(Why.BAD_STAMP, whose + " " + why);
        }
      }
    }
  }
}
