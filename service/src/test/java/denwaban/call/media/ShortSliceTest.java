package denwaban.call.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ShortSliceTest {

  @Test
  void linux_keeps_what_was_asked_for_and_the_threads_beside_keep_theirs() throws Exception {
    var before = ShortSlice.granted();
    assumeTrue(before > 0, "Linux before 6.12 has no slices of one's own");
    var asked = new CompletableFuture<Long>();
    Thread.ofPlatform().start(() -> asked.complete(ShortSlice.ask() ? ShortSlice.granted() : -1));
    assertThat(asked.get()).isEqualTo(ShortSlice.NANOS).isLessThan(before);
    assertThat(ShortSlice.granted()).isEqualTo(before);
  }
}
