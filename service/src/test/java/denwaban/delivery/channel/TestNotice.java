package denwaban.delivery.channel;

import denwaban.kernel.ClientId;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/// A notice that one urgent message waits: always the same one, by another try each time.
public final class TestNotice {

  public static final UUID DELIVERY = new UUID(1, 2);

  private TestNotice() {}

  /// @param company the client's name
  public static Notice urgent(ClientId client, String company, Instant since, String link) {
    return new Notice(
        DELIVERY,
        UUID.randomUUID(),
        client,
        company,
        Notice.About.MESSAGE,
        1,
        true,
        false,
        since,
        URI.create(link));
  }
}
