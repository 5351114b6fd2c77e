package denwaban.assurance.checklist;

import denwaban.assurance.control.Item;
import denwaban.assurance.observation.Observation;
import denwaban.assurance.posture.Posture;
import denwaban.assurance.posture.PostureDays;
import denwaban.assurance.posture.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The checklist as JSON.
///
/// @param at when it was computed
/// @param verdict `go`, `conditional` or `no-go`
/// @param items all six
/// @param whole controls that belong to no single item
/// @param path how far a call is protected, leg by leg
/// @param badges of the certificates that are valid now, and of no others
/// @param coverage which service at which site a scope covers
/// @param days the history, the oldest first; the last one goes on
record ChecklistView(
    Instant at,
    String verdict,
    List<OfItem> items,
    List<OfControl> whole,
    List<PathLeg> path,
    List<Badge> badges,
    Coverage coverage,
    List<Day> days) {

  /// @param state `met`, `partly`, `not-met`, `expired`, `never-observed` or `not-applicable`
  /// @param standings how many of its controls stand how
  record OfItem(String item, String state, Map<String, Long> standings, List<OfControl> controls) {}

  /// @param standing `holds`, `failed`, `expired`, `could-not-look`, `never-observed`,
  ///   `not-applicable` or `per-client`
  /// @param heading of the guideline on safety measures, such as `10-6`
  /// @param maps ids in other catalogues
  record OfControl(
      String id,
      String ja,
      String en,
      String standing,
      String heading,
      Map<String, List<String>> maps,
      List<OfLeg> legs) {}

  /// @param leg `technical`, `people` or `contract`
  record OfLeg(
      String leg, String standing, boolean disagree, List<OfCheck> checks, List<OfCheck> second) {}

  /// @param by `machine`, `word` or `later`
  /// @param hours how long an observation of it says anything
  record OfCheck(
      String code,
      String ja,
      String en,
      String method,
      String by,
      long hours,
      String standing,
      @Nullable Why why,
      @Nullable Seen observation) {}

  record Why(String ja, String en) {}

  record Seen(
      UUID id,
      String ja,
      String en,
      long population,
      long sample,
      Instant collected,
      Instant expires,
      String producer) {}

  /// A leg of a call.
  ///
  /// @param leg `public`, `carrier`, `inside`, `stored` or `client`
  /// @param protection `no`, `unknown` or `yes`; yes only by an observation that holds
  record PathLeg(String leg, String protection, @Nullable String check) {}

  /// @param checkedAt when someone of the office last looked it up; null if no one did
  record Badge(
      String scheme,
      String number,
      String holder,
      String edition,
      LocalDate from,
      LocalDate to,
      String scope,
      @Nullable Instant checkedAt,
      @Nullable String link) {}

  /// @param sites as the office names them; a home that it manages is `home`
  record Coverage(List<String> services, List<String> sites, List<Scope> scopes) {}

  /// @param covered for each service, for each site: `covered`, `not-covered` or `undecided`
  record Scope(String scheme, String number, String text, List<List<String>> covered) {}

  record Day(LocalDate day, boolean over, List<DayItem> items) {}

  record DayItem(String item, String worst, String end, long minutes) {}

  static ChecklistView of(
      Posture posture, List<Badge> badges, Coverage coverage, List<PostureDays.Day> days) {
    return new ChecklistView(
        posture.at(),
        posture.verdict().code(),
        posture.items().stream().map(ChecklistView::item).toList(),
        posture.whole().stream().map(ChecklistView::control).toList(),
        path(posture),
        badges,
        coverage,
        days.stream().map(ChecklistView::day).toList());
  }

  private static OfItem item(Posture.OfItem it) {
    var standings =
        Arrays.stream(Standing.values())
            .filter(standing -> it.count(standing) > 0)
            .collect(java.util.stream.Collectors.toMap(Standing::code, it::count));
    return new OfItem(
        it.item().code(),
        it.state().code(),
        standings,
        it.controls().stream().map(ChecklistView::control).toList());
  }

  private static OfControl control(Posture.OfControl it) {
    var control = it.control();
    return new OfControl(
        control.id(),
        control.name().ja(),
        control.name().en(),
        it.standing().code(),
        control.heading(),
        control.maps(),
        it.legs().stream().map(ChecklistView::leg).toList());
  }

  private static OfLeg leg(Posture.OfLeg it) {
    return new OfLeg(
        it.leg().code(),
        it.standing().code(),
        it.disagree(),
        it.checks().stream().map(ChecklistView::check).toList(),
        it.second().stream().map(ChecklistView::check).toList());
  }

  private static OfCheck check(Posture.OfCheck it) {
    var check = it.check();
    var why = check.why();
    var seen = it.observation();
    return new OfCheck(
        check.code(),
        check.name().ja(),
        check.name().en(),
        check.method().code(),
        check.by().name().toLowerCase(java.util.Locale.ROOT),
        check.holds().toHours(),
        it.standing().code(),
        why == null ? null : new Why(why.ja(), why.en()),
        seen == null ? null : seen(seen));
  }

  private static Seen seen(Observation it) {
    return new Seen(
        it.id(),
        it.said().ja(),
        it.said().en(),
        it.population(),
        it.sample(),
        it.collected(),
        it.expires(),
        it.producer());
  }

  /// The public telephone network carries a call in clear: nothing that we observe changes that.
  private static List<PathLeg> path(Posture posture) {
    return List.of(
        new PathLeg("public", "no", null),
        new PathLeg("carrier", holds(posture, "tls.sip") ? "unknown" : "no", "tls.sip"),
        leg(posture, "inside", "call.srtp"),
        leg(posture, "stored", "canary.at-rest"),
        leg(posture, "client", "client.key"));
  }

  private static PathLeg leg(Posture posture, String leg, String check) {
    return new PathLeg(leg, holds(posture, check) ? "yes" : "unknown", check);
  }

  private static boolean holds(Posture posture, String check) {
    return posture.items().stream()
        .flatMap(it -> it.controls().stream())
        .flatMap(it -> it.legs().stream())
        .flatMap(it -> it.checks().stream())
        .anyMatch(it -> it.check().code().equals(check) && it.standing() == Standing.HOLDS);
  }

  private static Day day(PostureDays.Day it) {
    return new Day(
        it.day(),
        it.over(),
        Arrays.stream(Item.values())
            .filter(it.items()::containsKey)
            .map(item -> {
              var of = Objects.requireNonNull(it.items().get(item));
              return new DayItem(item.code(), of.worst().code(), of.end().code(), of.minutes());
            })
            .toList());
  }
}
