package denwaban.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.function.IntPredicate;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// What a guarded page lets out: to paper, and to a camera.
final class Guard {

  /// Of a camera's sensor, in grey levels of 255.
  private static final double NOISE = 3;

  private static final float JPEG_QUALITY = 0.6f;

  /// On a white sheet a letter of the mark is so grey.
  private static final int DARKEST = 200;

  private static final int LIGHTEST = 245;

  private Guard() {}

  /// The words on the paper, as `pdftotext` reads them.
  static String printed(Page page, Path folder) throws Exception {
    var print = new JsonObject();
    print.addProperty("printBackground", true);
    var pdf = Browser.devtools(page).send("Page.printToPDF", print).get("data").getAsString();
    var file = folder.resolve("printed.pdf");
    Files.write(file, Base64.getDecoder().decode(pdf));
    var run =
        new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-")
            .redirectErrorStream(true)
            .start();
    var said =
        new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (run.waitFor() != 0) throw new AssertionError(said);
    return said;
  }

  /// As a telephone would take it and send it on.
  static BufferedImage photographed(Page page) throws Exception {
    var screen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    var photo =
        new BufferedImage(screen.getWidth(), screen.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    photo.createGraphics().drawImage(screen, 0, 0, null);
    var chance = new Random(1);
    var pixels = photo.getRaster();
    for (var y = 0; y < photo.getHeight(); y++) {
      for (var x = 0; x < photo.getWidth(); x++) {
        var grey = pixels.getSample(x, y, 0) + chance.nextGaussian() * NOISE;
        pixels.setSample(x, y, 0, Math.clamp(Math.round(grey), 0, 255));
      }
    }
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(JPEG_QUALITY);
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(photo, null, null), how);
    }
    writer.dispose();
    return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  /// How well these words, slanted as marks are, fit where they fit best in the photograph: 1 for
  /// letters that are all there with nothing between them, about 0 for other words.
  static double reads(Page page, BufferedImage photo, String words) throws Exception {
    var letters = letters(page, words);
    var marked = Bits.of(photo, 0, grey -> grey > DARKEST && grey < LIGHTEST);
    var ink = Bits.of(letters, 3, alpha -> alpha > 200);
    var gaps = Bits.of(letters, 3, alpha -> alpha == 0);
    var best = -1.0;
    for (var top = 0; top < photo.getHeight() - letters.getHeight(); top++) {
      for (var left = 0; left < photo.getWidth() - letters.getWidth(); left++) {
        best = Math.max(best, fit(marked, ink, gaps, left, top, best));
      }
    }
    return best;
  }

  private static double fit(Bits marked, Bits ink, Bits gaps, int left, int top, double toBeat) {
    // a part of the rows tells most places apart
    var third = ink.height() / 3;
    var some = marked.common(ink, left, top, 0, third);
    if (some < toBeat / 2 * ink.count(0, third)) return -1;
    var in = some + marked.common(ink, left, top, third, ink.height());
    var out = marked.common(gaps, left, top, 0, gaps.height());
    return in / (double) ink.count(0, ink.height()) - out / (double) gaps.count(0, gaps.height());
  }

  /// Which pixels of a picture are of a kind, 64 in a word.
  private record Bits(long[][] rows) {

    static Bits of(BufferedImage picture, int band, IntPredicate kind) {
      var rows = new long[picture.getHeight()][picture.getWidth() / 64 + 2];
      for (var y = 0; y < picture.getHeight(); y++) {
        for (var x = 0; x < picture.getWidth(); x++) {
          if (kind.test(picture.getRaster().getSample(x, y, band))) rows[y][x / 64] |= 1L << x;
        }
      }
      return new Bits(rows);
    }

    int height() {
      return rows.length;
    }

    int count(int from, int to) {
      var all = 0;
      for (var y = from; y < to; y++) for (var word : rows[y]) all += Long.bitCount(word);
      return all;
    }

    /// Pixels that are of both kinds where `other` lies at `left` and `top` of this.
    int common(Bits other, int left, int top, int from, int to) {
      var all = 0;
      for (var y = from; y < to; y++) {
        var here = rows[top + y];
        var there = other.rows[y];
        for (var k = 0; k < there.length && left / 64 + k + 1 < here.length; k++) {
          var low = here[left / 64 + k] >>> left;
          var high = left % 64 == 0 ? 0 : here[left / 64 + k + 1] << -left;
          all += Long.bitCount((low | high) & there[k]);
        }
      }
      return all;
    }
  }

  /// Drawn by the browser, in the marks' font.
  private static BufferedImage letters(Page page, String words) throws Exception {
    var drawn =
        (String)
            page.evaluate(
                """
                (words) => {
                  const canvas = document.createElement("canvas");
                  const pen = canvas.getContext("2d");
                  const of = document.querySelector("[data-testid=guard-mark]");
                  pen.font = `700 20px ${getComputedStyle(of).fontFamily}`;
                  const wide = pen.measureText(words).width;
                  const slant = Math.PI / 8;
                  canvas.width = wide * Math.cos(slant) + 12;
                  canvas.height = wide * Math.sin(slant) + 26;
                  pen.translate(8, canvas.height - 4);
                  pen.rotate(-slant);
                  pen.font = `700 20px ${getComputedStyle(of).fontFamily}`;
                  pen.fillText(words, 0, 0);
                  return canvas.toDataURL("image/png").split(",")[1];
                }
                """,
                words);
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(drawn)));
  }

  /// Texts that are hard to read where a mark lies beneath or over them, by WCAG 1.4.3.
  @SuppressWarnings("unchecked")
  static java.util.List<String> hardToRead(Page page) {
    return (java.util.List<String>)
        page.evaluate(
            """
            () => {
              const mark = document.querySelector("[data-testid=guard-mark]");
              const dark = document.documentElement.dataset.mantineColorScheme === "dark";
              const rgb = (css) => css.match(/[\\d.]+/g).map(Number);
              const ink = rgb(getComputedStyle(mark).color);
              const blend = (under) => under.slice(0, 3).map((v, i) =>
                dark ? Math.max(v, ink[i]) : Math.min(v, ink[i]));
              const light = (c) => c.slice(0, 3).map((v) => v / 255)
                .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const contrast = (a, b) => {
                const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
                return (high + 0.05) / (low + 0.05);
              };
              const beneath = (at) => {
                for (; at; at = at.parentElement) {
                  const c = rgb(getComputedStyle(at).backgroundColor);
                  if (c.length === 3 || c[3] === 1) return c;
                }
                return dark ? [20, 25, 29] : [247, 248, 248];
              };
              const hard = [];
              let seen = 0;
              for (const at of document.querySelectorAll("body *")) {
                const own = [...at.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== "");
                if ((!own && !at.matches("input, textarea")) || !at.checkVisibility() || at.disabled) continue;
                const style = getComputedStyle(at);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                const [text, sheet] = [rgb(style.color), beneath(at)];
                const worst = Math.min(contrast(text, blend(sheet)), contrast(blend(text), sheet),
                  contrast(blend(text), blend(sheet)));
                seen++;
                if (worst < (large ? 3 : 4.5) && contrast(text, sheet) >= (large ? 3 : 4.5)) {
                  hard.push(`${worst.toFixed(2)} ${at.tagName} ${at.className} ${at.textContent.slice(0, 30)}`);
                }
              }
              if (seen < 20) throw new Error("saw next to nothing: " + seen);
              return hard;
            }
            """);
  }

  static Locator cover(Page page) {
    return page.getByTestId("guard-cover");
  }
}
