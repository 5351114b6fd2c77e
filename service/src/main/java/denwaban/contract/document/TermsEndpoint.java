package denwaban.contract.document;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.contract.Enforced;
import denwaban.terms.Catalogue;
import denwaban.terms.Kind;
import denwaban.terms.Term;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// All terms that a contract has, with their bounds and words: the same for everybody who reads or
/// writes one.
@RestController
final class TermsEndpoint {

  /// @param terms in the contract's order
  /// @param words of parts, values, units and columns, each in Japanese and English
  record Page(List<View> terms, Map<String, Map<String, List<String>>> words) {}

  /// @param kind `number`, `choice`, `choices`, `words` or `rows`
  /// @param most of a number its bound, of a text its characters, of a table its rows
  /// @param stricter `less`, `more` or `neither`
  /// @param enforced whether code obeys it; if not, it binds people alone
  record View(
      int number,
      String key,
      String part,
      String kind,
      String stricter,
      boolean enforced,
      @Nullable String unit,
      @Nullable Long least,
      @Nullable Long most,
      @Nullable List<String> options) {}

  private static final Page PAGE =
      new Page(
          Catalogue.all().values().stream().map(TermsEndpoint::view).toList(), ContractWords.all());

  @RequiresPermission(Permission.SIGNED_IN)
  @GetMapping("/api/contract/terms")
  Page terms() {
    return PAGE;
  }

  private static View view(Term it) {
    return switch (it.kind()) {
      case Kind.Amount n -> view(it, "number", n.unit().code(), n.least(), n.most(), null);
      case Kind.Choice c -> view(it, "choice", null, null, null, c.options());
      case Kind.Choices c -> view(it, "choices", null, (long) c.least(), null, c.options());
      case Kind.Words w -> view(it, "words", null, null, (long) w.most(), null);
      case Kind.Rows r -> view(it, "rows", null, null, (long) r.most(), r.columns());
    };
  }

  private static View view(
      Term it,
      String kind,
      @Nullable String unit,
      @Nullable Long least,
      @Nullable Long most,
      @Nullable List<String> options) {
    return new View(
        it.number(),
        it.key(),
        it.part().code(),
        kind,
        it.kind().stricter().code(),
        Enforced.is(it.key()),
        unit,
        least,
        most,
        options);
  }
}
