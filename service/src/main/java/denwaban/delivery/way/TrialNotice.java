package denwaban.delivery.way;

import denwaban.access.CurrentUser;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Links;
import denwaban.delivery.channel.Notice;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A notice that says that it is a test, by one way, at once.
@Component
final class TrialNotice {

  /// Of one client, in ten minutes: more would be a way to annoy others.
  static final int TESTS = 20;

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final DeliveryWays deliveryWays;
  private final DeliveryWayHealth health;
  private final Clients clients;
  private final TenantTransactions transactions;
  private final Links links;
  private final RateLimiter limiter;
  private final Ids ids;
  private final InstantSource clock;

  TrialNotice(
      DeliveryWays deliveryWays,
      DeliveryWayHealth health,
      Clients clients,
      TenantTransactions transactions,
      Links links,
      Ids ids,
      InstantSource clock) {
    this.deliveryWays = deliveryWays;
    this.health = health;
    this.clients = clients;
    this.transactions = transactions;
    this.links = links;
    this.limiter = new RateLimiter(TESTS, WINDOW, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /// @throws Problem 404 if there is no such way; 429 if there were too many tests
  DeliveryWayEndpoint.Tested send(CurrentUser user, UUID id) {
    var client = user.memberOf();
    var way = deliveryWays.way(client, id).orElseThrow(Problem::notFound);
    limiter.check(client.toString());
    limiter.count(client.toString());
    var company = clients.find(client).orElseThrow(Problem::notFound).name();
    Address address;
    try {
      address = deliveryWays.address(client, way).orElseThrow(Problem::notFound);
    } catch (IOException vault) {
      throw new UncheckedIOException("the key vault is away", vault);
    }
    var notice =
        new Notice(
            ids.next(),
            ids.next(),
            client,
            company,
            Notice.About.TEST,
            1,
            false,
            false,
            clock.instant(),
            links.inbox());
    var outcome = deliveryWays.channel(way.kind()).send(notice, address);
    var now = clock.instant();
    return switch (outcome) {
      case Outcome.Accepted() -> {
        transactions.run(client, () -> health.worked(client, way, now));
        yield new DeliveryWayEndpoint.Tested("accepted", null);
      }
      case Outcome.Later(var trouble, _) -> failed(user, way, "later", trouble);
      case Outcome.Refused(var trouble) -> failed(user, way, "refused", trouble);
      case Outcome.Unknown() -> failed(user, way, "unknown", "no-answer");
    };
  }

  private DeliveryWayEndpoint.Tested failed(
      CurrentUser user, Way way, String outcome, String trouble) {
    var client = user.memberOf();
    transactions.run(client, () -> health.failed(client, way, trouble, clock.instant()));
    return new DeliveryWayEndpoint.Tested(outcome, trouble);
  }
}
