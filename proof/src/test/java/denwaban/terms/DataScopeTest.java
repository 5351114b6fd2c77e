package denwaban.terms;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.ClientId;
import denwaban.seal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataScopeTest {

  private static DataScope of(String... categories) {
    var words = java.util.stream.Stream.of(categories).<Json>map(Json.Text::new).toList();
    var record = ContractRecord.standard(new ClientId(new UUID(1, 1)));
    return DataScope.of(record.with(Map.of("data.categories", new Json.Arr(words))));
  }

  @ParameterizedTest
  @CsvSource({
    "callerName,name",
    "callerKana,name",
    "requestedParty,name",
    "company,company",
    "number,phone",
    "caseNumber,inquiry",
    "inquiry,inquiry"
  })
  void a_field_is_asked_where_its_category_is_named_and_nowhere_else(String field, String needed) {
    var all = List.of("name", "phone", "inquiry", "company");
    assertThat(of(needed).asks(field)).isTrue();
    var others = all.stream().filter(it -> !it.equals(needed)).toArray(String[]::new);
    assertThat(of(others).asks(field)).isFalse();
  }

  @Test
  void what_says_nothing_of_a_person_is_always_asked_and_what_is_unknown_never() {
    assertThat(of("name").asks("callback")).isTrue();
    assertThat(of("name").asks("urgent")).isTrue();
    assertThat(of("name").asks("bloodType")).isFalse();
    assertThat(DataScope.ofField("bloodType")).isEmpty();
    assertThat(DataScope.fields()).contains("callerName", "urgent").doesNotContain("bloodType");
  }

  @Test
  void what_is_written_down_is_of_a_category_that_is_named() {
    assertThat(of("name", "phone").allows("phone")).isTrue();
    assertThat(of("name", "phone").allows("inquiry")).isFalse();
    assertThat(DataScope.ofField("callerName")).containsExactly("name");
  }
}
