package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.contract.document.ContractWords.Language;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/// What is laid out as PDF: the words of the signed HTML as they are, and who signed it when and
/// how; before that, room for the signatures of those who sign on paper.
final class PdfPage {

  /// Of the table of signatures.
  private static final List<String> WIDTHS = List.of("13%", "22%", "26%", "39%");

  private PdfPage() {}

  /// @param html as it was signed: of ours, so that its body is well-formed
  static Document of(
      Bytes html,
      ContractRecord record,
      List<SigningStatement> signed,
      Map<SigningStatement.Side, Instant> stamped) {
    var title = ContractDocument.title(Language.JA);
    var digest = Digest.sha256(html).base64();
    var out = new StringBuilder(16_384).append(body(html));
    for (var language : Language.values())
      signatures(record, digest, signed, stamped, language, out);
    return PdfHtml.page(title, "v" + record.version() + "  SHA-256 " + digest, out.toString());
  }

  private static String body(Bytes html) {
    var text = new String(html.toArray(), UTF_8);
    return text.substring(text.indexOf("<body>") + "<body>".length(), text.lastIndexOf("</body>"));
  }

  private static void signatures(
      ContractRecord record,
      String digest,
      List<SigningStatement> signed,
      Map<SigningStatement.Side, Instant> stamped,
      Language in,
      StringBuilder out) {
    var ja = in == Language.JA;
    out.append("<section class=\"signed\" lang=\"").append(ja ? "ja" : "en").append("\"><h2>");
    out.append(ja ? "署名" : "Signatures").append("</h2>");
    line(
        ja
            ? "本PDFは、署名の対象である文書（HTML）から作られた。その文書をcontract.html、"
                + "契約の記録をcontract.jsonとして添付する。署名は、次の二つのハッシュ値に対して行う。"
            : "This PDF was made of the document (HTML) that is signed. That document is attached as"
                + " contract.html, and the record of the contract as contract.json. A signature is"
                + " made over these two hash values.",
        out);
    line((ja ? "記録のSHA-256：" : "SHA-256 of the record: ") + record.digest().base64(), out);
    line((ja ? "文書のSHA-256：" : "SHA-256 of the document: ") + digest, out);
    if (signed.isEmpty()) {
      line(ja ? "署名はまだない。" : "No one has signed yet.", out);
      if (ja) room(record, out);
    } else {
      paper(signed.getFirst(), ja, out);
      table(signed, ja, out);
      names(signed, ja, out);
      for (var it : signed) stamp(it.side(), stamped.get(it.side()), ja, out);
    }
    out.append("</section>");
  }

  /// It stays empty if the contract is signed electronically.
  private static void room(ContractRecord record, StringBuilder out) {
    out.append("<h2>紙で締結するときの署名・押印欄（電子署名のときは空欄のまま）</h2>");
    out.append("<table><tr><th style=\"width:13%\">当事者</th><th style=\"width:35%\">名称</th>");
    out.append("<th style=\"width:18%\">日付</th><th>署名または押印</th></tr>");
    for (var side : List.of(SigningStatement.Side.CLIENT, SigningStatement.Side.OFFICE)) {
      var of = side == SigningStatement.Side.CLIENT ? "client.name" : "provider.name";
      out.append("<tr>");
      cell(side(side, true), out);
      cell(record.reading().text(of), out);
      out.append("<td></td><td class=\"seal\"></td></tr>");
    }
    out.append("</table>");
  }

  private static void paper(SigningStatement first, boolean ja, StringBuilder out) {
    var scan = first.scan();
    if (scan == null) return;
    line(
        ja
            ? "締結の方法：紙で締結（スキャン）。両当事者が署名または押印した紙を原本とし、次の表の署名は、"
                + "そのスキャン（PDF）がその紙のとおりであることを、パスキーで確認したものである。"
            : "How it was settled: signed on paper (scan). The paper that the parties signed or sealed"
                + " is the original. The signatures below confirm with a passkey that the scan (PDF)"
                + " is that paper.",
        out);
    line(
        (ja ? "スキャンのSHA-256（16進）：" : "SHA-256 of the scan, in hexadecimal: ")
            + HexFormat.of().formatHex(scan.toArray()),
        out);
  }

  /// Nothing is said where there is none.
  private static void stamp(
      SigningStatement.Side side, @Nullable Instant at, boolean ja, StringBuilder out) {
    if (at == null) return;
    line(
        (ja ? "タイムスタンプ（RFC 3161、日本時間）" : "Time stamp (RFC 3161, Japan time), ")
            + (ja ? "　" : "")
            + side(side, ja)
            + (ja ? "：" : ": ")
            + moment(at),
        out);
  }

  private static void line(String text, StringBuilder out) {
    out.append("<p>").append(PdfHtml.escaped(text)).append("</p>");
  }

  private static void table(List<SigningStatement> signed, boolean ja, StringBuilder out) {
    var head =
        ja
            ? List.of("当事者", "署名した人", "日時（日本時間）", "署名した文のSHA-256")
            : List.of("Party", "Signed by", "When (Japan time)", "SHA-256 of what was signed");
    out.append("<table><tr>");
    for (var n = 0; n < head.size(); n++) {
      out.append("<th style=\"width:").append(WIDTHS.get(n)).append("\">");
      out.append(head.get(n)).append("</th>");
    }
    out.append("</tr>");
    for (var it : signed) {
      out.append("<tr>");
      cell(side(it.side(), ja), out);
      cell(PdfFonts.printable(it.name()), out);
      out.append("<td class=\"when\">").append(moment(it.at())).append("</td>");
      cell(Digest.sha256(it.bytes()).base64(), out);
      out.append("</tr>");
    }
    out.append("</table>");
  }

  /// Nothing is said where every name is printed whole.
  private static void names(List<SigningStatement> signed, boolean ja, StringBuilder out) {
    if (signed.stream().allMatch(it -> PdfFonts.print(it.name()))) return;
    line(
        ja
            ? "署名した人の名前のうち、このPDFの書体にない文字は" + PdfFonts.MISSING + "で示し、異体字の指定は省いた。正確な表記は、署名した文にある。"
            : "Of the names of those who signed, characters that this PDF's fonts lack are shown as "
                + PdfFonts.MISSING
                + ", and selectors of variants are left out. What was signed has the names exactly.",
        out);
  }

  private static void cell(String text, StringBuilder out) {
    out.append("<td>").append(PdfHtml.escaped(text)).append("</td>");
  }

  private static String side(SigningStatement.Side side, boolean ja) {
    return switch (side) {
      case CLIENT -> ja ? "甲" : "Client";
      case OFFICE -> ja ? "乙" : "Provider";
    };
  }

  private static String moment(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
        .format(at.atZone(ContractRecord.JAPAN));
  }
}
