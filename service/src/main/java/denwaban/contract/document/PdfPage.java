package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.contract.document.ContractWords.Language;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import java.io.IOException;
import java.io.StringReader;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What is laid out as PDF: the words of the signed HTML as they are, and who signed it when.
final class PdfPage {

  private static final String STYLE =
      """
      @page{size:A4;margin:20mm 20mm 22mm;
        @bottom-left{content:"FOOT";font-family:"BIZ UDPGothic";font-size:6.5pt;color:#444}
        @bottom-right{content:counter(page) " / " counter(pages);font-family:"BIZ UDPGothic";
          font-size:8pt;color:#444}}
      body{font-family:"BIZ UDPGothic","Noto Sans JP";font-size:9.5pt;line-height:1.7;margin:0}
      h1{font-size:14pt;line-height:1.4;margin:0 0 5mm}
      h2{font-size:10.5pt;margin:5mm 0 1mm;page-break-after:avoid}
      p{margin:0 0 1mm;orphans:2;widows:2;word-wrap:break-word}
      table{border-collapse:collapse;width:100%;table-layout:fixed;margin:1mm 0 2mm;
        font-size:8.5pt;line-height:1.4;-fs-table-paginate:paginate}
      tr{page-break-inside:avoid}
      td,th{border:.5pt solid #666;padding:1mm 1.5mm;text-align:left;vertical-align:top;
        word-wrap:break-word}
      th{background:#eee}
      code{font-family:"BIZ UDPGothic","Noto Sans JP";font-size:6.5pt;line-height:1.5}
      section+section{page-break-before:always}
      section.signed+section.signed{page-break-before:avoid}
      td.when{white-space:nowrap}
      """;

  /// Of the table of signatures.
  private static final List<String> WIDTHS = List.of("13%", "22%", "26%", "39%");

  private PdfPage() {}

  /// @param html as it was signed: of ours, so that its body is well-formed
  static Document of(Bytes html, ContractRecord record, List<SigningStatement> signed) {
    var title = ContractDocument.title(Language.JA);
    var digest = Digest.sha256(html).base64();
    var out = new StringBuilder(16_384);
    out.append("<html lang=\"ja\"><head><title>").append(ContractDocument.escaped(title));
    out.append("</title><meta name=\"description\" content=\"");
    out.append(ContractDocument.escaped(title)).append("\"/><style>");
    out.append(STYLE.replace("FOOT", "v" + record.version() + "  SHA-256 " + digest));
    out.append("</style></head><body>").append(body(html));
    for (var language : Language.values()) signatures(record, digest, signed, language, out);
    return tidied(parsed(out.append("</body></html>").toString()));
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
    out.append("<p>").append(ContractDocument.escaped(text)).append("</p>");
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
    out.append("<td>").append(ContractDocument.escaped(text)).append("</td>");
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

  /// Nothing is fetched and no entity is defined: a document type is refused.
  private static Document parsed(String xhtml) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXException e) {
      throw new IllegalArgumentException("not a document of ours", e);
    } catch (IOException | ParserConfigurationException e) {
      throw new AssertionError("every Java platform reads XML from memory", e);
    }
  }

  /// The first row of a table is its head: it is repeated on each page, and named as head to those
  /// who cannot see it.
  private static Document tidied(Document page) {
    var tables = page.getElementsByTagName("table");
    for (var n = 0; n < tables.getLength(); n++) {
      var table = (Element) tables.item(n);
      var rows = new ArrayList<Node>();
      for (var it = table.getFirstChild(); it != null; it = it.getNextSibling()) rows.add(it);
      var head = page.createElement("thead");
      var body = page.createElement("tbody");
      table.appendChild(head).appendChild(rows.getFirst());
      table.appendChild(body);
      for (var row : rows.subList(1, rows.size())) body.appendChild(row);
    }
    var heads = page.getElementsByTagName("th");
    for (var n = 0; n < heads.getLength(); n++) {
      ((Element) heads.item(n)).setAttribute("scope", "col");
    }
    return page;
  }
}
