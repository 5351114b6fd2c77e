package denwaban.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a record says of people, within its limits.
class PartiesTest {

  private static final LocalDate BORN = LocalDate.of(1980, 2, 29);

  private static Parties.Person person(String name, String address) {
    return new Parties.Person(name, address, BORN);
  }

  private static Parties with(
      String company, @Nullable String number, String text, List<Parties.Person> owners) {
    return new Parties(
        company, "東京都千代田区", number, text, text, owners, person("山田", "東京"), text, text, text, null);
  }

  private static void refused(String field, Runnable made) {
    assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class).hasMessage(field);
  }

  private static final List<Parties.Person> ONE = List.of(person("佐藤", "大阪"));

  @Test
  void each_field_has_its_limit() {
    assertThat(with("x".repeat(200), null, "y", ONE).company()).hasSize(200);
    refused("company", () -> with("x".repeat(201), null, "y", ONE));
    refused("company", () -> with(" ", null, "y", ONE));
    refused("company", () -> with("a\u0007b", null, "y", ONE));
    assertThat(with("x", null, "y".repeat(500), ONE).purpose()).hasSize(500);
    refused("business", () -> with("x", null, "y".repeat(501), ONE));
    assertThat(person("n".repeat(200), "a".repeat(300)).address()).hasSize(300);
    refused("name", () -> person("n".repeat(201), "a"));
    refused("address", () -> person("n", "a".repeat(301)));
    refused("born", () -> new Parties.Person("n", "a", LocalDate.of(1899, 12, 31)));
  }

  @Test
  void a_company_has_1_to_10_owners() {
    refused("owners", () -> with("x", null, "y", List.of()));
    var ten = Collections.nCopies(10, person("n", "a"));
    assertThat(with("x", null, "y", ten).owners()).hasSize(10);
    refused("owners", () -> with("x", null, "y", Collections.nCopies(11, person("n", "a"))));
  }

  @Test
  void everything_together_has_a_limit() {
    var long10 = Collections.nCopies(10, person("n".repeat(200), "a".repeat(300)));
    // company 1, its address 7, five texts, the acting person 4
    var left = 6_000 - 10 * (200 + 300) - 12;
    assertThat(with("x", null, "y".repeat(left / 5), long10).owners()).hasSize(10);
    refused("whole", () -> with("x", null, "y".repeat(left / 5 + 1), long10));
    var most = "x".repeat(1 + left % 5);
    assertThat(with(most, null, "y".repeat(left / 5), long10).company()).isEqualTo(most);
    refused("whole", () -> with(most + "x", null, "y".repeat(left / 5), long10));
  }

  @Test
  void a_corporate_numbers_check_digit_is_checked() {
    assertThat(with("x", "7000012050002", "y", ONE).number()).isEqualTo("7000012050002");
    assertThat(with("x", null, "y", ONE).number()).isNull();
    refused("number", () -> with("x", "8000012050002", "y", ONE));
    refused("number", () -> with("x", "700001205000", "y", ONE));
    refused("number", () -> with("x", "", "y", ONE));
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 65})
  void a_chips_digest_has_64_digits(int digits) {
    refused("chipDigest", () -> chip("0".repeat(digits)));
    assertThat(chip("A".repeat(64)).chipDigest()).isEqualTo("a".repeat(64));
    refused("chipDigest", () -> chip("g".repeat(64)));
  }

  private static Parties chip(String digest) {
    return new Parties("x", "a", null, "b", "p", ONE, person("山田", "東京"), "w", "d", "d", digest);
  }

  @Test
  void nothing_of_it_is_printed() {
    assertThat(chip("0".repeat(64)).toString()).doesNotContain("山田", "佐藤");
    assertThat(person("山田", "東京").toString()).doesNotContain("山田", "東京");
  }
}
