package denwaban.assurance.posture;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import denwaban.assurance.control.Item;
import denwaban.assurance.control.Leg;
import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Observation;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What follows from observations, and that nothing follows without them.
class PostureTest {

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final ClientId AOBA = new ClientId(new UUID(7, 1));
  private static final ClientId OTHER = new ClientId(new UUID(7, 2));

  private final Map<String, Observation> newest = new HashMap<>();

  private Posture posture(Instant at) {
    return Posture.of((check, scope) -> find(check, scope), AOBA, at);
  }

  private Optional<Observation> find(String check, Scope scope) {
    return Optional.ofNullable(newest.get(check + scope));
  }

  private void observe(String check, Outcome outcome) {
    var of = Catalogue.ours().check(check);
    var scope = of.perClient() ? Scope.of(AOBA) : Scope.OFFICE;
    newest.put(check + scope, observation(of, scope, outcome));
  }

  private static Observation observation(Check of, Scope scope, Outcome outcome) {
    return new Observation(
        UUID.randomUUID(),
        of.code(),
        of.method(),
        scope,
        outcome,
        1,
        1,
        new Words("見た", "seen"),
        Bytes.of(new byte[32]),
        NOW,
        NOW.plus(of.holds()),
        "program x");
  }

  private void everything(Outcome outcome) {
    Catalogue.ours().checks().keySet().forEach(it -> observe(it, outcome));
  }

  private static Posture.OfControl control(Posture posture, String id) {
    return posture.items().stream()
        .flatMap(it -> it.controls().stream())
        .filter(it -> it.control().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Posture.OfItem item(Posture posture, Item item) {
    return posture.items().get(item.ordinal());
  }

  @Test
  void without_observations_nothing_was_observed_and_no_one_should_entrust_us() {
    var posture = posture(NOW);
    assertThat(posture.items()).hasSize(6).allMatch(it -> it.state() == ItemState.NEVER_OBSERVED);
    assertThat(posture.verdict()).isEqualTo(Verdict.NO_GO);
  }

  @Test
  void with_all_of_them_good_all_six_are_met() {
    everything(Outcome.PASSED);
    assertThat(posture(NOW).items()).allMatch(it -> it.state() == ItemState.MET);
    assertThat(posture(NOW).verdict()).isEqualTo(Verdict.GO);
  }

  static List<String> checks() {
    return List.copyOf(Catalogue.ours().checks().keySet());
  }

  /// Whoever looks stops looking: within the time of the check it says nothing any more.
  @ParameterizedTest
  @MethodSource("checks")
  void each_check_is_grey_when_its_time_is_over(String code) {
    everything(Outcome.PASSED);
    var end = NOW.plus(Catalogue.ours().check(code).holds());
    assertThat(standing(posture(end.minusMillis(1)), code)).isEqualTo(Standing.HOLDS);
    assertThat(standing(posture(end), code)).isEqualTo(Standing.EXPIRED);
    assertThat(posture(end).verdict()).isEqualTo(Verdict.NO_GO);
  }

  /// One that fails takes its controls with it, and their items; but for the second ways of looking
  /// all checks are first ones somewhere.
  @ParameterizedTest
  @MethodSource("checks")
  void each_check_that_fails_fails_what_stands_on_it(String code) {
    everything(Outcome.PASSED);
    observe(code, Outcome.FAILED);
    var posture = posture(NOW);
    var hit =
        java.util.stream.Stream.concat(
                posture.items().stream().flatMap(it -> it.controls().stream()),
                posture.whole().stream())
            .filter(it -> it.standing() == Standing.FAILED)
            .toList();
    assertThat(hit).isNotEmpty();
    for (var control : hit) {
      control
          .control()
          .belongsTo()
          .ifPresent(it -> assertThat(item(posture, it).state()).isEqualTo(ItemState.NOT_MET));
    }
    var inItem = hit.stream().anyMatch(it -> it.control().belongsTo().isPresent());
    assertThat(posture.verdict()).isEqualTo(inItem ? Verdict.NO_GO : Verdict.GO);
  }

  private static Standing standing(Posture posture, String code) {
    return java.util.stream.Stream.concat(
            posture.items().stream().flatMap(it -> it.controls().stream()),
            posture.whole().stream())
        .flatMap(it -> it.legs().stream())
        .flatMap(it -> java.util.stream.Stream.concat(it.checks().stream(), it.second().stream()))
        .filter(it -> it.check().code().equals(code))
        .findFirst()
        .orElseThrow()
        .standing();
  }

  @Test
  void a_control_is_only_as_good_as_its_worst_leg() {
    everything(Outcome.PASSED);
    newest.remove("people.orphans" + Scope.OFFICE);
    var leaving = control(posture(NOW), "S2.6");
    assertThat(leaving.legs()).extracting(Posture.OfLeg::leg).contains(Leg.TECHNICAL, Leg.PEOPLE);
    assertThat(leaving.standing()).isEqualTo(Standing.NEVER_OBSERVED);
    assertThat(item(posture(NOW), Item.TRAINING).state()).isEqualTo(ItemState.PARTLY);
    assertThat(posture(NOW).verdict()).isEqualTo(Verdict.CONDITIONAL);
  }

  @Test
  void that_someone_could_not_look_is_neither_good_nor_bad() {
    everything(Outcome.PASSED);
    observe("watch.signed", Outcome.COULD_NOT_LOOK);
    assertThat(control(posture(NOW), "S2.5").standing()).isEqualTo(Standing.COULD_NOT_LOOK);
    assertThat(item(posture(NOW), Item.CLOUD).state()).isEqualTo(ItemState.PARTLY);
  }

  @Test
  void what_does_not_apply_is_left_out_until_its_end() {
    everything(Outcome.PASSED);
    observe("gdpr.terms", Outcome.NOT_APPLICABLE);
    assertThat(control(posture(NOW), "S4.7b").standing()).isEqualTo(Standing.NOT_APPLICABLE);
    assertThat(item(posture(NOW), Item.CONTRACT).state()).isEqualTo(ItemState.MET);
  }

  @Test
  void a_second_way_says_nothing_while_it_is_silent_and_counts_when_it_fails() {
    everything(Outcome.PASSED);
    newest.remove("pentest.report" + Scope.OFFICE);
    var silent = control(posture(NOW), "S5.4").legs().getFirst();
    assertThat(silent.standing()).isEqualTo(Standing.HOLDS);
    assertThat(silent.disagree()).isFalse();

    observe("pentest.report", Outcome.FAILED);
    var failing = control(posture(NOW), "S5.4").legs().getFirst();
    assertThat(failing.standing()).isEqualTo(Standing.FAILED);
    assertThat(failing.disagree()).as("a fault of its own").isTrue();

    observe("pentest.report", Outcome.PASSED);
    observe("probe.sip", Outcome.FAILED);
    assertThat(control(posture(NOW), "S5.4").legs().getFirst().disagree()).isTrue();
  }

  @Test
  void what_another_client_observed_says_nothing_of_this_one() {
    everything(Outcome.PASSED);
    newest.remove("client.key" + Scope.of(AOBA));
    newest.put(
        "client.key" + Scope.of(OTHER),
        observation(Catalogue.ours().check("client.key"), Scope.of(OTHER), Outcome.PASSED));
    assertThat(control(posture(NOW), "S5.1").standing()).isEqualTo(Standing.NEVER_OBSERVED);
  }

  @Test
  void for_the_offered_service_what_is_looked_at_for_each_client_is_left_out() {
    everything(Outcome.PASSED);
    var offered = Posture.of((check, scope) -> find(check, scope), null, NOW);
    assertThat(control(offered, "S5.1").standing()).isEqualTo(Standing.PER_CLIENT);
    assertThat(offered.verdict()).isEqualTo(Verdict.GO);
  }

  @ParameterizedTest
  @EnumSource(ItemState.class)
  void the_verdict_is_as_bad_as_the_worst_item(ItemState worst) {
    var items = new java.util.ArrayList<>(java.util.Collections.nCopies(5, ItemState.MET));
    items.add(worst);
    assertThat(Verdict.of(items))
        .isEqualTo(
            switch (worst) {
              case MET, NOT_APPLICABLE -> Verdict.GO;
              case PARTLY -> Verdict.CONDITIONAL;
              case NOT_MET, EXPIRED, NEVER_OBSERVED -> Verdict.NO_GO;
            });
  }

  @Test
  void codes_come_back_as_what_they_were() {
    assertThat(Arrays.stream(ItemState.values()).map(it -> ItemState.ofCode(it.code())))
        .containsExactly(ItemState.values());
  }
}
