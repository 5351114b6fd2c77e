package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import denwaban.kernel.Bytes;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

/// A page as PDF/A-3u and PDF/UA-1 with files inside. The same page, files and id are the same
/// bytes: it holds no date of its own making.
public final class Pdf {

  private static final float VERSION = 1.7f;

  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    // its lines would repeat what people typed
    XRLog.setLoggingEnabled(false);
  }

  private Pdf() {}

  /// @param page made by [PdfHtml]; nothing that it names is fetched
  /// @param id of the file, of which a reader thinks that it is the same document
  /// @throws IllegalArgumentException if no font has a character of the page
  public static Bytes of(Document page, long id, List<Attached> files) {
    if (!PdfFonts.print(page.getDocumentElement().getTextContent())) {
      throw new IllegalArgumentException("document");
    }
    try (var pdf = new PDDocument()) {
      pdf.getDocument().setVersion(VERSION);
      lay(page, pdf);
      undated(pdf);
      attach(pdf, files);
      pdf.setDocumentId(id);
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

  /// A file that the document carries.
  ///
  /// @param relationship to the document, as PDF/A-3 says it
  public record Attached(String name, String type, String relationship, Bytes bytes) {}

  private static void attach(PDDocument pdf, List<Attached> files) throws IOException {
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
}
