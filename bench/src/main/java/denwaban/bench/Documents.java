package denwaban.bench;

import denwaban.contract.document.ContractDocument;
import denwaban.contract.document.ContractPdf;
import denwaban.contract.document.KeyAnnex;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import denwaban.terms.SigningStatement.Side;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// `bench contract-pdf`: contracts made into PDF/A-3u as the office makes them, one after another:
/// each another client's, signed by both sides, with names that need the second font.
final class Documents {

  private static final int WARM = 20;

  private static final int MOST = 100_000;

  /// Each of so many is made again, to see whether the bytes are the same.
  private static final int AGAIN = 10;

  private Documents() {}

  static void run(String[] arguments) throws Exception {
    var count = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
    if (count < 1 || count > MOST) throw new IllegalArgumentException("1 to " + MOST);
    // as the office sets it
    LoggingSystem.get(Documents.class.getClassLoader())
        .setLogLevel("org.apache.fontbox.ttf.CmapSubtable", LogLevel.ERROR);
    Machine.print();
    var began = System.nanoTime();
    made(0);
    System.out.printf("the first, fonts read: %.0f ms%n", millis(began));
    for (var n = 1; n < WARM; n++) made(n);
    var took = new long[count];
    var bytes = new long[count];
    var differed = 0;
    var all = 0L;
    for (var n = 0; n < count; n++) {
      var start = System.nanoTime();
      var pdf = made(n);
      took[n] = System.nanoTime() - start;
      all += took[n];
      bytes[n] = pdf.length();
      if (n % AGAIN == 0 && !made(n).equals(pdf)) differed++;
    }
    Arrays.sort(took);
    Arrays.sort(bytes);
    System.out.printf("%n| documents | a second | p50 ms | p95 ms | max ms | p50 kB | max kB |%n");
    System.out.println("|---|---|---|---|---|---|---|");
    System.out.printf(
        "| %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
        count,
        count * 1e9 / all,
        at(took, 0.50) / 1e6,
        at(took, 0.95) / 1e6,
        took[count - 1] / 1e6,
        at(bytes, 0.50) / 1e3,
        bytes[count - 1] / 1e3);
    System.out.printf(
        "%nmade twice: %d, of which other bytes: %d%n", (count + AGAIN - 1) / AGAIN, differed);
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static long at(long[] sorted, double part) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
  }

  private static Bytes made(int n) {
    var record =
        ContractRecord.standard(
                new ClientId(new UUID(0x0198000000007000L, 0x8000000000000000L + n)))
            .with(
                Map.of(
                    "client.name", new Json.Text("𠮷野髙橋第" + n + "歯科"),
                    "provider.name", new Json.Text("電話番サービス株式会社"),
                    "incident.contacts", new Json.Arr(List.of(contact("山田"), contact("髙橋")))));
    var html = ContractDocument.html(record, KeyAnnex.NONE);
    var signed =
        List.of(
            statement(record, html, Side.OFFICE, "髙橋 花"),
            statement(record, html, Side.CLIENT, "𠮷野 太郎"));
    return ContractPdf.of(html, record, signed);
  }

  private static Json contact(String name) {
    return new Json.Obj(
        Map.of(
            "name", new Json.Text(name),
            "phone", new Json.Text("+81312345678"),
            "mail", new Json.Text("")));
  }

  private static SigningStatement statement(
      ContractRecord record, Bytes html, Side side, String name) {
    return new SigningStatement(
        record.client(),
        record.version(),
        record.digest(),
        Digest.sha256(html),
        side,
        new PersonId(new UUID(0x0198000000007000L, 0x8000000000000000L)),
        name,
        Instant.parse("2026-12-01T01:00:00.000Z"));
  }
}
