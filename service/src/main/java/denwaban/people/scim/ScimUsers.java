package denwaban.people.scim;

import denwaban.access.ApiClient;
import denwaban.access.Person;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.Engagement;
import denwaban.people.People;
import denwaban.people.PersonAccess;
import denwaban.people.Registry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What an identity provider may do with the registry: see who has a number of HR's, add, change,
/// end. A newcomer is an operator without a link, as by HR's list; a person who left and is back
/// has no access before an administrator opens it.
@Component
class ScimUsers {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /// As long as a day is written, such as 2027-03-31.
  private static final int DAY = 10;

  private final TenantTransactions transactions;
  private final People people;
  private final PersonAccess personAccess;
  private final Registry registry;
  private final InstantSource clock;

  ScimUsers(
      TenantTransactions transactions,
      People people,
      PersonAccess personAccess,
      Registry registry,
      InstantSource clock) {
    this.transactions = transactions;
    this.people = people;
    this.personAccess = personAccess;
    this.registry = registry;
    this.clock = clock;
  }

  /// In the order of their ids, which is that of their coming.
  List<ScimUser> list(Predicate<ScimUser> wanted, ApiClient to) {
    return transactions.office(() -> {
      var standings = registry.all();
      return people.show(to).stream()
          .flatMap(it -> user(it, standings.get(it.id())).stream())
          .filter(wanted)
          .sorted(Comparator.comparing(it -> it.person().id().value()))
          .toList();
    });
  }

  /// @throws Problem 404 if there is no such person, or they have no number
  ScimUser show(PersonId id, ApiClient to) {
    return transactions.office(() -> {
      people.shown(to);
      return find(id);
    });
  }

  /// @throws Problem 400 if something is missing or does not fit, 409 if the number is taken
  ScimUser add(UserChange userChange, ApiClient by) {
    return ended(
        transactions.office(() -> {
          if (userChange.or(Attribute.USER_NAME, "").isEmpty())
            throw ScimRefusals.value("userName");
          var engagement = engagement(userChange, null);
          var name = userChange.name().orElseGet(userChange::nameOfParts);
          var kana = userChange.or(Attribute.KANA, "");
          var id = fits("displayName", () -> people.add(name, kana, by)).id();
          registry.enter(id, engagement, times(userChange, new Registry.Times(null, null)), by);
          link(id, userChange, "");
          return find(id);
        }));
  }

  /// @param version what must still be so, or null
  /// @throws Problem 404, 400 and 409 as above, 412 if it changed since
  ScimUser change(PersonId id, @Nullable String version, UserChange userChange, ApiClient by) {
    return ended(
        transactions.office(() -> {
          people.hold(id); // what HR enters meanwhile is not taken back
          var before = find(id);
          if (version != null && !version.equals("*") && !version.equals(before.version())) {
            throw ScimRefusals.otherVersion();
          }
          var engagement = engagement(userChange, before.engagement());
          if (engagement.number().isEmpty()) throw ScimRefusals.value("userName");
          var times = times(userChange, before.times());
          if (!engagement.equals(before.engagement()) || !times.equals(before.times())) {
            registry.enter(id, engagement, times, by);
          }
          rename(before.person(), userChange, by);
          link(id, userChange, before.externalId());
          return find(id);
        }));
  }

  /// The person leaves now, if they have not left. No one is removed: what they did stays one
  /// person's doing.
  void end(PersonId id, ApiClient by) {
    var _ =
        ended(
            transactions.office(() -> {
              people.hold(id);
              var before = find(id);
              if (before.active()) {
                registry.enter(id, before.engagement(), leftBy(before.times(), now()), by);
              }
              return find(id);
            }));
  }

  /// A leaver's access is ended before the answer, and not by the round a second later: taken back
  /// within that second they would have their sessions again.
  private ScimUser ended(ScimUser user) {
    if (!user.active() && !user.person().disabled()) personAccess.leave(user.person().id());
    return user;
  }

  private void rename(Person before, UserChange userChange, ApiClient by) {
    var name = userChange.name().orElse(before.name());
    var kana = userChange.or(Attribute.KANA, before.kana());
    if (name.equals(before.name()) && kana.equals(before.kana())) return;
    var _ = fits("displayName", () -> people.rename(before.id(), name, kana, by));
  }

  private ScimUser find(PersonId id) {
    return people
        .find(id)
        .flatMap(it -> user(it, registry.find(id).orElse(null)))
        .orElseThrow(Problem::notFound);
  }

  /// Whom HR entered under a number: without one there is no `userName`.
  private Optional<ScimUser> user(Person person, Registry.@Nullable Standing standing) {
    if (standing == null || standing.engagement() == null || !person.role().staff()) {
      return Optional.empty();
    }
    var it = standing.engagement();
    return it.number().isEmpty()
        ? Optional.empty()
        : Optional.of(ScimUser.of(person, it, standing.times(), standing.externalId(), now()));
  }

  private void link(PersonId id, UserChange userChange, String before) {
    var external = userChange.or(Attribute.EXTERNAL_ID, before);
    if (external.length() > Registry.EXTERNAL_LIMIT) throw ScimRefusals.value("externalId");
    if (!external.equals(before)) registry.link(id, external);
  }

  private static Engagement engagement(UserChange userChange, @Nullable Engagement before) {
    var was =
        before == null
            ? new Engagement("", Engagement.Kind.EMPLOYEE, "", "", Engagement.Place.SITE, "", "")
            : before;
    try {
      return new Engagement(
          userChange.or(Attribute.USER_NAME, was.number()),
          Engagement.Kind.of(userChange.or(Attribute.KIND, was.kind().code())),
          userChange.or(Attribute.ORGANIZATION, was.employer()),
          userChange.or(Attribute.DEPARTMENT, was.unit()),
          Engagement.Place.of(userChange.or(Attribute.PLACE, was.place().code())),
          userChange.or(Attribute.SITE, was.site()),
          userChange.or(Attribute.HOURS, was.hours()));
    } catch (IllegalArgumentException wrong) {
      throw ScimRefusals.value(Optional.ofNullable(wrong.getMessage()).orElse("value"));
    }
  }

  /// `active` is what HR says for now: false ends at once whatever day was named, true takes a day
  /// back that has come.
  private Registry.Times times(UserChange userChange, Registry.Times before) {
    var now = now();
    var starts =
        userChange.names(Attribute.FROM) ? at(Attribute.FROM, userChange) : before.starts();
    var leaves =
        userChange.names(Attribute.UNTIL) ? at(Attribute.UNTIL, userChange) : before.leaves();
    var left = leaves != null && !leaves.isAfter(now);
    if (Boolean.FALSE.equals(userChange.active()) && !left) {
      return leftBy(new Registry.Times(starts, leaves), now);
    }
    if (Boolean.TRUE.equals(userChange.active()) && left && !userChange.names(Attribute.UNTIL)) {
      return new Registry.Times(starts, null);
    }
    return new Registry.Times(starts, leaves);
  }

  /// A person who leaves before their first day never began.
  private static Registry.Times leftBy(Registry.Times times, Instant now) {
    var starts = times.starts();
    return new Registry.Times(starts == null || starts.isBefore(now) ? starts : null, now);
  }

  /// A moment with its zone, or a day in Japan: its beginning, or, as the last one, its end.
  private static @Nullable Instant at(Attribute attribute, UserChange userChange) {
    var text = userChange.or(attribute, "");
    if (text.isEmpty()) return null;
    try {
      if (text.length() > DAY) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      }
      var day = LocalDate.parse(text);
      return (attribute == Attribute.UNTIL ? day.plusDays(1) : day).atStartOfDay(TOKYO).toInstant();
    } catch (DateTimeException malformed) {
      throw ScimRefusals.value(attribute.label);
    }
  }

  private static Person fits(String attribute, java.util.function.Supplier<Person> action) {
    try {
      return action.get();
    } catch (IllegalArgumentException malformed) {
      throw ScimRefusals.value(attribute);
    }
  }

  /// As the database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
