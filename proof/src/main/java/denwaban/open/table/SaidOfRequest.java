package denwaban.open.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.util.Map;

/// What a note of a data subject's request says (docs/formats/note.md). `web/src/inbox/requests/
/// said.ts` writes it.
///
/// @param what such as `answer`; empty if it has no form that we know, and then the text is all
/// @param name of who asks; empty but in `asks`
/// @param number as it was written; the same
public record SaidOfRequest(String what, String name, String number, String text) {

  /// Label of each kind, in Japanese and English.
  private static final Map<String, String[]> LABELS =
      Map.of(
          "asks", new String[] {"求め", "Asked"},
          "note", new String[] {"メモ", "Note"},
          "answer", new String[] {"回答", "Answer"},
          "reason", new String[] {"応じない理由", "Reason"},
          "late", new String[] {"遅れた理由", "Why it is late"},
          "withdrawn", new String[] {"取り下げ", "Withdrawn"});

  public static SaidOfRequest of(String plain) {
    try {
      if (Json.read(Bytes.of(plain.getBytes(UTF_8)), Text.MOST) instanceof Json.Obj said
          && LABELS.containsKey(string(said, "what"))) {
        return new SaidOfRequest(
            string(said, "what"),
            string(said, "name"),
            string(said, "number"),
            string(said, "text"));
      }
    } catch (IllegalArgumentException strange) {
      // shown as it is
    }
    return new SaidOfRequest("", "", "", plain);
  }

  /// Empty if it has no form that we know.
  public String label(boolean japanese) {
    var labels = LABELS.get(what);
    return labels == null ? "" : labels[japanese ? 0 : 1];
  }

  private static String string(Json.Obj of, String name) {
    return of.members().get(name) instanceof Json.Text(var value) ? value : "";
  }
}
