package denwaban.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.ClientId;
import denwaban.terms.ContractRecord;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParsedRecordsTest {

  private final ParsedRecords parsed = new ParsedRecords();

  private static String text(int n) {
    var record = ContractRecord.standard(new ClientId(new UUID(0, n)));
    return new String(record.json().bytes().toArray(), UTF_8);
  }

  @Test
  void a_text_is_read_once_and_another_is_another_record() {
    var one = parsed.of(text(1));
    assertThat(one).isEqualTo(ContractRecord.standard(new ClientId(new UUID(0, 1))));
    assertThat(parsed.of(text(1))).isSameAs(one);
    assertThat(parsed.of(text(2)).client()).isEqualTo(new ClientId(new UUID(0, 2)));
  }

  @Test
  void the_one_that_was_asked_for_least_lately_is_forgotten_at_the_limit() {
    var first = parsed.of(text(1));
    for (var n = 2; n <= ParsedRecords.RECORDS; n++) parsed.of(text(n));
    assertThat(parsed.of(text(1))).as("at the limit").isSameAs(first);
    var second = parsed.of(text(2));
    for (var n = 3; n <= ParsedRecords.RECORDS + 1; n++) parsed.of(text(n));
    assertThat(parsed.of(text(2))).as("asked for lately").isSameAs(second);
    assertThat(parsed.of(text(1))).as("one too many").isNotSameAs(first).isEqualTo(first);
  }

  @Test
  void what_is_no_record_is_refused_each_time() {
    for (var n = 0; n < 2; n++) {
      assertThatThrownBy(() -> parsed.of("{}")).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
