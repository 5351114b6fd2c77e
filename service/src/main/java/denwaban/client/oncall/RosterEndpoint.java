package denwaban.client.oncall;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.client.Clients;
import denwaban.client.key.Line;
import denwaban.client.mailbox.Mailboxes;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who is on call, for the own company's members. A box is named `company`, or by its id.
@RestController
@RequestMapping("/api/rosters/{line}")
class RosterEndpoint {

  /// Days that can be looked ahead, or back.
  static final int DAYS = 366;

  private final Rosters rosters;
  private final Mailboxes mailboxes;
  private final Clients clients;
  private final InstantSource clock;

  RosterEndpoint(Rosters rosters, Mailboxes mailboxes, Clients clients, InstantSource clock) {
    this.rosters = rosters;
    this.mailboxes = mailboxes;
    this.clients = clients;
    this.clock = clock;
  }

  record Turn(int day, String from, String to, UUID contact) {
    Turn {
      requireNonNull(from);
      requireNonNull(to);
      requireNonNull(contact);
    }
  }

  record Change(Instant from, Instant to, UUID contact) {
    Change {
      requireNonNull(from);
      requireNonNull(to);
      requireNonNull(contact);
    }
  }

  record Tier(List<Turn> weekly, List<Change> changes, @Nullable UUID fallback) {
    Tier {
      weekly = List.copyOf(weekly);
      changes = List.copyOf(changes);
    }

    static Tier of(Roster.Tier it) {
      return new Tier(
          it.weekly().stream()
              .map(turn ->
                  new Turn(
                      turn.day(), turn.from().toString(), turn.to().toString(), turn.contact()))
              .toList(),
          it.changes().stream().map(x -> new Change(x.from(), x.to(), x.contact())).toList(),
          it.fallback());
    }

    Roster.Tier tier() {
      return new Roster.Tier(
          weekly.stream()
              .map(it ->
                  new Roster.Turn(
                      it.day(), LocalTime.parse(it.from()), LocalTime.parse(it.to()), it.contact()))
              .toList(),
          changes.stream().map(it -> new Roster.Change(it.from(), it.to(), it.contact())).toList(),
          fallback);
    }
  }

  /// @param version 0 if none was set for this box
  /// @param own false where the general box's roster stands in
  record Shown(int version, boolean own, String zone, List<Tier> tiers) {}

  record Wanted(int version, List<Tier> tiers) {
    Wanted {
      tiers = List.copyOf(tiers);
    }
  }

  /// @param why `change`, `turn` or `fallback`; null with the contact
  record OnDuty(@Nullable UUID contact, @Nullable String why) {}

  /// @param tiers in order; one without a contact has no one on call
  record Stretch(Instant from, Instant to, List<OnDuty> tiers, boolean hole) {
    static Stretch of(Roster.Stretch it) {
      return new Stretch(
          it.from(),
          it.to(),
          it.tiers().stream()
              .map(duty ->
                  duty == null
                      ? new OnDuty(null, null)
                      : new OnDuty(
                          duty.contact(), duty.why().name().toLowerCase(java.util.Locale.ROOT)))
              .toList(),
          it.hole());
    }
  }

  /// @param by a member's id
  record Version(int version, Instant at, UUID by, List<Tier> tiers) {}

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  Shown shown(CurrentUser user, @PathVariable String line) {
    var current = rosters.of(user.memberOf(), followed(user, line));
    return new Shown(
        current.version(),
        current.own(),
        zone(user).getId(),
        current.roster().tiers().stream().map(Tier::of).toList());
  }

  @PutMapping
  @BodyLimit(kib = 128)
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(CurrentUser user, @PathVariable String line, @RequestBody Wanted body) {
    var box = followed(user, line);
    Roster wanted;
    try {
      wanted = new Roster(body.tiers().stream().map(Tier::tier).toList());
    } catch (IllegalArgumentException | java.time.DateTimeException unfit) {
      throw new Problem(422, "roster-unfit");
    }
    rosters.set(user, box, body.version(), wanted);
  }

  /// Who would be told, from now or from a day in the past on.
  ///
  /// @param days how many, 1 to 366; negative for those until now
  @GetMapping("/days")
  @RequiresPermission(Permission.READ_OWN)
  List<Stretch> days(CurrentUser user, @PathVariable String line, @RequestParam int days) {
    if (days == 0 || Math.abs(days) > DAYS) throw Problem.malformed();
    var box = followed(user, line);
    var now = clock.instant();
    return days > 0
        ? stretches(rosters.of(user.memberOf(), box).roster(), now, days(now, days), zone(user))
        : past(user, box, days(now, days), now);
  }

  private static Instant days(Instant now, int days) {
    return now.plus(Duration.ofDays(days));
  }

  /// Each version, for the time in which it counted; before a box had one of its own, the general
  /// box's.
  private List<Stretch> past(CurrentUser user, Line box, Instant from, Instant now) {
    var all = new ArrayList<Stretch>();
    var to = now;
    for (var version : rosters.counted(user.memberOf(), box)) {
      if (!to.isAfter(from)) break;
      var begin = version.at().isBefore(from) ? from : version.at();
      if (begin.isBefore(to)) {
        all.addAll(0, stretches(version.roster(), begin, to, zone(user)));
        to = begin;
      }
    }
    return all;
  }

  private static List<Stretch> stretches(Roster roster, Instant from, Instant to, ZoneId zone) {
    return roster.between(from, to, zone).stream().map(Stretch::of).toList();
  }

  @GetMapping("/versions")
  @RequiresPermission(Permission.READ_OWN)
  List<Version> versions(CurrentUser user, @PathVariable String line) {
    return rosters.versions(user.memberOf(), followed(user, line)).stream()
        .map(it ->
            new Version(
                it.version(),
                it.at(),
                it.by(),
                it.roster().tiers().stream().map(Tier::of).toList()))
        .toList();
  }

  private Line followed(CurrentUser user, String line) {
    var box = Line.parse(line);
    if (!mailboxes.mayTend(user, box)) throw Problem.notFound();
    return box;
  }

  private ZoneId zone(CurrentUser user) {
    return clients.find(user.memberOf()).orElseThrow(Problem::notFound).zone();
  }
}
