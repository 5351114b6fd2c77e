package denwaban.bench;

import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import denwaban.terms.HostList;
import denwaban.terms.breach.ContractAudit;
import denwaban.terms.breach.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How long a client's tool takes to hold a log against its contract, beside what it takes to check
/// the log itself (`bench check`). The goal is ten seconds for a million entries.
final class Breaches {

  private static final ClientId CLIENT = new ClientId(new UUID(7, 7));
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<String> ACTS =
      List.of(
          "call.answered",
          "recording.began",
          "object.header.released",
          "flow.began",
          "caller.shown",
          "message.kept",
          "request.answered",
          "assurance.item");

  private Breaches() {}

  static void run(String[] arguments) {
    var entries = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    var versions = versions();
    for (var turn = 0; turn < 3; turn++) {
      var found = new int[1];
      var began = System.nanoTime();
      var audit =
          new ContractAudit(new ContractFile(versions), true, (breach, index) -> found[0]++);
      var host = HostList.named("never.example");
      var each = Math.max(1, entries / versions.size());
      for (var n = 0; n < entries; n++) {
        var at = START.plusSeconds(n);
        if (n % each == 0 && n / each < versions.size()) {
          var digest = versions.get(n / each).record().digest().base64();
          audit.entry(new LogLine(n, at, "contract.set", digest, "a", "admin", "manage", ""));
        } else {
          var act = ACTS.get(n % ACTS.size());
          audit.entry(new LogLine(n, at, act, host, "a", "client-member", "read", "s" + n / 50));
        }
        // a witness each minute
        if (n % 60 == 0) audit.confirmed(at);
      }
      audit.finish();
      System.out.printf(
          "%,d entries, %d versions: %.2f s, %,d breaches found%n",
          entries,
          versions.size(),
          Duration.ofNanos(System.nanoTime() - began).toMillis() / 1_000.0,
          found[0]);
    }
  }

  /// Unsigned: that is told once for each.
  private static List<ContractFile.Version> versions() {
    var all = new ArrayList<ContractFile.Version>();
    for (var n = 1; n <= 4; n++) {
      var mode = new Json.Text(n % 2 == 0 ? "never" : "notice");
      var record = ContractRecord.standard(CLIENT).with(Map.of("recording.mode", mode)).as(n, null);
      all.add(new ContractFile.Version(record, List.of()));
    }
    return all;
  }
}
