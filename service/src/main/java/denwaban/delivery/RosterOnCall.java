package denwaban.delivery;

import denwaban.client.oncall.Roster;
import denwaban.delivery.chain.OnCall;
import denwaban.delivery.chain.Tier;
import denwaban.delivery.way.Way;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who is to be told, by the roster and the ways as they are now. A person who left, whose access
/// has ended, or who has no way, is not told.
record RosterOnCall(Roster roster, Map<UUID, List<Way>> reachable, ZoneId zone) implements OnCall {

  RosterOnCall {
    reachable = Map.copyOf(reachable);
  }

  @Override
  public int tiers() {
    return roster.tiers().size();
  }

  @Override
  public Tier at(int tier, Instant at) {
    return new Tier(
        roster.on(tier, at, zone).stream()
            .map(it ->
                new Tier.Recipient(
                    it.contact(),
                    reachable.getOrDefault(it.contact(), List.of()).stream().map(Way::id).toList()))
            .toList());
  }
}
