package denwaban.watch.rule;

import denwaban.vault.OperatorHeaders;
import denwaban.watch.Alarm;
import denwaban.watch.Day;
import denwaban.watch.LogEvent;
import denwaban.watch.Rule;
import denwaban.watch.watchlist.WatchedCall;
import denwaban.watch.watchlist.WatchedCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A user of the office touched a public figure's call that was not theirs, or their own after the
/// work on it was over. That it rang at other desks first does not count.
@Component
@Order(12)
public final class PublicFigure implements Rule {

  /// From the call's end, with its last moment: a quarter of an hour to write the message, and as
  /// long as it may be corrected.
  public static final Duration WRAP_UP = Duration.ofMinutes(15).plus(OperatorHeaders.WINDOW);

  @Override
  public String code() {
    return "public-figure";
  }

  @Override
  public List<Alarm> look(Day day) {
    return day
        .byActor(it ->
            it.byStaff()
                && !it.refused()
                && !it.act().equals("call.shown")
                && !it.act().equals("call.answered")
                && day.watched(it, WatchedCaller.Why.PUBLIC_FIGURE)
                    .anyMatch(call -> !took(day, it, call) || over(call, it.at())))
        .stream()
        .map(all -> Alarm.about(code(), all))
        .toList();
  }

  /// A user who took it longer ago than the day's context reaches comes after the wrap-up anyway.
  private static boolean took(Day day, LogEvent it, WatchedCall call) {
    return day.events().stream()
        .anyMatch(before ->
            before.act().equals("call.answered")
                && before.object().equals(call.call())
                && java.util.Objects.equals(before.client(), it.client())
                && java.util.Objects.equals(before.actor(), it.actor()));
  }

  private static boolean over(WatchedCall call, Instant at) {
    var ended = call.endedAt();
    return ended != null && at.isAfter(ended.plus(WRAP_UP));
  }
}
