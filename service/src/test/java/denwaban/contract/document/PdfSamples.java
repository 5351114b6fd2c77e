package denwaban.contract.document;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import denwaban.terms.ContractRecord;
import denwaban.terms.Kind;
import denwaban.terms.SigningStatement;
import denwaban.terms.SigningStatement.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Contracts whose PDFs are looked at.
final class PdfSamples {

  /// As a client has them that made its key: the second key of its log is a long one.
  static final KeyAnnex KEYS =
      new KeyAnnex(
          "qxbs-2rtl-2kdv-inz7-lwgc-5b2w-5qn7-gubr",
          List.of(
              "aoba.example/log/0196f0a0-0000-7000-8000-000000000001+5c0070a4+AbX1"
                  + "q1w2".repeat(10),
              "aoba.example/log/0196f0a0-0000-7000-8000-000000000001+9d2e11c3+Bnb1"
                  + "q1w2".repeat(437)));

  /// With names whose characters are in no common font, or are read as others.
  static final String CLIENT = "㈱𠮷野家・髙橋﨑﨟商店";

  static final String LONG =
      "Yoshinoya-Takahashi International Telephone Reception and Document Handling Holdings"
          + " (Kabushiki Kaisha), Tokyo Branch";

  private PdfSamples() {}

  static ContractRecord standard() {
    return ContractRecord.standard(
        new ClientId(UUID.fromString("01980000-0000-7000-8000-00000000c001")));
  }

  static ContractRecord named() {
    return standard().with(Map.of("client.name", text(CLIENT), "provider.name", text(LONG)));
  }

  /// Every table with as many rows as it can have.
  static ContractRecord full() {
    var values = new HashMap<String, Json>();
    values.put("client.name", text("みなと設計株式会社"));
    values.put("provider.name", text("電話番サービス株式会社"));
    for (var term : Catalogue.all().values()) {
      if (term.kind() instanceof Kind.Rows(var columns, var most)) {
        values.put(
            term.key(),
            new Json.Arr(
                IntStream.rangeClosed(1, Math.min(most, 12))
                    .mapToObj(n -> row(columns, n))
                    .toList()));
      }
    }
    return standard().with(values).as(3, Instant.parse("2027-03-31T15:00:00Z")).checked();
  }

  private static Json row(List<String> columns, int n) {
    return new Json.Obj(
        columns.stream()
            .collect(
                Collectors.toMap(
                    it -> it,
                    it ->
                        text(
                            switch (it) {
                              case "name", "insurer" -> n + "号 髙橋損害保険株式会社 横浜支社";
                              case "mail" -> "incident-contact-" + n + "@minato-sekkei.example.jp";
                              case "phone" -> "+8145123456" + n % 10;
                              case "hosts" ->
                                  "https://api-" + n + ".long-name-of-a-service.example.com";
                              case "from", "until" -> "2027-04-01";
                              default -> "応答率が" + (90 - n) + "%を下回った月は、その月の基本料金を減額する。";
                            }))));
  }

  /// By both sides.
  static List<SigningStatement> signed(ContractRecord record, Bytes html) {
    return List.of(
        statement(record, html, Side.OFFICE, "髙橋 花", "2026-12-01T01:00:00.000Z"),
        statement(record, html, Side.CLIENT, "𠮷野 太郎", "2026-12-02T15:30:00.000Z"));
  }

  static SigningStatement statement(
      ContractRecord record, Bytes html, Side side, String name, String at) {
    return new SigningStatement(
        record.client(),
        record.version(),
        record.digest(),
        Digest.sha256(html),
        side,
        new PersonId(UUID.fromString("01980000-0000-7000-8000-00000000a00" + side.ordinal())),
        name,
        Instant.parse(at));
  }

  static Bytes pdf(ContractRecord record) {
    var html = ContractDocument.html(record, KEYS);
    return ContractPdf.of(html, record, signed(record, html));
  }

  static Json text(String value) {
    return new Json.Text(value);
  }
}
