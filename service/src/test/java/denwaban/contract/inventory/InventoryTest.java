package denwaban.contract.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestDatabase;
import denwaban.script.Field;
import denwaban.script.Fields;
import denwaban.terms.Catalogue;
import denwaban.terms.DataScope;
import denwaban.terms.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The register of what is kept stands for the whole database, and for every field that is asked.
class InventoryTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String TABLES =
      """
      select relname from pg_class where relnamespace = 'public'::regnamespace
        and relkind in ('r', 'p') and relname <> 'flyway_schema_history' order by relname
      """;

  @Test
  void every_table_is_in_the_register_or_holds_nothing_of_a_clients_people_and_callers() {
    var known = new ArrayList<>(Inventory.others());
    var kept = Inventory.items().stream().flatMap(it -> it.tables().stream()).distinct().toList();
    assertThat(kept).doesNotContainAnyElementsOf(known);
    known.addAll(kept);
    assertThat(known)
        .containsExactlyInAnyOrderElementsOf(
            database.superuser().sql(TABLES).query(String.class).list());
  }

  @Test
  void every_item_says_what_where_how_long_and_who() {
    var categories = ((Kind.Choices) Catalogue.term("data.categories").kind()).options();
    assertThat(Inventory.items()).extracting(Inventory.Item::id).doesNotHaveDuplicates();
    for (var it : Inventory.items()) {
      assertThat(List.of(it.name(), it.who(), it.purpose()))
          .as(it.id())
          .allMatch(w -> w.size() == 2);
      assertThat(it.of()).as(it.id()).isIn("callers", "people");
      assertThat(it.place()).as(it.id()).isIn("files", "database", "both", "memory");
      assertThat(it.tables().isEmpty()).as(it.id()).isEqualTo(it.place().equals("memory"));
      if (!it.categories().equals(List.of("*"))) {
        assertThat(categories).as(it.id()).containsAll(it.categories());
      }
      var retention = it.retention();
      if (retention != null) assertThat(Catalogue.all()).containsKey(retention);
    }
  }

  @Test
  void every_field_that_a_form_can_have_has_its_categories() {
    var all = new DataScope(new java.util.HashSet<>(options()));
    for (Field field : Fields.OFFERED) {
      assertThat(all.asks(field.key())).as(field.key()).isTrue();
    }
    assertThat(DataScope.fields())
        .containsExactlyInAnyOrderElementsOf(Fields.OFFERED.stream().map(Field::key).toList());
  }

  private static List<String> options() {
    return ((Kind.Choices) Catalogue.term("data.categories").kind()).options();
  }
}
