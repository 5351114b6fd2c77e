package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.contract.document.ContractWords.Language;
import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import denwaban.terms.ContractRecord;
import denwaban.terms.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The contract as people read it, made of a record and of the keys of its day: the same record and
/// keys are the same bytes. Japanese first, as that is signed; an English reading follows.
public final class ContractDocument {

  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z.]+)}");

  private static final Pattern TABLE = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

  /// Before the title of an article, or a paragraph, that belongs to some contracts alone: a term,
  /// and a value of it.
  private static final Pattern ONLY = Pattern.compile("\\[([a-zA-Z.]+)=([a-z-]+)] (.*)");

  private static final List<String> JA = lines("document-ja.txt");

  private static final List<String> EN = lines("document-en.txt");

  private static final String STYLE =
      """
      body{font-family:"BIZ UDPGothic","Noto Sans JP",sans-serif;line-height:1.8;max-width:46rem;\
      margin:2rem auto;padding:0 1rem}h1{font-size:1.3rem}h2{font-size:1rem;margin-top:1.6rem}\
      table{border-collapse:collapse;margin:.4rem 0}td,th{border:1px solid #666;padding:.2rem .6rem;\
      text-align:left}code{word-break:break-all}section+section{margin-top:4rem}\
      """;

  private ContractDocument() {}

  /// An article of the document.
  ///
  /// @param title with its number; empty for the preamble
  /// @param paragraphs plain text
  /// @param keys the terms that it speaks of
  public record Article(String title, List<Paragraph> paragraphs, List<String> keys) {}

  /// @param text empty if it is a table
  /// @param head of the table; empty if it is a text
  public record Paragraph(String text, List<String> head, List<List<String>> rows) {}

  /// A page that asks for nothing from anywhere.
  public static Bytes html(ContractRecord record, KeyAnnex keys) {
    var out = new StringBuilder(16_384);
    out.append("<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    out.append(PdfHtml.escaped(title(Language.JA)))
        .append("</title>\n<style>")
        .append(STYLE.strip());
    out.append("</style>\n</head>\n<body>\n");
    for (var language : Language.values()) section(record, keys, language, out);
    out.append("<section lang=\"ja\"><h2>記録（SHA-256 ").append(record.digest().base64());
    out.append("）</h2>\n<p><code>").append(PdfHtml.escaped(record.text()));
    out.append("</code></p></section>\n</body>\n</html>\n");
    return Bytes.of(out.toString().getBytes(UTF_8));
  }

  private static void section(
      ContractRecord record, KeyAnnex keys, Language in, StringBuilder out) {
    out.append(in == Language.JA ? "<section lang=\"ja\">" : "<section lang=\"en\">");
    out.append("<h1>").append(PdfHtml.escaped(title(in))).append("</h1>\n");
    for (var article : articles(record, in)) {
      if (!article.title().isEmpty()) {
        out.append("<h2>").append(PdfHtml.escaped(article.title())).append("</h2>\n");
      }
      for (var each : article.paragraphs()) paragraph(each, out);
    }
    out.append("<h2>").append(PdfHtml.escaped(KeyAnnex.title(in))).append("</h2>\n");
    for (var line : keys.lines(in)) {
      paragraph(new Paragraph(line, List.of(), List.of()), out);
    }
    out.append("</section>\n");
  }

  private static void paragraph(Paragraph it, StringBuilder out) {
    if (it.head().isEmpty()) {
      out.append("<p>").append(PdfHtml.escaped(it.text())).append("</p>\n");
      return;
    }
    out.append("<table><tr>");
    for (var name : it.head()) out.append("<th>").append(PdfHtml.escaped(name)).append("</th>");
    out.append("</tr>\n");
    for (var row : it.rows()) {
      out.append("<tr>");
      for (var cell : row) out.append("<td>").append(PdfHtml.escaped(cell)).append("</td>");
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  static String title(Language in) {
    return (in == Language.JA ? JA : EN).getFirst().substring("# ".length());
  }

  /// The articles in their order; the first is the preamble.
  public static List<Article> articles(ContractRecord record, Language in) {
    var articles = new ArrayList<Article>();
    var title = "";
    var paragraphs = new ArrayList<Paragraph>();
    var keys = new ArrayList<String>();
    for (var line : lines(record, in)) {
      if (line.startsWith("## ")) {
        articles.add(new Article(title, List.copyOf(paragraphs), List.copyOf(keys)));
        title = heading(articles.size(), line.substring("## ".length()), in);
        paragraphs.clear();
        keys.clear();
      } else {
        var only = ONLY.matcher(line);
        var text = only.matches() ? only.group(3) : line;
        if (!only.matches() || says(record, only.group(1), only.group(2))) {
          paragraphs.add(filled(record, text, in));
        }
        SLOT.matcher(text).results().map(it -> it.group(1)).forEach(keys::add);
      }
    }
    articles.add(new Article(title, List.copyOf(paragraphs), List.copyOf(keys)));
    return articles;
  }

  /// Without the title, and without articles that this contract does not have.
  private static List<String> lines(ContractRecord record, Language in) {
    var all = in == Language.JA ? JA : EN;
    var lines = new ArrayList<String>();
    var here = true;
    for (var line : all.subList(1, all.size())) {
      var next = line;
      if (line.startsWith("## ")) {
        var only = ONLY.matcher(line.substring("## ".length()));
        here = !only.matches() || says(record, only.group(1), only.group(2));
        if (only.matches()) next = "## " + only.group(3);
      }
      if (here) lines.add(next);
    }
    return lines;
  }

  private static boolean says(ContractRecord record, String key, String value) {
    var it = record.reading();
    return Catalogue.term(key).kind() instanceof Kind.Choices
        ? it.set(key).contains(value)
        : it.text(key).equals(value);
  }

  private static String heading(int number, String title, Language in) {
    return in == Language.JA ? "第" + number + "条（" + title + "）" : number + ". " + title;
  }

  private static Paragraph filled(ContractRecord record, String line, Language in) {
    var table = TABLE.matcher(line);
    if (table.matches()) return table(record, table.group(1), in);
    var text =
        SLOT.matcher(line)
            .replaceAll(slot -> Matcher.quoteReplacement(said(record, slot.group(1), in)));
    return new Paragraph(text, List.of(), List.of());
  }

  private static Paragraph table(ContractRecord record, String key, Language in) {
    var rows = record.reading().rows(key);
    if (rows.isEmpty() || !(Catalogue.term(key).kind() instanceof Kind.Rows kind)) {
      return new Paragraph(in == Language.JA ? "（なし）" : "(none)", List.of(), List.of());
    }
    return new Paragraph(
        "",
        ContractWords.columns(kind, in),
        rows.stream()
            .map(row -> kind.columns().stream().map(it -> row.getOrDefault(it, "")).toList())
            .toList());
  }

  private static String said(ContractRecord record, String key, Language in) {
    if (key.equals("effectiveFrom")) return from(record, in);
    var term = Catalogue.term(key);
    Json value = Objects.requireNonNull(record.values().get(key), key);
    return ContractWords.value(term, value, in);
  }

  private static String from(ContractRecord record, Language in) {
    if (record.effectiveFrom() == null) {
      return in == Language.JA ? "双方の署名がそろった時" : "when both sides have signed";
    }
    var moment = record.effectiveFrom().atZone(ContractRecord.JAPAN);
    return DateTimeFormatter.ofPattern(
            in == Language.JA ? "uuuu'年'M'月'd'日' HH:mm'（日本時間）'" : "uuuu-MM-dd HH:mm '(Japan time)'")
        .format(moment);
  }

  private static List<String> lines(String name) {
    try (InputStream in =
        ContractDocument.class.getResourceAsStream("/denwaban/contract/" + name)) {
      if (in == null) throw new AssertionError("the documents are part of the program");
      return new String(in.readAllBytes(), UTF_8).lines().collect(Collectors.toUnmodifiableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
