package denwaban.assurance.posture;

import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import denwaban.assurance.control.Control;
import denwaban.assurance.control.Item;
import denwaban.assurance.control.Leg;
import denwaban.assurance.observation.Observation;
import denwaban.assurance.observation.Scope;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How this office stands at a moment: for one client under its contract, or for the service that
/// is offered to all. It follows from the observations alone.
///
/// @param client null for the offered service
/// @param items all six, in their order
/// @param whole controls that belong to no single item
public record Posture(
    Instant at,
    @Nullable ClientId client,
    List<OfItem> items,
    List<OfControl> whole,
    Verdict verdict) {

  /// @param observation the newest; null if there is none
  public record OfCheck(Check check, Standing standing, @Nullable Observation observation) {}

  /// @param second independent ways to see the same
  /// @param disagree whether one of these says otherwise than the first: a fault of its own
  public record OfLeg(
      Leg leg, Standing standing, List<OfCheck> checks, List<OfCheck> second, boolean disagree) {}

  public record OfControl(Control control, Standing standing, List<OfLeg> legs) {}

  public record OfItem(Item item, ItemState state, List<OfControl> controls) {

    /// Controls that stand so.
    public long count(Standing standing) {
      return controls.stream().filter(it -> it.standing() == standing).count();
    }
  }

  /// @param newest of a check in a scope, of those that this office signed
  public static Posture of(
      BiFunction<String, Scope, Optional<Observation>> newest,
      @Nullable ClientId client,
      Instant at) {
    var looking = new Looking(newest, client, at);
    var all = Catalogue.ours().controls().stream().map(looking::control).toList();
    var items = Arrays.stream(Item.values()).map(it -> item(it, all)).toList();
    return new Posture(
        at,
        client,
        items,
        all.stream().filter(it -> it.control().belongsTo().isEmpty()).toList(),
        Verdict.of(items.stream().map(OfItem::state).toList()));
  }

  /// How each item stands.
  public Map<Item, ItemState> states() {
    return items.stream().collect(Collectors.toMap(OfItem::item, OfItem::state));
  }

  private static OfItem item(Item item, List<OfControl> all) {
    var controls = all.stream().filter(it -> it.control().item() == item).toList();
    return new OfItem(
        item,
        ItemState.of(
            controls.stream().map(OfControl::standing).toList(),
            controls.stream().flatMap(it -> it.legs().stream()).map(OfLeg::standing).toList()),
        controls);
  }

  private record Looking(
      BiFunction<String, Scope, Optional<Observation>> newest,
      @Nullable ClientId client,
      Instant at) {

    OfControl control(Control control) {
      var legs =
          control.legs().entrySet().stream().map(it -> leg(it.getKey(), it.getValue())).toList();
      return new OfControl(
          control,
          legs.stream().map(OfLeg::standing).reduce(Standing.PER_CLIENT, Standing::worse),
          legs);
    }

    private OfLeg leg(Leg leg, Control.Need need) {
      var checks = need.checks().stream().map(this::check).toList();
      var second = need.second().stream().map(this::check).toList();
      var first = worst(checks);
      var other = worst(second);
      // what the second way never saw takes nothing away; what it saw fail does
      var standing = other == Standing.FAILED ? first.worse(Standing.FAILED) : first;
      return new OfLeg(leg, standing, checks, second, disagree(first, second));
    }

    private static Standing worst(List<OfCheck> checks) {
      return checks.stream().map(OfCheck::standing).reduce(Standing.PER_CLIENT, Standing::worse);
    }

    private static boolean disagree(Standing first, List<OfCheck> second) {
      return switch (first) {
        case HOLDS -> second.stream().anyMatch(it -> it.standing() == Standing.FAILED);
        case FAILED -> second.stream().anyMatch(it -> it.standing() == Standing.HOLDS);
        default -> false;
      };
    }

    private OfCheck check(String code) {
      var check = Catalogue.ours().check(code);
      if (check.perClient() && client == null) {
        return new OfCheck(check, Standing.PER_CLIENT, null);
      }
      var scope = check.perClient() && client != null ? Scope.of(client) : Scope.OFFICE;
      var found = newest.apply(code, scope);
      return new OfCheck(check, Standing.of(found, at), found.orElse(null));
    }
  }
}
