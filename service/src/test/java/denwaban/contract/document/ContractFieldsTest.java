package denwaban.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import denwaban.contract.Enforced;
import denwaban.contract.document.ContractWords.Language;
import denwaban.terms.Catalogue;
import denwaban.terms.Kind;
import denwaban.terms.Term;
import denwaban.terms.breach.Breach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the page of terms says of each is so. Writes it anew with `-Dpages.write=true`.
class ContractFieldsTest {

  private static final Path PAGE = Path.of("../docs/reference/contract-fields.md");

  @Test
  void the_page_lists_every_term() throws IOException {
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void what_is_said_to_obey_a_term_asks_for_it() throws ClassNotFoundException {
    for (var entry : Enforced.all().entrySet()) {
      var key = entry.getKey();
      var by = entry.getValue();
      assertThat(Catalogue.all()).containsKey(key);
      assertThat(by.type()).doesNotStartWith("denwaban.contract");
      var type = new ClassFileImporter().importClass(Class.forName(by.type()));
      assertThat(type.getMethodCallsFromSelf())
          .as(key)
          .anyMatch(call ->
              call.getTargetOwner().getName().equals(by.owner())
                  && call.getTarget().getName().equals(by.method()));
    }
  }

  @Test
  void every_term_value_and_column_has_its_words_in_both_languages() {
    for (var term : Catalogue.all().values()) {
      assertThat(of("terms").get(term.key())).as(term.key()).hasSize(2);
      assertThat(of("parts").get(term.part().code())).hasSize(2);
      switch (term.kind()) {
        case Kind.Amount n -> assertThat(of("units").get(n.unit().code())).hasSize(2);
        case Kind.Choice c -> c.options().forEach(it -> named(term, it));
        case Kind.Choices c when c.options().size() < 100 ->
            c.options().forEach(it -> named(term, it));
        case Kind.Rows r ->
            r.columns().forEach(it -> assertThat(of("columns").get(it)).as(it).hasSize(2));
        case Kind.Choices _, Kind.Words _ -> {}
      }
    }
  }

  private static Map<String, List<String>> of(String words) {
    return Objects.requireNonNull(ContractWords.all().get(words));
  }

  private static void named(Term term, String word) {
    var own = of("own").get(term.key() + "=" + word);
    assertThat(own == null ? of("words").get(word) : own).as(term.key() + "=" + word).hasSize(2);
  }

  private static String page() {
    return """
    # Terms of a contract

    Generated from `denwaban.terms.Catalogue`, `denwaban.contract.Enforced` and
    `denwaban.terms.breach.Breach`; do not edit.

    `No.` is the field's number in our requirements; 0 are fields of our own. Stricter of two values is
    what the fifth column says: a change in that direction needs the office's signature alone, any other
    change both. Not in the record, but beside it: id and version (1), signatures (4), grade (5).

    **What has no class in the column "Obeyed by" binds people; no code enforces it yet**, but that an
    offer that promises less than the office's backup keeps is refused (`backup.maxAge`). "Built so" means that
    the program can do it in that one way alone. The last column says which
    [breach](../formats/contract-file.md) the client's own tool finds in the client's own copy of the log: of %d
    terms.

    | No. | Term | Values | Standard contract | Stricter | Obeyed by | Breach found by the client's tool |
    | --- | --- | --- | --- | --- | --- | --- |
    """
            .formatted(
                Catalogue.all().keySet().stream().filter(it -> !Breach.of(it).isEmpty()).count())
        + Catalogue.all().values().stream()
            .map(ContractFieldsTest::row)
            .collect(Collectors.joining());
  }

  private static String row(Term it) {
    var by = Enforced.all().get(it.key());
    var obeyed = by != null ? "`" + by.type() + "`" : Enforced.is(it.key()) ? "Built so" : "";
    var found =
        Breach.of(it.key()).stream()
            .map(each -> "`" + each.code() + "`")
            .collect(Collectors.joining(", "));
    return "| %d | `%s` %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            it.number(),
            it.key(),
            ContractWords.label(it, Language.EN),
            values(it.kind()),
            it.kind() instanceof Kind.Rows
                ? "none"
                : ContractWords.value(it, it.kind().standard(), Language.EN),
            it.kind().stricter().code(),
            obeyed,
            found);
  }

  private static String values(Kind kind) {
    return switch (kind) {
      case Kind.Amount n -> "%d to %d %s".formatted(n.least(), n.most(), n.unit().code());
      case Kind.Choice c -> String.join(", ", c.options());
      case Kind.Choices c when c.options().size() > 100 -> "countries (ISO 3166-1)";
      case Kind.Choices c -> "some of " + String.join(", ", c.options());
      case Kind.Words w -> "text, up to %d characters".formatted(w.most());
      case Kind.Rows r -> "up to %d rows: %s".formatted(r.most(), String.join(", ", r.columns()));
    };
  }
}
