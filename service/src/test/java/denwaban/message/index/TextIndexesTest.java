package denwaban.message.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import denwaban.access.CurrentUser;
import denwaban.access.PersonDisabled;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.TestPeople;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TextIndexesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private static final Bytes SIGNATURE = Bytes.of(new byte[64]);
  private static final Instant PRUNED = Instant.parse("2026-11-28T00:00:00Z");
  private static final Bytes ONE = Bytes.of(new byte[] {1});
  private static final Bytes TWO = Bytes.of(new byte[] {2});

  private final ClientId minato = new ClientId(UUID.randomUUID());
  private final CurrentUser kenta = member(minato);
  private final TextIndexes indexes = new TextIndexes(database.jdbc(), database.fence());

  @Test
  void of_two_pages_the_one_that_comes_second_must_read_again() {
    indexes.put(kenta, 0, ONE, SIGNATURE, PRUNED);
    assertThat(late(0)).isEqualTo("index-changed");
    indexes.put(kenta, 1, TWO, SIGNATURE, PRUNED);
    assertThat(late(1)).isEqualTo("index-changed");
    assertThat(late(7)).isEqualTo("index-changed");
    assertThat(indexes.find(kenta)).contains(new TextIndexes.Kept(2, TWO, SIGNATURE, PRUNED));
  }

  @Test
  void nobody_is_given_another_members_index() {
    indexes.put(kenta, 0, ONE, SIGNATURE, PRUNED);
    assertThat(indexes.find(member(minato))).isEmpty();
    assertThat(indexes.find(member(new ClientId(UUID.randomUUID())))).isEmpty();
    assertThat(
            indexes.find(
                new CurrentUser(
                    kenta.person(),
                    Role.CLIENT_MEMBER,
                    new ClientId(UUID.randomUUID()),
                    "s",
                    kenta.name())))
        .isEmpty();
  }

  @Test
  void who_is_disabled_loses_his_index_and_nobody_else_does() {
    var sayaka = member(minato);
    indexes.put(kenta, 0, ONE, SIGNATURE, PRUNED);
    indexes.put(sayaka, 0, ONE, SIGNATURE, PRUNED);

    indexes.disabled(new PersonDisabled(kenta.person(), minato));
    indexes.disabled(new PersonDisabled(sayaka.person(), null));

    assertThat(indexes.find(kenta)).isEmpty();
    assertThat(indexes.find(sayaka)).isPresent();
    assertThat(
            database
                .superuser()
                .sql("select count(*) from inbox_text_index where person_id = :id")
                .param("id", kenta.person().value())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void what_is_left_of_who_was_disabled_goes_with_the_next_round() throws IOException {
    var log = new TestLog(database, folder).door();
    var clients = new TestClients(database, log);
    var client = clients.add("i" + minato.toString().substring(24), KeyKind.X25519).id();
    var people = new TestPeople(database, log, _ -> {});
    var left = people.add("港 健太", Role.CLIENT_MEMBER, client);
    var stays = people.add("港 花", Role.CLIENT_MEMBER, client);
    indexes.put(left, 0, ONE, SIGNATURE, PRUNED);
    indexes.put(stays, 0, ONE, SIGNATURE, PRUNED);
    people.access().disable(left.person(), stays);
    assertThat(indexes.find(left)).as("nobody heard of it").isPresent();

    new TextIndexCleanup(clients.clients(), people.people(), indexes).round();

    assertThat(indexes.find(left)).isEmpty();
    assertThat(indexes.find(stays)).isPresent();
  }

  private String late(long before) {
    return catchThrowable(() -> indexes.put(kenta, before, TWO, SIGNATURE, PRUNED))
            instanceof Problem problem
        ? problem.code()
        : "none";
  }

  private static CurrentUser member(ClientId client) {
    return new CurrentUser(
        new PersonId(UUID.randomUUID()), Role.CLIENT_MEMBER, client, "s-1", "港 健太");
  }
}
