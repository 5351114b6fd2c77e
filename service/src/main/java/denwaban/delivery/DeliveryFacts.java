package denwaban.delivery;

import denwaban.database.tenant.TenantTransactions;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.mail.MailCheck;
import denwaban.delivery.way.DeliveryWays;
import denwaban.http.outbound.Destinations.Standing;
import denwaban.http.outbound.FlowRegister;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/// How the promises of this module are kept, in numbers.
@Component
public class DeliveryFacts {

  /// Flows of so long are compared.
  public static final Duration WITHIN = Duration.ofDays(30);

  private final MailCheck mail;
  private final FlowRegister flows;
  private final DeliveryWays deliveryWays;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  DeliveryFacts(
      MailCheck mail,
      FlowRegister flows,
      DeliveryWays deliveryWays,
      TenantTransactions transactions,
      InstantSource clock) {
    this.mail = mail;
    this.flows = flows;
    this.deliveryWays = deliveryWays;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Calls the mail server.
  public MailCheck.Found mail() {
    return mail.look();
  }

  /// @param all hosts that something was sent to, by client and purpose
  /// @param unasked of them, where the client never asked for that kind of way, or has agreed to no
  ///   list that has the host
  public record Flows(int all, int unasked) {}

  /// Where something was sent to, against what each client's administrator asked for.
  public Flows flows() {
    var since = clock.instant().minus(WITHIN);
    var seen =
        flows.all().stream()
            .filter(it -> it.last().isAfter(since) && it.standing() != Standing.REFUSED)
            .toList();
    var unasked =
        seen.stream()
            .filter(it -> it.standing() == Standing.GRACE || !asked(it.client(), it.purpose()))
            .count();
    return new Flows(seen.size(), (int) unasked);
  }

  private boolean asked(ClientId client, String purpose) {
    return Arrays.stream(DeliveryWayKind.values())
        .filter(it -> it.code().equals(purpose))
        .allMatch(it -> transactions.as(client, () -> deliveryWays.everAsked(client, it)));
  }
}
