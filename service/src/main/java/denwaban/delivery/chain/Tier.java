package denwaban.delivery.chain;

import java.util.List;
import java.util.UUID;

/// Who is told together, and how each is reached.
///
/// @param people may be empty: no one is on call, or no one can be reached
public record Tier(List<Recipient> people) {

  /// @param ways the first one first
  public record Recipient(UUID contact, List<UUID> ways) {
    public Recipient {
      ways = List.copyOf(ways);
    }
  }

  public Tier {
    people = List.copyOf(people);
  }
}
