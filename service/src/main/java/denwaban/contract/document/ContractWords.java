package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import denwaban.seal.json.Json;
import denwaban.terms.Kind;
import denwaban.terms.Term;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The words of terms and values in both languages, from `denwaban/contract/words.json` and
/// `countries.txt`.
public final class ContractWords {

  /// A language of documents.
  public enum Language {
    JA,
    EN
  }

  private static final Map<String, Map<String, List<String>>> ALL = load();

  private ContractWords() {}

  /// Of parts, values, units, columns and terms, each in Japanese and English.
  public static Map<String, Map<String, List<String>>> all() {
    return ALL;
  }

  public static String label(Term term, Language in) {
    return said(words("terms").get(term.key()), in);
  }

  public static String column(String name, Language in) {
    return said(words("columns").get(name), in);
  }

  /// A value as a sentence has it. Names of countries stand in a file of ours: those of Java are
  /// others with each release, and the same record is the same bytes.
  public static String value(Term term, Json value, Language in) {
    return switch (value) {
      case Json.Num(var n) when term.kind() instanceof Kind.Amount number ->
          number(term, number, n, in);
      case Json.Text(var word) when term.kind() instanceof Kind.Choice -> word(term, word, in);
      case Json.Text(var text) -> text.isEmpty() ? nothing(in) : text;
      case Json.Arr(var items) when items.isEmpty() -> nothing(in);
      case Json.Arr(var items) ->
          items.stream()
              .map(it -> it instanceof Json.Text(var word) ? word(term, word, in) : "")
              .collect(Collectors.joining(in == Language.JA ? "、" : ", "));
      default -> throw new IllegalArgumentException(term.key());
    };
  }

  private static String number(Term term, Kind.Amount kind, long n, Language in) {
    var own = words("own").get(term.key() + "=" + n);
    if (own != null) return said(own, in);
    var text =
        said(words("units").get(kind.unit().code()), in)
            .replace("%s", grouped(n))
            .replace("%%", "%");
    return n == 1 && in == Language.EN ? text.replaceFirst("^1 (.*)s$", "1 $1") : text;
  }

  private static String grouped(long n) {
    return Long.toString(n).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
  }

  private static String word(Term term, String word, Language in) {
    var own = words("own").get(term.key() + "=" + word);
    var common = words("words").get(word);
    return own != null ? said(own, in) : common != null ? said(common, in) : word;
  }

  private static String nothing(Language in) {
    return in == Language.JA ? "なし" : "none";
  }

  private static Map<String, List<String>> words(String of) {
    return requireNonNull(ALL.get(of), of);
  }

  private static String said(@Nullable List<String> both, Language in) {
    return requireNonNull(both, "words").get(in == Language.JA ? 0 : 1);
  }

  private static Map<String, Map<String, List<String>>> load() {
    try (var words = resource("words.json");
        var countries = resource("countries.txt")) {
      Map<String, Map<String, List<String>>> all =
          JsonMapper.shared().readValue(words, new TypeReference<>() {});
      var named = requireNonNull(all.get("words"), "words");
      // code, Japanese, English
      new String(countries.readAllBytes(), UTF_8)
          .lines()
          .map(it -> it.split("\t"))
          .forEach(it -> named.put(it[0], List.of(it[1], it[2])));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return requireNonNull(
        ContractWords.class.getResourceAsStream("/denwaban/contract/" + name), name);
  }

  /// The columns of a table, with their words.
  static List<String> columns(Kind.Rows rows, Language in) {
    return rows.columns().stream().map(it -> column(it, in)).toList();
  }
}
