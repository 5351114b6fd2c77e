package denwaban.copies;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.copies.LogCopyService.Copy;
import denwaban.copies.LogCopyService.OfOne;
import denwaban.copies.LogCopyService.Seen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How old the copies of logs are: what the checklist is told.
class CopyAgesTest {

  private static final Instant OLDEST = Instant.parse("2026-12-04T00:00:00Z");
  private static final Copy FRESH = new Copy(5, OLDEST.plusMillis(1), null);
  private static final Copy OLD = new Copy(5, OLDEST, null);
  private static final Copy NEVER = new Copy(0, null, CopyTrouble.AWAY);
  private static final Copy OTHER = new Copy(5, OLDEST.plusSeconds(60), CopyTrouble.OTHER_LOG);

  private static OfOne log(@Nullable Copy folder, @Nullable Copy own) {
    return new OfOne(null, null, new Seen(7, folder, null, own));
  }

  private static CopyAges.Ages ages(OfOne... logs) {
    return CopyAges.ages(List.of(logs), OLDEST);
  }

  @Test
  void a_log_without_a_place_is_not_copied_and_not_late() {
    assertThat(ages()).isEqualTo(new CopyAges.Ages(0, 0, 0, 0));
    assertThat(ages(log(null, null))).isEqualTo(new CopyAges.Ages(1, 0, 0, 0));
  }

  @Test
  void a_log_is_late_if_none_of_its_copies_is_young_enough() {
    assertThat(ages(log(FRESH, null), log(OLD, FRESH))).isEqualTo(new CopyAges.Ages(2, 2, 0, 0));
    assertThat(ages(log(OLD, null), log(OLD, NEVER), log(null, NEVER), log(FRESH, OLD)))
        .isEqualTo(new CopyAges.Ages(4, 4, 3, 0));
  }

  @Test
  void one_copy_with_other_entries_is_told_however_good_the_other_is() {
    assertThat(ages(log(FRESH, OTHER), log(OTHER, null), log(FRESH, FRESH)))
        .isEqualTo(new CopyAges.Ages(3, 3, 0, 2));
  }
}
