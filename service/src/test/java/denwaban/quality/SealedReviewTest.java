package denwaban.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.storage.TestStorage;
import denwaban.vault.TestVault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// After a sealed start, before and after two holders have come.
class SealedReviewTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");

  @TempDir Path folder;
  @TempDir Path logFolder;

  @Test
  void what_was_given_while_it_is_sealed_is_released_only_once_it_is_open() throws Exception {
    var office = TestStorage.sealed(folder, () -> START);
    var vault = new TestVault(database, folder, office.keys());
    var house = new TestQuality(database, logFolder, vault);
    var id = house.given(house.reviewer, Duration.ofDays(1));
    var reviewer = house.reviewer.who();

    assertThatThrownBy(() -> house.reviewReading.release(reviewer, id))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.code()).isEqualTo("office-sealed");
            });
    assertThat(released(house)).isZero();

    office.seal().open(office.shares().get(0), office.shares().get(1));
    assertThat(house.reviewReading.release(reviewer, id).segments()).hasSize(1);
    assertThat(released(house)).isOne();
  }

  private static long released(TestQuality house) {
    return house.log.outbox(house.line.client()).stream()
        .filter(leaf -> leaf.contains("review.header.released"))
        .count();
  }
}
