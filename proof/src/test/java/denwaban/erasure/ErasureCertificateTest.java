package denwaban.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.erasure.ErasureCertificate.Batch;
import denwaban.erasure.ErasureCertificate.EndedKey;
import denwaban.erasure.ErasureCertificate.Thing;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureCertificateTest {

  private static final Instant WEEK = Instant.parse("2026-11-26T00:00:00Z");

  private static ErasureCertificate of(List<EndedKey> keys, Thing... things) {
    return new ErasureCertificate(
        new ClientId(new UUID(1, 1)),
        1,
        false,
        WEEK,
        "test",
        List.of(new Batch("b", "message", WEEK, WEEK, List.of(things))),
        keys,
        WEEK,
        null,
        List.of());
  }

  private static Thing thing(ObjectId id, String request) {
    return new Thing(ErasureCertificate.hash(id), WEEK, WEEK, 1, WEEK, request);
  }

  @Test
  void a_key_wrapped_what_began_in_its_week_and_is_of_its_kind() {
    var key = new EndedKey("recording", WEEK, WEEK);
    var next = WEEK.plus(Duration.ofDays(7));
    assertThat(key.wrapped("recording", WEEK)).isTrue();
    assertThat(key.wrapped("recording", next.minusMillis(1))).isTrue();
    assertThat(key.wrapped("recording", WEEK.minusMillis(1))).isFalse();
    assertThat(key.wrapped("recording", next)).isFalse();
    assertThat(key.wrapped("message", WEEK)).isFalse();
  }

  @Test
  void whoever_knows_an_id_finds_it_and_no_other() {
    var first = new ObjectId(new UUID(1, 1));
    var second = new ObjectId(new UUID(1, 2));
    var thing = new Thing(ErasureCertificate.hash(second), WEEK, WEEK, 1, WEEK);
    var certificate =
        of(List.of(), new Thing(ErasureCertificate.hash(first), WEEK, WEEK, 1, WEEK), thing);
    assertThat(certificate.find(second)).contains(thing);
    assertThat(certificate.find(new ObjectId(new UUID(1, 3)))).isEmpty();
    assertThat(certificate.things()).isEqualTo(2);
  }

  @Test
  void its_format_is_the_second_where_it_has_keys_or_requests() {
    var id = new ObjectId(new UUID(1, 1));
    var due = new Thing(ErasureCertificate.hash(id), WEEK, WEEK, 1, WEEK);
    var keys = List.of(new EndedKey("recording", WEEK, WEEK));
    assertThat(of(List.of(), due).json().text()).contains("\"v\":1");
    assertThat(of(keys, due).json().text()).contains("\"v\":2");
    assertThat(of(List.of(), due, thing(id, "r")).json().text()).contains("\"v\":2");
  }
}
