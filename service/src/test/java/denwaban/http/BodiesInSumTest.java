package denwaban.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// What all bodies take at once, without a server: [BodiesTest] has the doors.
class BodiesInSumTest {

  private static final long MIB = 1_048_576;

  private final Bodies bodies = new Bodies();
  private final List<MockHttpServletRequest> inside = new ArrayList<>();

  @BodyLimit(kib = 16_384)
  private static void scan() {}

  @BodyLimit(kib = 1_000_000)
  private static void tooMuch() {}

  private static BodyLimit limit(String method) {
    try {
      var limit = BodiesInSumTest.class.getDeclaredMethod(method).getAnnotation(BodyLimit.class);
      if (limit != null) return limit;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no limit");
  }

  private void admit(long length, @Nullable BodyLimit limit, boolean known) {
    var request =
        new MockHttpServletRequest() {
          @Override
          public long getContentLengthLong() {
            return length;
          }
        };
    inside.add(request);
    bodies.admit(request, limit, known);
  }

  private void refused(int status, long length, @Nullable BodyLimit limit, boolean known) {
    assertThatThrownBy(() -> admit(length, limit, known))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(status));
  }

  @Test
  void all_together_are_thirty_two_mebibytes_and_what_is_refused_takes_none() {
    admit(16 * MIB, limit("scan"), true);
    admit(16 * MIB - 1, limit("scan"), true);
    admit(1, null, true);
    for (var n = 0; n < 3; n++) refused(503, 1, null, true);
    admit(0, null, true);
    admit(-1, null, true);

    bodies.release(inside.get(2));
    bodies.release(inside.get(2));
    admit(1, null, true);
    refused(503, 1, null, true);
  }

  @Test
  void no_endpoint_reads_more_than_sixteen_mebibytes_whatever_it_says() {
    refused(413, 16 * MIB + 1, limit("tooMuch"), true);
    admit(16 * MIB, limit("tooMuch"), true);
  }

  @Test
  void who_is_not_signed_in_sends_the_usual_alone_and_thirty_two_at_once() {
    refused(413, 65_537, limit("scan"), false);
    for (var n = 0; n < 32; n++) admit(65_536, limit("scan"), false);
    refused(503, 1, null, false);
    refused(503, 1, null, false);
    admit(1, null, true);
    admit(0, null, false);

    bodies.release(inside.get(1));
    admit(1, null, false);
    refused(503, 1, null, false);
    assertThat(inside).hasSize(39);
  }
}
