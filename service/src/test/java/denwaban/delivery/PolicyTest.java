package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PolicyTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private static Policy policy(@Nullable String from, @Nullable String to, String... digest) {
    return new Policy(
        Policy.USUAL.urgent(),
        Policy.USUAL.ordinary(),
        from == null ? null : LocalTime.parse(from),
        to == null ? null : LocalTime.parse(to),
        true,
        Arrays.stream(digest).map(LocalTime::parse).toList());
  }

  private static Instant tokyo(String time) {
    return Instant.parse("2026-11-27T" + time + "+09:00");
  }

  private static Instant told(Policy policy, String at) {
    return policy.begins(tokyo(at), false, TOKYO);
  }

  @Test
  void a_digest_comes_at_its_minute_or_at_the_next_one() {
    var policy = policy(null, null, "17:00", "09:00", "13:00");
    assertThat(told(policy, "12:59:59")).isEqualTo(tokyo("13:00:00"));
    assertThat(told(policy, "13:00:00")).isEqualTo(tokyo("13:00:00"));
    assertThat(told(policy, "13:00:01")).isEqualTo(tokyo("17:00:00"));
    assertThat(told(policy, "17:00:01")).isEqualTo(Instant.parse("2026-11-28T09:00:00+09:00"));
    assertThat(told(policy, "00:00:00")).isEqualTo(tokyo("09:00:00"));
  }

  @Test
  void with_one_digest_a_day_nothing_waits_longer_than_a_day() {
    var policy = policy(null, null, "00:00");
    assertThat(told(policy, "00:00:00")).isEqualTo(tokyo("00:00:00"));
    assertThat(told(policy, "00:00:01")).isEqualTo(Instant.parse("2026-11-28T00:00:00+09:00"));
  }

  @Test
  void a_digest_holds_nothing_that_is_urgent() {
    var policy = policy("20:00", "08:00", "09:00");
    assertThat(policy.digest(tokyo("21:00:00"), true, TOKYO)).isEmpty();
    assertThat(policy.begins(tokyo("21:00:00"), true, TOKYO)).isEqualTo(tokyo("21:00:00"));
  }

  @Test
  void without_digests_the_quiet_time_alone_holds_it() {
    var policy = policy("20:00", "08:00");
    assertThat(told(policy, "19:59:59")).isEqualTo(tokyo("19:59:59"));
    assertThat(told(policy, "20:00:00")).isEqualTo(Instant.parse("2026-11-28T08:00:00+09:00"));
  }

  @Test
  void a_day_has_up_to_six_digests() {
    var seven = IntStream.range(9, 16).mapToObj("%02d:00"::formatted).toList();
    assertThat(policy(null, null, seven.subList(0, 6).toArray(String[]::new)).digest()).hasSize(6);
    assertThatThrownBy(() -> policy(null, null, seven.toArray(String[]::new)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void digests_come_at_different_full_minutes_outside_of_the_quiet_time() {
    for (var bad : List.of(List.of("09:00", "09:00"), List.of("09:00:30"), List.of("20:00"))) {
      assertThatThrownBy(() -> policy("20:00", "08:00", bad.toArray(String[]::new)))
          .as("%s", bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> policy("20:00", "08:00", "07:59"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(policy("20:00", "08:00", "08:00", "19:59").digest()).hasSize(2);
  }

  @Test
  void a_rule_that_was_kept_before_there_were_digests_has_none() {
    var json = new JsonMapper();
    var kept = json.writeValueAsString(Policy.USUAL).replace(",\"digest\":[]", "");
    assertThat(kept).doesNotContain("digest");
    assertThat(json.readValue(kept, Policy.class)).isEqualTo(Policy.USUAL);
    var with = policy(null, null, "09:00");
    assertThat(json.readValue(json.writeValueAsString(with), Policy.class)).isEqualTo(with);
  }
}
