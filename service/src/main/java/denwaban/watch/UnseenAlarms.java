package denwaban.watch;

import denwaban.access.CurrentUser;
import denwaban.database.tenant.TenantTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Alarms that no user of the office has had on a screen: today's, and yesterday's until that day
/// is signed off.
@Component
public class UnseenAlarms {

  /// Alarms that are said to be seen at once.
  static final int LIMIT = 1_000;

  /// After midnight everything of the day before is in order.
  static final Duration SETTLED = Duration.ofMinutes(5);

  /// The rules rest so many times as long as they took: they never have more than a tenth of one
  /// core.
  static final int REST = 9;

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final TenantTransactions transactions;
  private final Watch watch;
  private final WatchTable book;
  private final InstantSource clock;

  /// A day that is over does not change, and is asked once.
  private @Nullable Yesterday before;

  private @Nullable Today known;

  /// @param entries that the day had when the rules were asked
  /// @param overdue logs whose entries waited too long then
  /// @param rest until then they are not asked again
  private record Today(
      LocalDate day, long entries, Set<Day.Log> overdue, List<Alarm> alarms, Instant rest) {}

  /// @param rest zero if today's are those of now; else they may be older, and the rules may be
  ///   asked again after it
  record Found(List<Alarm> today, List<Alarm> yesterday, Duration rest) {}

  private record Yesterday(LocalDate day, List<Alarm> alarms) {}

  UnseenAlarms(TenantTransactions transactions, Watch watch, WatchTable book, InstantSource clock) {
    this.transactions = transactions;
    this.watch = watch;
    this.book = book;
    this.clock = clock;
  }

  /// Asks the rules if there is anything new, which takes its time on a day with many entries; one
  /// at a time.
  synchronized Found look() {
    var today = watch.today();
    var yesterday = today.minusDays(1);
    var signed = transactions.office(() -> book.signed(yesterday)).isPresent();
    var rest = rest(today);
    return new Found(
        unseen(today, alarmsOfToday(today, rest)),
        signed ? List.of() : unseen(yesterday, alarmsOf(yesterday)),
        rest);
  }

  private Duration rest(LocalDate today) {
    var last = known;
    var now = clock.instant();
    return last != null && last.day().equals(today) && now.isBefore(last.rest())
        ? Duration.between(now, last.rest())
        : Duration.ZERO;
  }

  private List<Alarm> alarmsOfToday(LocalDate today, Duration rest) {
    var last = known;
    if (last != null && !rest.isZero()) {
      return last.alarms();
    }
    var begin = clock.instant();
    var entries = watch.entries(today);
    var overdue = watch.overdue();
    if (last != null
        && last.day().equals(today)
        && last.entries() == entries
        && last.overdue().equals(overdue)) {
      return last.alarms();
    }
    var alarms = watch.look(today).alarms();
    var end = clock.instant();
    var rested = end.plus(Duration.between(begin, end).multipliedBy(REST));
    known = new Today(today, entries, overdue, alarms, rested);
    return alarms;
  }

  private List<Alarm> alarmsOf(LocalDate yesterday) {
    var known = before;
    if (known != null && known.day().equals(yesterday)) {
      return known.alarms();
    }
    var alarms = watch.look(yesterday).alarms();
    var midnight = yesterday.plusDays(1).atStartOfDay(Day.ZONE).toInstant();
    if (!clock.instant().isBefore(midnight.plus(SETTLED))) {
      before = new Yesterday(yesterday, alarms);
    }
    return alarms;
  }

  private List<Alarm> unseen(LocalDate day, List<Alarm> alarms) {
    var seen = transactions.office(() -> book.seen(day));
    return alarms.stream().filter(it -> !seen.contains(it.key())).toList();
  }

  /// They were on a screen of this person.
  ///
  /// @param keys of alarms of that day
  /// @throws IllegalArgumentException if one is no key, there are more than [#LIMIT], or the day is
  ///   yet to come
  void seen(CurrentUser user, LocalDate day, Set<String> keys) {
    if (keys.size() > LIMIT
        || day.isAfter(watch.today())
        || !keys.stream().allMatch(it -> KEY.matcher(it).matches())) {
      throw new IllegalArgumentException("not alarms of a day");
    }
    transactions.office(
        () -> keys.forEach(it -> book.see(day, it, user.person(), clock.instant())));
  }
}
