package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;

/// A contract as PDF/A-3u and PDF/UA-1, with the record and the signed document inside. The same
/// record, document and signatures are the same bytes: it holds no date of its own making.
public final class ContractPdf {

  private static final float VERSION = 1.7f;

  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    // its lines would repeat what people typed
    XRLog.setLoggingEnabled(false);
  }

  private ContractPdf() {}

  /// @param html the document as it was signed; nothing that it names is fetched
  /// @param signed in the order in which they are printed
  /// @throws IllegalArgumentException if no font has a character; the message names the term, or
  ///   `signature`, and never repeats its value
  public static Bytes of(Bytes html, ContractRecord record, List<SigningStatement> signed) {
    PdfFonts.check(record);
    for (var it : signed) {
      if (!PdfFonts.print(it.name())) throw new IllegalArgumentException("signature");
    }
    var page = PdfPage.of(html, record, signed);
    if (!PdfFonts.print(page.getDocumentElement().getTextContent())) {
      throw new IllegalArgumentException("document");
    }
    try (var pdf = new PDDocument()) {
      pdf.getDocument().setVersion(VERSION);
      lay(page, pdf);
      undated(pdf);
      attach(
          pdf,
          new Attached("contract.html", "text/html", "Source", html),
          new Attached("contract.json", "application/json", "Data", record.json().bytes()));
      pdf.setDocumentId(id(html, signed));
      var out = new ByteArrayOutputStream(1 << 17);
      pdf.save(out);
      return Bytes.of(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lay(Document page, PDDocument into) throws IOException {
    var builder =
        new PdfRendererBuilder()
            .usePdfAConformance(PdfAConformance.PDFA_3_U)
            .usePdfUaAccessibility(true)
            .useColorProfile(SRGB)
            .withProducer("Denwaban")
            .useUriResolver((base, uri) -> null)
            .useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
            .withW3cDocument(page, null)
            .usePDDocument(into)
            .toStream(OutputStream.nullOutputStream());
    for (var face : PdfFonts.Face.values()) {
      builder.useFont(
          new PDFontSupplier(PDType0Font.load(into, face.read(), true)),
          face.family(),
          face.weight(),
          FontStyle.NORMAL,
          true);
    }
    try (var renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
    }
  }

  /// The renderer writes the moment at which it ran.
  private static void undated(PDDocument pdf) throws IOException {
    pdf.getDocumentInformation().getCOSObject().removeItem(COSName.CREATION_DATE);
    var metadata = pdf.getDocumentCatalog().getMetadata();
    var text = new String(metadata.toByteArray(), UTF_8);
    var undated = text.replaceAll("\\s*<xmp:CreateDate>[^<]*</xmp:CreateDate>", "");
    metadata.importXMPMetadata(undated.getBytes(UTF_8));
  }

  /// @param relationship to the document, as PDF/A-3 says it
  private record Attached(String name, String type, String relationship, Bytes bytes) {}

  private static void attach(PDDocument pdf, Attached... files) throws IOException {
    var named = new TreeMap<String, PDComplexFileSpecification>();
    var associated = new COSArray();
    for (var it : files) {
      var file =
          new PDEmbeddedFile(
              pdf, new ByteArrayInputStream(it.bytes().toArray()), COSName.FLATE_DECODE);
      file.setSubtype(it.type());
      file.setSize(it.bytes().length());
      var said = new PDComplexFileSpecification();
      said.setFile(it.name());
      said.setFileUnicode(it.name());
      said.setFileDescription(it.name());
      said.setEmbeddedFile(file);
      said.setEmbeddedFileUnicode(file);
      said.getCOSObject()
          .setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName(it.relationship()));
      named.put(it.name(), said);
      associated.add(said);
    }
    var tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(named);
    var catalog = pdf.getDocumentCatalog();
    var names = new PDDocumentNameDictionary(catalog);
    names.setEmbeddedFiles(tree);
    catalog.setNames(names);
    catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
  }

  private static long id(Bytes html, List<SigningStatement> signed) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(Digest.sha256(html).toArray());
    for (var it : signed) all.writeBytes(it.bytes().toArray());
    return ByteBuffer.wrap(Digest.sha256(Bytes.of(all.toByteArray())).toArray()).getLong();
  }
}
