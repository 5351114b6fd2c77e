package denwaban.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.contract.document.PdfFonts.Face;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PdfFontsTest {

  private static String sha256(Face face) throws IOException {
    try (var in = face.open()) {
      return HexFormat.of().formatHex(Digest.sha256(Bytes.of(in.readAllBytes())).toArray());
    }
  }

  /// Other fonts would be other bytes of every PDF.
  @Test
  void the_fonts_are_these() throws IOException {
    assertThat(sha256(Face.REGULAR))
        .isEqualTo("22f41ce68f1ce62477ca4ec1e2c0c400cc545ddff31d713e8edf87808614aeb2");
    assertThat(sha256(Face.BOLD))
        .isEqualTo("1a995936e0f9de8a7c142c97cdb679e7087e89c13e663f946cd047f4283cedf8");
    assertThat(sha256(Face.FALLBACK))
        .isEqualTo("d930d5d52d15231c283089760f84584272ad5e37e14607ba0d19c798e7a9caec");
  }

  @Test
  void their_licences_lie_beside_them() throws IOException {
    for (var of : new String[] {"biz-udpgothic", "noto-sans-jp"}) {
      try (var in = PdfFonts.class.getResourceAsStream("/denwaban/fonts/" + of + "/LICENSE_FONT")) {
        assertThat(in).isNotNull();
        assertThat(new String(in.readAllBytes())).contains("SIL Open Font License, Version 1.1");
      }
    }
  }

  @Test
  void what_names_are_written_with_can_be_printed() {
    assertThat(PdfFonts.print("𠮷野家 髙橋﨑德 ㈱ ～〜－ Ⅲ ① Café Łódź “”—…")).isTrue();
    assertThat(PdfFonts.print("🍣")).isFalse();
  }

  /// The paper would say less than the record.
  @Test
  void what_is_not_seen_cannot_be_printed_and_leaves_no_mark() {
    for (var unseen : new String[] {"\u0007", "\u007f", "\u0085", "\u200d", "\u2060", "\ufe0f"}) {
      assertThat(PdfFonts.print("あ" + unseen)).as(unseen).isFalse();
      assertThat(PdfFonts.printable("あ" + unseen + "い")).as(unseen).isEqualTo("あい");
    }
    assertThat(PdfFonts.printable("🍣だ")).isEqualTo("〓だ");
    assertThat(PdfFonts.printable("\u200d")).isEqualTo("〓");
    assertThat(PdfFonts.printable("")).isEmpty();
  }
}
