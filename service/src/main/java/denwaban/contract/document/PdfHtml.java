package denwaban.contract.document;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// How our documents look on paper.
public final class PdfHtml {

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
      td.seal{height:24mm}
      """;

  private PdfHtml() {}

  /// @param foot at the bottom of each page; letters, digits and what base64 has
  /// @param body well-formed, escaped, of sections with `h1`, `h2`, `p` and tables
  public static Document page(String title, String foot, String body) {
    var name = escaped(title);
    var out = new StringBuilder(body.length() + 4_096);
    out.append("<html lang=\"ja\"><head><title>").append(name);
    out.append("</title><meta name=\"description\" content=\"").append(name);
    out.append("\"/><style>").append(STYLE.replace("FOOT", foot)).append("</style></head><body>");
    return tidied(parsed(out.append(body).append("</body></html>").toString()));
  }

  /// As text or in a quoted attribute.
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
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
