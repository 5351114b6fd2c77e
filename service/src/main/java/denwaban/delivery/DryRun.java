package denwaban.delivery;

import denwaban.client.key.Line;
import denwaban.client.oncall.Rosters;
import denwaban.delivery.chain.Chain;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.way.DeliveryWays;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Who would be told, when, if something came at a given time and was not acknowledged. The same
/// chain as in earnest; nothing is sent.
@Component
class DryRun {

  /// Steps of a chain; 3 tiers of 10 ways each are 30.
  private static final int STEPS = 200;

  private final Policies policies;
  private final Rosters rosters;
  private final DeliveryWays deliveryWays;
  private final ClientZones zones;

  DryRun(Policies policies, Rosters rosters, DeliveryWays deliveryWays, ClientZones zones) {
    this.policies = policies;
    this.rosters = rosters;
    this.deliveryWays = deliveryWays;
    this.zones = zones;
  }

  /// @param tier from 1
  record Told(Instant at, int tier, UUID contact, UUID way) {}

  /// @param unansweredAt when the office would telephone
  record Run(List<Told> told, Instant unansweredAt) {
    Run {
      told = List.copyOf(told);
    }
  }

  Run of(ClientId client, Line line, boolean urgent, Instant at) {
    var policy = policies.of(client).policy();
    var zone = zones.of(client);
    var onCall =
        new RosterOnCall(rosters.of(client, line).roster(), deliveryWays.reachable(client), zone);
    var begin = policy.begins(at.plus(Policy.HELD), urgent, zone);
    var chain = Chain.held(policy.pace(urgent), begin);
    var told = new ArrayList<Told>();
    var last = begin;
    for (var i = 0; i < STEPS; i++) {
      var wake = chain.wake();
      if (wake == null) break;
      last = wake;
      var step = policy.step(chain, urgent, wake, zone, onCall);
      chain = step.chain();
      for (var send : step.sends()) {
        told.add(new Told(wake, send.tier() + 1, send.contact(), send.way()));
        chain = chain.after(send.contact(), send.way(), new Outcome.Accepted(), wake);
      }
    }
    return new Run(told, last);
  }
}
