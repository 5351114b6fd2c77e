package denwaban.audit;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every byte of a leaf, as docs/formats/audit-actions.md has it: others verify it for years.
class LeafTest {

  private static final Instant AT = Instant.parse("2026-11-24T06:00:00Z");
  private static final Bytes COMMITMENT = Bytes.of(new byte[32]);
  private static final String ZEROS = "A".repeat(43) + "=";

  @Test
  void a_persons_deed_names_everything() {
    var entry =
        Entry.done(
            Action.HEADER_RELEASED,
            new ClientId(new UUID(0, 1)),
            "thing",
            new Actor(new PersonId(new UUID(0, 9)), "client-member", "session-1"),
            Purpose.READ);
    assertThat(new Leaf(AT, entry, new UUID(0, 2), new UUID(0, 3), "0-4", COMMITMENT).text())
        .isEqualTo(
            "{\"act\":\"object.header.released\",\"actor\":\"00000000-0000-0000-0000-000000000003\","
                + "\"c\":\""
                + ZEROS
                + "\",\"client\":\"00000000-0000-0000-0000-000000000002\",\"obj\":\"0-4\","
                + "\"purpose\":\"read\",\"result\":\"done\",\"role\":\"client-member\","
                + "\"session\":\"session-1\",\"t\":\"2026-11-24T06:00:00.000Z\",\"v\":1}");
  }

  @Test
  void what_there_is_none_of_is_absent() {
    var entry = Entry.done(Action.CLIENT_ADDED, null, "thing", Actor.SERVICE, Purpose.OPERATE);
    assertThat(new Leaf(AT.plusMillis(7), entry, null, null, "o", COMMITMENT).text())
        .isEqualTo(
            "{\"act\":\"client.added\",\"c\":\""
                + ZEROS
                + "\",\"obj\":\"o\",\"purpose\":\"operate\",\"result\":\"done\",\"role\":\"service\","
                + "\"t\":\"2026-11-24T06:00:00.007Z\",\"v\":1}");
  }
}
