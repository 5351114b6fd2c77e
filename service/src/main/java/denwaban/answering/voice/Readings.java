package denwaban.answering.voice;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.springframework.stereotype.Component;

/// How a Japanese text is pronounced, in katakana, by the dictionary of Lucene's kuromoji. It is a
/// proposal: names are often read otherwise, so a person edits it before anything is spoken.
@Component
public class Readings {

  /// Characters of a text, and of a reading: about a minute.
  public static final int LIMIT = 400;

  /// Older forms of characters in names, which the dictionary does not know.
  private static final Map<Character, Character> USUAL =
      Map.of('髙', '高', '﨑', '崎', '邊', '辺', '邉', '辺', '齋', '斎', '齊', '斉', '濵', '浜', '德', '徳');

  /// Never null: the text's words without a reading, such as digits, stay as they are.
  ///
  /// @param text at most [#LIMIT] characters
  public String of(String text) {
    var usual = new StringBuilder();
    for (var c : Normalizer.normalize(text, Normalizer.Form.NFKC).toCharArray()) {
      usual.append(USUAL.getOrDefault(c, c).charValue());
    }
    var reading = new StringBuilder();
    try (var words = new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL)) {
      var word = words.getAttribute(CharTermAttribute.class);
      var read = words.getAttribute(ReadingAttribute.class);
      words.setReader(new StringReader(usual.toString()));
      words.reset();
      while (words.incrementToken()) {
        reading.append(Objects.requireNonNullElse(read.getPronunciation(), word));
      }
      words.end();
    } catch (IOException never) {
      throw new UncheckedIOException("a text in memory can be read", never);
    }
    return reading.toString();
  }
}
