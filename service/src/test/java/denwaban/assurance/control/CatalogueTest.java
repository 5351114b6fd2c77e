package denwaban.assurance.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The catalogue is whole: sixty requirements, each of which stands on something that is observed,
/// or says that it never was.
class CatalogueTest {

  private static final Set<String> HEADINGS =
      Set.of("10-2", "10-3", "10-4", "10-5", "10-6", "10-7");

  private static final Set<String> MAPS =
      Set.of("jisq15001", "iso27001", "nist80053", "pci", "asvs", "gdpr", "appi", "mynumber");

  private final Catalogue catalogue = Catalogue.ours();

  @Test
  void all_sixty_requirements_are_there_in_their_order() {
    var wanted =
        Stream.of(
                ids("S0.", 1, 4),
                ids("S1.", 1, 6),
                ids("S2.", 0, 11),
                ids("S3.", 0, 5),
                ids("S4.", 1, 6),
                Stream.of("S4.7a", "S4.7b", "S4.7c"),
                ids("S4.", 8, 10),
                ids("S5.", 0, 6),
                ids("S6.", 1, 4),
                ids("S7.", 1, 7),
                ids("S8.", 1, 2))
            .flatMap(it -> it)
            .toList();
    assertThat(catalogue.controls().stream().map(Control::id)).hasSize(60).isEqualTo(wanted);
  }

  private static Stream<String> ids(String section, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(it -> section + it);
  }

  @Test
  void each_names_a_heading_of_the_guideline_and_ids_alone_of_other_catalogues() {
    assertThat(catalogue.controls())
        .allSatisfy(it -> {
          assertThat(HEADINGS).contains(it.heading());
          assertThat(MAPS).containsAll(it.maps().keySet());
          // no sentence of a copyrighted text
          assertThat(it.maps().values().stream().flatMap(List::stream))
              .allMatch(id -> id.matches("[A-Za-z0-9.()-]{1,12}"));
        });
  }

  @Test
  void each_of_the_six_items_has_controls() {
    for (var item : Item.values()) {
      assertThat(catalogue.controls().stream().filter(it -> it.item() == item))
          .as(item.code())
          .hasSizeGreaterThan(2);
    }
  }

  @Test
  void each_check_is_needed_by_a_control() {
    var needed = new HashSet<String>();
    for (var control : catalogue.controls()) {
      for (var leg : control.legs().values()) {
        needed.addAll(leg.checks());
        needed.addAll(leg.second());
      }
    }
    assertThat(needed).isEqualTo(catalogue.checks().keySet());
  }

  @Test
  void what_no_one_observes_says_why_and_what_people_say_ends_within_a_quarter() {
    assertThat(catalogue.checks().values())
        .allSatisfy(it -> {
          assertThat(it.why() != null).as(it.code()).isEqualTo(it.by() == Check.By.LATER);
          if (it.by() == Check.By.MACHINE) {
            assertThat(it.holds()).as(it.code()).isLessThanOrEqualTo(Duration.ofHours(50));
          }
          assertThat(it.holds()).as(it.code()).isLessThanOrEqualTo(Duration.ofDays(90));
        });
  }

  /// A machine's leg has a second, independent way to see the same wherever the item hangs on it.
  @Test
  void the_tests_of_the_last_item_have_a_second_way() {
    for (var id : List.of("S2.1", "S2.2", "S2.5", "S5.2", "S5.3", "S5.4", "S5.6", "S6.3")) {
      var control =
          catalogue.controls().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
      assertThat(control.legs().get(Leg.TECHNICAL).second()).as(id).isNotEmpty();
    }
  }
}
