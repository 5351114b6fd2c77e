package denwaban.contract.document;

import static denwaban.contract.document.PdfChecks.attached;
import static denwaban.contract.document.PdfChecks.broken;
import static denwaban.contract.document.PdfChecks.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import denwaban.terms.SigningStatement.Side;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ContractPdfTest {

  static Stream<ContractRecord> samples() {
    return Stream.of(PdfSamples.standard(), PdfSamples.full(), PdfSamples.named());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void it_is_pdf_a_3u_and_pdf_ua(ContractRecord record) throws Exception {
    var pdf = PdfSamples.pdf(record);
    assertThat(broken(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void record_and_signed_document_are_inside(ContractRecord record) throws Exception {
    assertThat(attached(PdfSamples.pdf(record)))
        .containsExactly(
            Map.entry("contract.html Source", ContractDocument.html(record, PdfSamples.KEYS)),
            Map.entry("contract.json Data", Bytes.of(record.text().getBytes(UTF_8))));
  }

  @Test
  void names_are_printed_as_they_are_written() throws Exception {
    assertThat(text(PdfSamples.pdf(PdfSamples.named())).replace("\n", ""))
        .contains(PdfSamples.CLIENT, "髙橋 花", "𠮷野 太郎", "International Telephone Reception")
        .doesNotContain("#");
  }

  @Test
  void who_signed_when_is_printed_with_the_documents_hash() throws Exception {
    var record = PdfSamples.named();
    var html = ContractDocument.html(record, PdfSamples.KEYS);
    assertThat(text(PdfSamples.pdf(record)))
        .contains("文書のSHA-256：" + Digest.sha256(html).base64(), "2026-12-03 00:30:00", "1 / ");
    assertThat(text(ContractPdf.of(html, record, List.of()))).contains("署名はまだない。");
  }

  @Test
  void of_a_paper_it_names_the_scan_and_before_it_has_room_for_two_seals() throws Exception {
    var record = PdfSamples.named();
    var html = ContractDocument.html(record, PdfSamples.KEYS);
    assertThat(text(ContractPdf.of(html, record, List.of()))).contains("紙で締結するときの署名・押印欄");
    var electronic = PdfSamples.signed(record, html);
    assertThat(text(ContractPdf.of(html, record, electronic))).doesNotContain("紙で締結", "on paper");
    var scan = Digest.sha256(html);
    var paper = electronic.stream().map(it -> onPaper(it, scan)).toList();
    var pdf = ContractPdf.of(html, record, paper);
    assertThat(text(pdf))
        .contains("紙で締結（スキャン）", "signed on paper (scan)", HexFormat.of().formatHex(scan.toArray()))
        .doesNotContain("押印欄");
    assertThat(broken(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  private static SigningStatement onPaper(SigningStatement it, Bytes scan) {
    return new SigningStatement(
        it.client(),
        it.version(),
        it.record(),
        it.document(),
        it.side(),
        it.person(),
        it.name(),
        it.at(),
        scan);
  }

  @Test
  void time_stamps_are_printed_where_there_are_some_and_nothing_is_claimed_else() throws Exception {
    var record = PdfSamples.named();
    var html = ContractDocument.html(record, PdfSamples.KEYS);
    var signed = PdfSamples.signed(record, html);
    assertThat(text(ContractPdf.of(html, record, signed))).doesNotContain("タイムスタンプ", "Time stamp");
    var at = Instant.parse("2026-12-02T15:31:00Z");
    var pdf = ContractPdf.of(html, record, signed, Map.of(Side.CLIENT, at));
    assertThat(text(pdf))
        .contains("タイムスタンプ（RFC 3161、日本時間）　甲：2026-12-03 00:31:00")
        .contains("Time stamp (RFC 3161, Japan time), Client: 2026-12-03 00:31:00")
        .doesNotContain("　乙：2026-12-03");
    assertThat(ContractPdf.of(html, record, signed, Map.of(Side.OFFICE, at))).isNotEqualTo(pdf);
  }

  @Test
  void the_same_is_the_same_bytes_and_another_is_not() {
    var record = PdfSamples.named();
    var html = ContractDocument.html(record, PdfSamples.KEYS);
    var signed = PdfSamples.signed(record, html);
    var pdf = ContractPdf.of(html, record, signed);
    assertThat(ContractPdf.of(html, record, signed)).isEqualTo(pdf);
    assertThat(ContractPdf.of(html, record, signed.subList(0, 1))).isNotEqualTo(pdf);
    assertThat(PdfSamples.pdf(record.as(2, null))).isNotEqualTo(pdf);
  }

  /// What hangs on an object's place in memory, on the locale or on the time zone is another there.
  @Test
  void another_process_makes_the_same_bytes() throws Exception {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=4",
                "-Duser.timezone=America/New_York",
                "-Duser.language=tr",
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(said).endsWith(Digest.sha256(PdfSamples.pdf(PdfSamples.full())).base64());
  }

  static final class Elsewhere {
    static void main() {
      System.out.println(Digest.sha256(PdfSamples.pdf(PdfSamples.full())).base64());
    }
  }

  @Test
  void a_character_that_no_font_has_is_refused_by_its_term() {
    for (var name : List.of("商店🍣", "葛\uDB40\uDD00城", "a\u00ADb", "ກ")) {
      var record = PdfSamples.standard().with(Map.of("client.name", new Json.Text(name)));
      assertThatThrownBy(() -> PdfSamples.pdf(record)).hasMessage("client.name");
    }
  }

  @Test
  void a_name_that_signed_is_printed_as_far_as_fonts_have_it() throws Exception {
    var pdf = signedBy("辻\uDB40\uDD00 花🍣");
    assertThat(text(pdf))
        .contains("辻 花〓", "書体にない文字は〓で示し", "fonts lack are shown as 〓")
        .doesNotContain("#");
    assertThat(broken(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(text(signedBy("👨\u200D👩"))).contains("〓〓");
    assertThat(text(signedBy("𠮷野 太郎"))).doesNotContain("〓");
  }

  private static Bytes signedBy(String name) {
    var record = PdfSamples.standard();
    var html = ContractDocument.html(record, PdfSamples.KEYS);
    var by = PdfSamples.statement(record, html, Side.CLIENT, name, "2026-12-01T01:00:00.000Z");
    return ContractPdf.of(html, record, List.of(by));
  }

  @Test
  void nothing_is_fetched(@TempDir Path folder) throws Exception {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        it -> {
          asked.incrementAndGet();
          it.close();
        });
    server.start();
    var at = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    var file = Files.writeString(folder.resolve("sheet.css"), "body::before{content:'secret'}");
    try {
      var text =
          text(
              made(
                  "<p>ok</p><img alt=\"x\" src=\""
                      + at
                      + "i.png\"/><link rel=\"stylesheet\" href=\""
                      + at
                      + "s.css\"/><link rel=\"stylesheet\" href=\""
                      + file.toUri()
                      + "\"/><p style=\"background:url("
                      + at
                      + "b.png)\">x</p><object data=\""
                      + at
                      + "o\"></object>"
                      + "<iframe src=\""
                      + at
                      + "\"></iframe>"));
      assertThat(text).contains("ok").doesNotContain("secret");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
    assertThatThrownBy(() -> made("<p>&x;</p>")).isInstanceOf(IllegalArgumentException.class);
  }

  /// A document type comes before what is read.
  private static Bytes made(String body) {
    var html =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><html><body>"
            + body
            + "</body></html>";
    return ContractPdf.of(Bytes.of(html.getBytes(UTF_8)), PdfSamples.standard(), List.of());
  }
}
