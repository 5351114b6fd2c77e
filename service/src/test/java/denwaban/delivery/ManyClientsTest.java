package denwaban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Clients whose people have the same names, and partly the same mail addresses: a notice of one
/// never goes by another's list.
class ManyClientsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// Addresses that are in use; each client has two of them.
  private static final int ADDRESSES = 30;

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong(1_000_000));

  @Test
  void no_notice_goes_to_another_client() {
    var test = new TestDelivery(database, folder);
    var chance = new Random(seed);
    var clients = new ArrayList<Client>();
    Map<ClientId, Set<String>> lists = new HashMap<>();
    var count = Often.times("clients", seed, 20, 200);
    for (var n = 0; n < count; n++) {
      var client = test.client("m" + n);
      var admin = test.member(client, Role.CLIENT_ADMIN);
      var first = address(chance);
      var second = address(chance);
      test.roster(admin, test.person(admin, null, first), test.person(admin, null, second));
      clients.add(client);
      lists.put(client.id(), new HashSet<>(List.of(first, second)));
    }
    var operator = new PersonId(new UUID(8, 8));
    var messages = Often.times("deliveries", seed, 300, 100_000);
    for (var n = 0; n < messages; n++) {
      var client = clients.get(chance.nextInt(clients.size()));
      var call = test.message(client, chance.nextBoolean(), operator);
      if (n % 50 == 49) test.pass(Duration.ofMinutes(2));
      assertThat(test.of(client, call).call()).isEqualTo(call);
    }
    test.pass(Duration.ofDays(1));
    assertThat(test.mail.carried).hasSizeGreaterThanOrEqualTo(messages);
    assertThat(test.mail.carried)
        .as("seed %d", seed)
        .allSatisfy(it -> {
          assertThat(lists.get(it.notice().client())).contains(it.to());
          assertThat(test.history.find(it.notice().client(), it.notice().id())).isPresent();
        });
  }

  private static String address(Random chance) {
    return "p" + chance.nextInt(ADDRESSES) + "@shared.example";
  }
}
