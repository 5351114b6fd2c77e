package denwaban.retention.certificate;

import denwaban.contract.document.PdfHtml;
import denwaban.erasure.ErasureCertificate;
import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.EndedKey;
import denwaban.erasure.ErasureCertificate.Thing;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a certificate of erasure says on paper, in Japanese and then in English, in the words of
/// NIST SP 800-88r2.
final class CertificatePage {

  /// Things that are printed one by one; of more the file inside has all.
  static final int PRINTED = 300;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

  private final ErasureCertificate of;
  private final boolean ja;
  private final StringBuilder out = new StringBuilder(16_384);

  private CertificatePage(ErasureCertificate of, boolean ja) {
    this.of = of;
    this.ja = ja;
  }

  /// @param digest of the file, as it stands in the log
  static String body(ErasureCertificate of, String name, String digest) {
    return new CertificatePage(of, true).section(name, digest)
        + new CertificatePage(of, false).section(name, digest)
        + new CertificatePage(of, true).things();
  }

  private String section(String name, String digest) {
    out.append(ja ? "<section lang=\"ja\"><h1>" : "<section lang=\"en\"><h1>");
    out.append(CertificateWords.title(of, ja)).append("</h1>");
    head(name, digest);
    what();
    keys();
    line("h2", CertificateWords.METHOD, ja);
    for (var words : CertificateWords.method(of)) line("p", words, ja);
    left();
    return out.append("</section>").toString();
  }

  private void head(String name, String digest) {
    table(
        List.of(word("項目", "Item"), word("内容", "Content")),
        Stream.of(
                List.of(word("委託元", "Client"), name + " (" + of.client() + ")"),
                List.of(word("番号", "Number"), Integer.toString(of.n())),
                List.of(word("作成（日本時間）", "Made (Japan time)"), at(of.madeAt())),
                List.of(word("消去したプログラム", "Program that erased"), of.program()),
                List.of(word("使用中の場所から消えた日時", "Gone from where it was in use"), at(of.live())),
                List.of(word("最後のバックアップから消える日", "Gone from the last backup"), backups()),
                List.of(word("添付ファイルのSHA-256", "SHA-256 of the attached file"), digest))
            .toList());
  }

  private String backups() {
    var at = of.backups();
    return at == null ? word("本プログラムはバックアップを取っていない", "This program makes no backup") : at(at);
  }

  private void what() {
    line("h2", CertificateWords.WHAT, ja);
    if (of.batches().isEmpty()) line("p", CertificateWords.NOTHING, ja);
    else
      table(
          List.of(
              word("種類", "Kind"),
              word("件数", "Things"),
              word("保存の始まり", "Kept from"),
              word("消去", "Erased"),
              word("検証", "Verified")),
          of.batches().stream()
              .map(Batch::kind)
              .distinct()
              .map(kind -> row(of.batches().stream().filter(it -> it.kind().equals(kind)).toList()))
              .toList());
  }

  private List<String> row(List<Batch> batches) {
    var things = batches.stream().flatMap(it -> it.things().stream()).toList();
    return List.of(
        CertificateWords.kind(batches.getFirst().kind(), ja),
        Integer.toString(things.size()),
        range(things.stream().map(Thing::since).toList()),
        range(things.stream().map(Thing::erased).toList()),
        range(batches.stream().map(Batch::verifiedAt).toList()));
  }

  private static String range(List<Instant> all) {
    var first = all.stream().min(Comparator.naturalOrder()).map(CertificatePage::at).orElse("");
    var last = all.stream().max(Comparator.naturalOrder()).map(CertificatePage::at).orElse("");
    return first.equals(last) ? first : first + " – " + last;
  }

  private void keys() {
    line("h2", CertificateWords.KEYS, ja);
    if (of.keys().isEmpty()) line("p", CertificateWords.NO_KEYS, ja);
    else {
      line("p", CertificateWords.KEYS_GONE, ja);
      table(
          List.of(
              word("種類", "Kind"),
              word("対象の週（開始）", "Week of objects (begins)"),
              word("鍵の破棄", "Key destroyed")),
          of.keys().stream().map(this::row).toList());
    }
  }

  private List<String> row(EndedKey key) {
    return List.of(CertificateWords.kind(key.kind(), ja), at(key.week()), at(key.destroyedAt()));
  }

  private void left() {
    line("h2", CertificateWords.LEFT, ja);
    if (of.kept().isEmpty()) line("p", CertificateWords.LEFT_NOTHING, ja);
    for (var it : of.kept()) {
      var until = it.until();
      out.append("<p>").append(PdfHtml.escaped(CertificateWords.kept(it.what(), ja)));
      out.append(" — ").append(PdfHtml.escaped(it.law()));
      if (until != null) out.append(" — ").append(at(until));
      out.append("</p>");
    }
    line("p", CertificateWords.NOT_OURS, ja);
  }

  /// In both languages at once.
  private String things() {
    var all = of.batches().stream().flatMap(it -> it.things().stream()).toList();
    if (all.isEmpty()) return "";
    out.append("<section lang=\"ja\">");
    line("h2", CertificateWords.LIST, true);
    both(CertificateWords.LIST_HOW);
    if (all.size() > PRINTED) both(CertificateWords.LIST_CUT);
    table(
        List.of("IDのハッシュ値 Hash", "期限 Due", "消去 Erased", "契約の版 Contract"),
        all.stream()
            .limit(PRINTED)
            .map(it ->
                List.of(it.hash(), at(it.due()), at(it.erased()), Integer.toString(it.contract())))
            .toList());
    return out.append("</section>").toString();
  }

  private void both(CertificateWords words) {
    line("p", words, true);
    line("p", words, false);
  }

  private String word(String japanese, String english) {
    return ja ? japanese : english;
  }

  private void line(String tag, CertificateWords words, boolean japanese) {
    out.append('<').append(tag).append('>').append(PdfHtml.escaped(words.in(japanese)));
    out.append("</").append(tag).append('>');
  }

  private void table(List<String> head, List<List<String>> rows) {
    out.append("<table><tr>");
    for (var it : head) out.append("<th>").append(PdfHtml.escaped(it)).append("</th>");
    out.append("</tr>");
    for (var row : rows) {
      out.append("<tr>");
      for (var it : row) out.append("<td>").append(PdfHtml.escaped(it)).append("</td>");
      out.append("</tr>");
    }
    out.append("</table>");
  }

  private static String at(Instant at) {
    return MINUTE.format(at);
  }
}
