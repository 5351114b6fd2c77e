package denwaban.terms;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The categories of personal data that a contract lets be written down. What people say in a text
/// of their own words no program can judge; which fields there are, it can.
///
/// @param categories those of the term `data.categories`
public record DataScope(Set<String> categories) {

  /// Of each field that a form can have; those that say nothing of a person have none.
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "callerName", List.of("name"),
          "callerKana", List.of("name"),
          "requestedParty", List.of("name"),
          "company", List.of("company"),
          "number", List.of("phone"),
          "caseNumber", List.of("inquiry"),
          "inquiry", List.of("inquiry"),
          "callback", List.of(),
          "urgent", List.of());

  public DataScope {
    categories = Set.copyOf(categories);
  }

  public static DataScope of(ContractRecord record) {
    return new DataScope(Set.copyOf(record.reading().set("data.categories")));
  }

  /// Whether a field may be asked; one that is not known here may not.
  public boolean asks(String field) {
    var needed = FIELDS.get(field);
    return needed != null && categories.containsAll(needed);
  }

  /// Whether something of a category may be written down.
  public boolean allows(String category) {
    return categories.contains(category);
  }

  /// Those of a field; empty if it says nothing of a person, or is not known.
  public static List<String> ofField(String field) {
    return FIELDS.getOrDefault(field, List.of());
  }

  /// Keys of all fields that have categories here.
  public static Set<String> fields() {
    return FIELDS.keySet();
  }
}
