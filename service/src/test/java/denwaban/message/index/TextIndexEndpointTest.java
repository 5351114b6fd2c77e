package denwaban.message.index;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.retention.TestLeases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a page is told of what was erased.
class TextIndexEndpointTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final Instant MORNING = Instant.parse("2026-11-28T00:00:00Z");
  private static final Instant NOON = MORNING.plus(Duration.ofHours(3));
  private static final Instant EVENING = MORNING.plus(Duration.ofHours(9));

  private final CurrentUser kenta =
      new CurrentUser(
          new PersonId(UUID.randomUUID()),
          Role.CLIENT_MEMBER,
          new ClientId(UUID.randomUUID()),
          "s-1",
          "港 健太");
  private final TextIndexes indexes = new TextIndexes(database.jdbc(), database.fence());
  private final TextIndexEndpoint endpoint =
      new TextIndexEndpoint(indexes, TestLeases.over(database), () -> EVENING);

  private List<UUID> erased(@Nullable Instant since) {
    return Objects.requireNonNull(endpoint.find(kenta, since).getBody()).erased();
  }

  /// Another page of this member pruned the index in the evening; this one lay open since the
  /// morning.
  @Test
  void a_page_is_told_from_its_own_moment_on_also_if_another_has_pruned_the_index_since() {
    var gone = erasedAtNoon();
    assertThat(erased(null)).as("without an index nothing is to be pruned").isEmpty();
    assertThat(erased(MORNING)).as("it was removed").containsExactly(gone);
    indexes.put(kenta, 0, Bytes.of(new byte[] {1}), Bytes.of(new byte[64]), EVENING);
    assertThat(erased(null)).isEmpty();
    assertThat(erased(NOON)).isEmpty();
    assertThat(erased(MORNING)).containsExactly(gone);
  }

  private UUID erasedAtNoon() {
    var subject = UUID.randomUUID();
    database
        .superuser()
        .sql(
            """
            insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at, state,
              decided_at, erasure, unreadable_at, erased_at)
            values (:client, :subject, 'message', :call, :at, :at, 'erased', :at, :erasure, :at, :at)
            """)
        .param("client", kenta.memberOf().value())
        .param("subject", subject)
        .param("call", UUID.randomUUID())
        .param("erasure", UUID.randomUUID())
        .param("at", Rows.utc(NOON))
        .update();
    return subject;
  }
}
