package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.contract.document.ContractWords.Language;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.w3c.dom.Document;

/// What is laid out as PDF: the words of the signed HTML as they are, and who signed it when.
final class PdfPage {

  /// Of the table of signatures.
  private static final List<String> WIDTHS = List.of("13%", "22%", "26%", "39%");

  private PdfPage() {}

  /// @param html as it was signed: of ours, so that its body is well-formed
  static Document of(Bytes html, ContractRecord record, List<SigningStatement> signed) {
    var title = ContractDocument.title(Language.JA);
    var digest = Digest.sha256(html).base64();
    var out = new StringBuilder(16_384).append(body(html));
    for (var language : Language.values()) signatures(record, digest, signed, language, out);
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
      line(ja ? "署名はまだない。" : "Nobody has signed yet.", out);
    } else {
      table(signed, ja, out);
    }
    out.append("</section>");
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
      cell(it.name(), out);
      out.append("<td class=\"when\">").append(moment(it)).append("</td>");
      cell(Digest.sha256(it.bytes()).base64(), out);
      out.append("</tr>");
    }
    out.append("</table>");
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

  private static String moment(SigningStatement it) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
        .format(it.at().atZone(ContractRecord.JAPAN));
  }
}
