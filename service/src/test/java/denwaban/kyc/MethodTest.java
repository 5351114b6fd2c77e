package denwaban.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which methods of verification count on which day, in Japan.
class MethodTest {

  private static final LocalDate LAST = LocalDate.of(2027, 3, 31);
  private static final EnumSet<Method> ENDING =
      EnumSet.of(Method.COMPANY_COPY, Method.CARD_SHOWN, Method.IMAGE_REMOTE, Method.COPY_MAIL);

  @ParameterizedTest
  @EnumSource(Method.class)
  void images_and_copies_alone_count_until_the_end_of_march_2027(Method method) {
    assertThat(method.counts(LAST)).isTrue();
    assertThat(method.counts(LAST.plusDays(1))).isEqualTo(!ENDING.contains(method));
    assertThat(method.counts(LAST.plusYears(20))).isEqualTo(!ENDING.contains(method));
    assertThat(method.ended().isPresent()).isEqualTo(ENDING.contains(method));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void none_counts_before_its_first_day(Method method) {
    assertThat(method.counts(method.validFrom())).isTrue();
    assertThat(method.counts(method.validFrom().minusDays(1))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Method.Subject.class)
  void after_the_change_each_can_be_verified_face_to_face_and_without_meeting(
      Method.Subject subject) {
    var left =
        Arrays.stream(Method.values())
            .filter(it -> it.subject() == subject && it.counts(LAST.plusDays(1)))
            .map(Method::meeting)
            .collect(Collectors.toSet());
    assertThat(left).containsExactlyInAnyOrder(Method.Meeting.values());
  }

  @Test
  void what_ends_face_to_face_is_the_ordinance_of_2026() {
    assertThat(Method.CARD_SHOWN.ended()).contains(Method.Ordinance.FACE_2026);
    assertThat(Method.IMAGE_REMOTE.ended()).contains(Method.Ordinance.REMOTE_2025);
  }

  @Test
  void a_code_is_one_methods() {
    for (var method : Method.values()) assertThat(Method.of(method.code())).contains(method);
    assertThat(Method.of("none")).isEmpty();
    assertThat(Method.of("CHIP_FACE")).isEmpty();
  }

  // midnight in Japan is 15:00 of the day before in UTC
  @ParameterizedTest
  @CsvSource({
    "2027-03-31T14:59:59.999Z, 2027-03-31",
    "2027-03-31T15:00:00Z, 2027-04-01",
    "2027-04-01T14:59:59Z, 2027-04-01"
  })
  void days_are_japans(Instant at, LocalDate day) {
    assertThat(VerifiedClients.day(at)).isEqualTo(day);
  }

  // verified on, by which, contract since, today
  @ParameterizedTest
  @CsvSource({
    "2026-12-01, image-remote, 2026-12-02, 2026-12-02, true",
    "2027-03-31, image-remote, 2027-03-31, 2027-03-31, true",
    "2027-03-31, image-remote, 2027-03-31, 2030-01-01, true",
    "2027-04-01, image-remote, 2026-12-02, 2027-04-01, false",
    "2027-03-31, image-remote, 2027-04-01, 2027-04-01, false",
    "2027-03-31, chip-remote, 2027-04-01, 2027-04-01, true",
    "2027-04-01, chip-face, 2026-12-02, 2027-04-01, true",
    "2027-04-02, chip-face, 2026-12-02, 2027-04-01, false",
    "2026-12-01, company-registry, 2026-12-02, 2026-12-02, false",
    "2026-12-01, unknown, 2026-12-02, 2026-12-02, false"
  })
  void a_verification_holds_by_methods_that_counted(
      LocalDate on, String person, LocalDate since, LocalDate today, boolean holds) {
    var standing = new Standing(on, "company-registry", person, Instant.EPOCH);
    assertThat(standing.holds(since, today)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "company-registry, chip-face, true",
    "unknown, chip-face, false",
    "chip-face, chip-face, false",
    "company-registry, company-registry, false",
    "company-registry, unknown, false"
  })
  void the_company_and_the_person_are_each_verified_by_a_method_of_their_own(
      String company, String person, boolean holds) {
    var day = LAST.minusDays(1);
    var standing = new Standing(day, company, person, Instant.EPOCH);
    assertThat(standing.holds(day, day)).isEqualTo(holds);
  }
}
