package denwaban.assurance.producer;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Outcome;
import denwaban.probe.AccessPath;
import denwaban.probe.ProbeResults.Last;
import denwaban.probe.ProbeResults.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the program's own attack says of each entrance.
class ProbeProducerTest {

  private static final Instant ENDED = Instant.parse("2026-11-27T03:00:00Z");

  private static Map<String, Finding> look(Sum... ways) {
    var findings = new Findings();
    ProbeProducer.say(findings, new Last(ENDED, false, List.of(ways)));
    return findings.all().stream().collect(Collectors.toMap(Finding::check, Function.identity()));
  }

  private static Outcome entry(Sum... ways) {
    return look(ways).get("probe.entry").outcome();
  }

  /// Every way was tried once.
  private static Last all(boolean brokeOff) {
    return new Last(
        ENDED,
        brokeOff,
        Stream.of(AccessPath.values()).map(it -> new Sum(it.code(), 1, 0, 0, 1)).toList());
  }

  private static List<Outcome> outcomes(Last last) {
    var findings = new Findings();
    ProbeProducer.say(findings, last);
    return findings.all().stream().map(Finding::outcome).distinct().toList();
  }

  @Test
  void one_attempt_that_is_not_refused_is_red_known_or_not() {
    assertThat(outcomes(all(false))).containsExactly(Outcome.PASSED);
    assertThat(entry(new Sum("api", 9, 1, 0, 0))).isEqualTo(Outcome.FAILED);
    assertThat(entry(new Sum("api", 9, 0, 1, 0))).isEqualTo(Outcome.FAILED);
    var both = look(new Sum("api", 9, 1, 1, 3)).get("probe.entry");
    assertThat(both.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(both.sample()).isEqualTo(11);
    assertThat(both.said().ja()).contains("14 件のうち、断られた 9 件、断られなかった 2 件、試せなかった 3 件");
    assertThat(both.said().en())
        .contains("Of 14 attempts", "9 were refused, 2 were not, 3 could not");
    assertThat(entry(new Sum("api", 9, 0, 0, 0), new Sum("page", 0, 1, 0, 0)))
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_was_not_tried_is_not_refused() {
    assertThat(entry(new Sum("api", 0, 0, 0, 4))).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(entry()).isEqualTo(Outcome.COULD_NOT_LOOK);
    assertThat(entry(new Sum("page", 9, 0, 0, 0), new Sum("sign-in", 0, 0, 0, 7)))
        .isEqualTo(Outcome.COULD_NOT_LOOK);
    var some = look(new Sum("api", 3, 0, 0, 1)).get("probe.entry");
    assertThat(some.population()).isEqualTo(4);
    assertThat(some.sample()).isEqualTo(3);
  }

  @Test
  void a_run_of_which_a_part_broke_off_is_no_good_news() {
    assertThat(outcomes(all(true))).containsExactly(Outcome.COULD_NOT_LOOK);
    var last = new Last(ENDED, true, List.of(new Sum("page", 3, 1, 0, 0)));
    assertThat(outcomes(last)).as("bad news is").contains(Outcome.FAILED);
  }

  @Test
  void each_way_counts_for_one_entrance_alone() {
    for (var path : AccessPath.values()) {
      var red =
          look(new Sum(path.code(), 0, 1, 0, 0)).values().stream()
              .filter(it -> it.outcome() == Outcome.FAILED)
              .count();
      assertThat(red).as(path.code()).isEqualTo(1);
    }
    assertThat(look().keySet())
        .containsExactlyInAnyOrder(
            "probe.entry", "probe.session", "probe.sip", "probe.webrtc", "probe.database");
  }

  @Test
  void it_holds_from_the_end_of_the_run_for_a_day_and_a_half() {
    var found = look(new Sum("sip", 1, 0, 0, 0)).get("probe.sip");
    assertThat(found.collected()).isEqualTo(ENDED);
    assertThat(found.expires()).isEqualTo(ENDED.plus(Duration.ofHours(36)));
  }
}
