package denwaban.assurance.evaluation;

import denwaban.assurance.control.Item;
import denwaban.assurance.posture.ItemState;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// 委託先選定評価書 (before a contract) or 委託先確認記録 (of a client): who found out what about this office, by
/// which evidence, and what they decided. Format: docs/formats/evaluation.md.
record Evaluation(String text) {

  /// In characters, of a company, a person and their post.
  static final int NAME_LIMIT = 80;

  /// Which of the two it is.
  enum Kind {
    SELECTION,
    CONFIRMATION;

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// @param name of the person who decides, as they write it
  /// @param post of that person in their company; may be empty
  record Signer(String company, String name, String post) {

    /// @throws Problem 422 if company or name is missing, or one is too long
    Signer {
      if (company.isBlank() || name.isBlank() || bad(company) || bad(name) || bad(post)) {
        throw new Problem(422, "signer-invalid", NAME_LIMIT);
      }
    }

    private static boolean bad(String text) {
      return text.codePointCount(0, text.length()) > NAME_LIMIT
          || text.chars().anyMatch(Character::isISOControl);
    }

    /// Without the name.
    @Override
    public String toString() {
      return "who signs for a company";
    }
  }

  /// @param evidence digest of what was seen
  static Evaluation of(
      UUID id,
      Kind kind,
      Signer signer,
      Answers answers,
      Map<Item, ItemState> states,
      String verdict,
      Bytes evidence,
      Instant at) {
    var members = new TreeMap<String, Json>();
    var seen = new TreeMap<String, Json>();
    states.forEach((item, state) -> seen.put(item.code(), new Json.Text(state.code())));
    members.put("answers", answers.json());
    members.put("at", new Json.Text(at.truncatedTo(ChronoUnit.SECONDS).toString()));
    members.put("company", new Json.Text(signer.company()));
    members.put("decision", new Json.Text(answers.entrusts() ? "entrust" : "decline"));
    members.put("evidence", new Json.Text(evidence.base64()));
    members.put("id", new Json.Text(id.toString()));
    members.put("kind", new Json.Text(kind.code()));
    members.put("name", new Json.Text(signer.name()));
    members.put("post", new Json.Text(signer.post()));
    members.put("seen", new Json.Obj(seen));
    members.put("v", new Json.Num(1));
    members.put("verdict", new Json.Text(verdict));
    return new Evaluation(new Json.Obj(members).text());
  }

  Bytes bytes() {
    return Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
