package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each check that a machine observes has one producer, and it looks often enough.
class ProducersTest {

  /// From the fault to red on the page: the look before it, the next one, and the round.
  private static final Duration RED_WITHIN = Duration.ofMinutes(5);

  @Test
  void each_check_of_a_machine_has_one_producer_and_each_producer_is_in_the_catalogue() {
    var by = new TreeMap<String, String>();
    for (var producer : producers()) {
      for (var check : producer.checks()) {
        assertThat(by.put(check, producer.getClass().getSimpleName())).as(check).isNull();
      }
    }
    assertThat(by.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Catalogue.ours().checks().values().stream()
                .filter(it -> it.by() == Check.By.MACHINE)
                .map(Check::code)
                .toList());
  }

  @Test
  void each_looks_before_what_it_said_last_is_too_old_and_soon_enough_to_be_red_in_time() {
    for (var producer : producers()) {
      for (var check : producer.checks()) {
        var holds = Catalogue.ours().check(check).holds();
        // half of the time is over before it is said again
        assertThat(producer.every()).as(check).isLessThan(holds.dividedBy(2));
        if (!check.equals("software.advisories")) {
          assertThat(producer.every()).as(check).isLessThan(RED_WITHIN);
        }
      }
    }
  }

  static List<Producer> producers() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("denwaban.assurance.producer")
            .stream()
            .filter(it -> it.isAssignableTo(Producer.class) && !it.isInterface())
            .map(it -> bare(it.reflect()))
            .toList();
  }

  /// Without anything that it would ask: what it observes is known without looking.
  private static Producer bare(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      var nothing =
          Arrays.stream(constructor.getParameterTypes()).map(ProducersTest::nothing).toArray();
      return (Producer) constructor.newInstance(nothing);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.getName(), e);
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == String.class) return "";
    return type == AssuranceSettings.class ? new AssuranceSettings(null) : null;
  }
}
