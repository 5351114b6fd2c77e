package denwaban.contract.document;

import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import denwaban.terms.ContractRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// The fonts that are embedded in PDFs, and which characters they have. The build takes them, with
/// their licences, from the packages that `web/package-lock.json` pins.
public final class PdfFonts {

  /// A font file. The fallback has 𠮷 and others that the first lacks.
  enum Face {
    REGULAR("BIZ UDPGothic", 400, "biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf"),
    BOLD("BIZ UDPGothic", 700, "biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf"),
    FALLBACK("Noto Sans JP", 400, "noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf");

    private final String family;
    private final int weight;
    private final String file;

    Face(String family, int weight, String file) {
      this.family = family;
      this.weight = weight;
      this.file = file;
    }

    String family() {
      return family;
    }

    int weight() {
      return weight;
    }

    /// Without ligatures: PDFBox gives the glyph of "fi" no letters, so that "office" could neither
    /// be found nor read aloud.
    TrueTypeFont read() {
      try (var in = open()) {
        var font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        font.setEnableGsub(false);
        return font;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    InputStream open() {
      var in = PdfFonts.class.getResourceAsStream("/denwaban/fonts/" + file);
      if (in == null) throw new AssertionError("the fonts are part of the program");
      return in;
    }
  }

  /// Code points that are asked for: the planes in which fonts have characters.
  private static final int PLANES = 0x30000;

  /// As printers in Japan mark a character that they lack.
  static final String MISSING = "〓";

  private PdfFonts() {}

  /// Read once, when the first character is asked for.
  private static final class Loaded {

    static final BitSet CHARACTERS = characters();

    private static BitSet characters() {
      var all = characters(Face.REGULAR);
      all.and(characters(Face.BOLD));
      all.or(characters(Face.FALLBACK));
      return all;
    }

    private static BitSet characters(Face face) {
      try (TrueTypeFont font = face.read()) {
        CmapLookup lookup = font.getUnicodeCmapLookup();
        var found = new BitSet(PLANES);
        for (int point = ' '; point < PLANES; point++) {
          if (lookup.getGlyphId(point) != 0) found.set(point);
        }
        return found;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Whether all of `text` can be printed. What is not seen, such as a joiner or a selector of
  /// variants, cannot: the paper would say less than the record.
  public static boolean print(String text) {
    return text.codePoints()
        .allMatch(it ->
            it == '\n'
                || (Loaded.CHARACTERS.get(it)
                    && Character.getType(it) != Character.FORMAT
                    && Character.getType(it) != Character.CONTROL));
  }

  /// What is printed where a text cannot be printed whole and its paper must be: without what is
  /// not seen, and with [#MISSING] for each character that no font has.
  static String printable(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .filter(it -> !isUnseen(it))
        .forEach(
            it -> out.append(print(Character.toString(it)) ? Character.toString(it) : MISSING));
    return out.isEmpty() && !text.isEmpty() ? MISSING : out.toString();
  }

  private static boolean isUnseen(int point) {
    return Character.getType(point) == Character.FORMAT
        || Character.getType(point) == Character.CONTROL
        || (point >= 0xFE00 && point <= 0xFE0F) // Unicode 23.4: variation selectors
        || (point >= 0xE0100 && point <= 0xE01EF);
  }

  /// Refuses a record that could not be printed to the letter.
  ///
  /// @throws IllegalArgumentException if a term has a character that no font has; the message names
  ///   the term and never repeats its value
  public static void check(ContractRecord record) {
    for (var key : Catalogue.all().keySet()) {
      if (!print(record.values().get(key))) throw new IllegalArgumentException(key);
    }
  }

  private static boolean print(@Nullable Json value) {
    return switch (value) {
      case Json.Text(var text) -> print(text);
      case Json.Arr(var items) -> items.stream().allMatch(PdfFonts::print);
      case Json.Obj(var members) -> members.values().stream().allMatch(PdfFonts::print);
      case Json.Num _, Json.Bool _, Json.Null _ -> true;
      case null -> true;
    };
  }
}
