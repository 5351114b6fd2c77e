package denwaban.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// What a PDF says and holds, and which rules of veraPDF it breaks.
public final class PdfChecks {

  private PdfChecks() {}

  public static List<String> broken(Bytes pdf, PDFAFlavour flavour) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (var parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf.toArray()), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      assertThat(result.getTotalAssertions()).isGreaterThan(100);
      return result.getTestAssertions().stream().map(it -> it.toString()).toList();
    }
  }

  public static PDDocument read(Bytes pdf) throws IOException {
    return Loader.loadPDF(pdf.toArray());
  }

  public static String text(Bytes pdf) throws IOException {
    try (var document = read(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /// Name and relation of each file inside, with its bytes.
  public static List<Map.Entry<String, Bytes>> attached(Bytes bytes) throws IOException {
    try (var pdf = read(bytes)) {
      var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      var related = (COSArray) pdf.getDocumentCatalog().getCOSObject().getDictionaryObject("AF");
      return related.toList().stream()
          .map(it ->
              (COSDictionary)
                  (it instanceof org.apache.pdfbox.cos.COSObject o ? o.getObject() : it))
          .map(it -> {
            try {
              var name = it.getString(COSName.UF);
              return Map.entry(
                  name + " " + it.getNameAsString("AFRelationship"),
                  Bytes.of(files.get(name).getEmbeddedFile().toByteArray()));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          })
          .toList();
    }
  }
}
