package denwaban.assurance.certificate;

import static denwaban.assurance.certificate.Matrix.Decision.COVERED;
import static denwaban.assurance.certificate.Matrix.Decision.NOT_COVERED;
import static denwaban.assurance.certificate.Matrix.Decision.UNDECIDED;
import static denwaban.assurance.certificate.Records.NOW;
import static denwaban.assurance.certificate.Records.alone;
import static denwaban.assurance.certificate.Records.confirmed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Two people say that a scope covers a service at a site; one is enough to take it back.
class MatrixTest {

  private static final Instant BEFORE = NOW.minus(Duration.ofDays(3));
  private static final Site OFFICE = Site.named("本社");

  private static ScopeDecision decision(boolean covered, Entered entered) {
    return new ScopeDecision(
        entered, new UUID(1, 1), ServiceType.MESSAGE, OFFICE, covered, "適用範囲に電話代行業務がある");
  }

  private static Matrix.Cell cell(ScopeDecision... decisions) {
    return Matrix.cell(ServiceType.MESSAGE, OFFICE, List.of(decisions), NOW);
  }

  @Test
  void nothing_entered_is_undecided() {
    assertThat(cell().decision()).isEqualTo(UNDECIDED);
    assertThat(cell().waiting()).isNull();
  }

  @Test
  void what_one_person_entered_is_undecided_and_waits() {
    var it = cell(decision(true, alone(BEFORE)));
    assertThat(it.decision()).isEqualTo(UNDECIDED);
    assertThat(it.waiting()).isNotNull();
  }

  @Test
  void what_two_people_said_stands_with_its_reason() {
    assertThat(cell(decision(true, confirmed(BEFORE))).decision()).isEqualTo(COVERED);
    assertThat(cell(decision(false, confirmed(BEFORE))).decision()).isEqualTo(NOT_COVERED);
    assertThat(cell(decision(true, confirmed(BEFORE))).reason()).contains("電話代行業務");
  }

  @Test
  void one_person_takes_it_back_at_once() {
    var it = cell(decision(true, confirmed(BEFORE)), decision(false, alone(NOW)));
    assertThat(it.decision()).isEqualTo(UNDECIDED);
    assertThat(it.waiting()).isNotNull();
  }

  @Test
  void a_later_yes_of_the_same_person_does_not_undo_that() {
    var it =
        cell(
            decision(true, confirmed(BEFORE)),
            decision(false, alone(NOW.minusSeconds(2))),
            decision(true, alone(NOW)));
    assertThat(it.decision()).isEqualTo(UNDECIDED);
  }

  @Test
  void one_person_turns_no_refusal_into_a_yes() {
    var it = cell(decision(false, confirmed(BEFORE)), decision(true, alone(NOW)));
    assertThat(it.decision()).isEqualTo(NOT_COVERED);
    assertThat(it.waiting()).isNotNull();
  }

  @Test
  void a_confirmation_counts_from_its_moment() {
    assertThat(cell(decision(true, confirmed(NOW))).decision()).isEqualTo(UNDECIDED);
  }

  @Test
  void another_site_or_service_says_nothing_of_this_one() {
    var other =
        new ScopeDecision(
            confirmed(BEFORE), new UUID(1, 1), ServiceType.MESSAGE, Site.HOME, true, "在宅も含む");
    assertThat(cell(other).decision()).isEqualTo(UNDECIDED);
  }

  @Test
  void it_is_covered_by_a_valid_certificate_and_by_no_other() {
    for (var state : CertificateState.values()) {
      var it = matrix(state, decision(true, confirmed(BEFORE)));
      assertThat(it.covered(Scheme.ISMS, ServiceType.MESSAGE, OFFICE))
          .as(state.code())
          .isEqualTo(state == CertificateState.VALID);
      assertThat(it.covered(Scheme.ISO_27017, ServiceType.MESSAGE, OFFICE)).isFalse();
    }
  }

  @Test
  void an_undecided_cell_covers_nothing_and_so_not_all() {
    var yes = matrix(CertificateState.VALID, decision(true, confirmed(BEFORE)));
    assertThat(yes.coversAll(Scheme.ISMS)).isTrue();
    assertThat(yes.coversAll(Scheme.ISO_27018)).isFalse();
    var waiting = matrix(CertificateState.VALID, decision(true, alone(BEFORE)));
    assertThat(waiting.covered(Scheme.ISMS, ServiceType.MESSAGE, OFFICE)).isFalse();
    assertThat(waiting.coversAll(Scheme.ISMS)).isFalse();
    var nowhere = new Matrix(List.of(ServiceType.MESSAGE), List.of(), List.of(), List.of());
    assertThat(nowhere.coversAll(Scheme.ISMS)).as("nobody sits anywhere").isFalse();
  }

  @Test
  void what_another_company_was_certified_for_covers_nothing_of_ours() {
    var it = matrix(CertificateState.VALID, decision(true, confirmed(BEFORE)), false);
    assertThat(it.covered(Scheme.ISMS, ServiceType.MESSAGE, OFFICE)).isFalse();
    assertThat(it.coversAll(Scheme.ISMS)).isFalse();
  }

  private static Matrix matrix(CertificateState state, ScopeDecision decision) {
    return matrix(state, decision, true);
  }

  private static Matrix matrix(CertificateState state, ScopeDecision decision, boolean ours) {
    return new Matrix(
        List.of(ServiceType.MESSAGE),
        List.of(OFFICE),
        List.of(),
        List.of(
            new Matrix.Scope(
                new UUID(1, 1),
                Scheme.ISMS,
                state,
                "IS 1",
                "電話代行業務",
                "",
                List.of(cell(decision)),
                ours)));
  }
}
