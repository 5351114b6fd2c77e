package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A start does not raise an alarm for what it does itself.
class OwnConnectionsTest {

  @Test
  void nothing_that_the_program_opens_at_a_start_is_a_stranger_not_even_on_a_used_folder() {
    var data = TestCluster.folder();
    TestCluster.start(data);
    try (var office = new TestCluster(data, null)) {
      assertThat(office.strangers()).isEmpty();
    }
  }
}
