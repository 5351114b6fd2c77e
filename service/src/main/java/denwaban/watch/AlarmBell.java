package denwaban.watch;

import denwaban.access.CurrentUser;
import denwaban.access.session.EventStreams;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells the office's open pages how many alarms no one has seen, each [#EVERY_SECONDS]; the rules
/// are asked once for all pages, and not at all while no page is open. A stream, because a page
/// that polled would keep a session alive with no one at the screen.
@Component
class AlarmBell implements AutoCloseable {

  static final long EVERY_SECONDS = 60;

  private static final Logger LOG = LoggerFactory.getLogger(AlarmBell.class);

  private final EventStreams eventStreams;
  private final UnseenAlarms unseenAlarms;
  private final Set<Listener> listening = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alarms").factory());

  /// Whether a round out of turn is planned. Known to the rounds' one thread.
  private boolean planned;

  /// @param unseen of both days
  /// @param yesterday how many of them are of the day before
  /// @param rules what was broken, by the rules' codes, each once
  record News(int unseen, int yesterday, List<String> rules) {

    static News of(UnseenAlarms.Found found) {
      var all = Stream.concat(found.today().stream(), found.yesterday().stream()).toList();
      return new News(
          all.size(), found.yesterday().size(), all.stream().map(Alarm::rule).distinct().toList());
    }
  }

  AlarmBell(EventStreams eventStreams, UnseenAlarms unseenAlarms) {
    this.eventStreams = eventStreams;
    this.unseenAlarms = unseenAlarms;
    var _ =
        rounds.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /// Opens a stream; the first event comes as soon as the rules have been asked.
  SseEmitter listen(CurrentUser user) {
    var mine = new Listener();
    var stream = eventStreams.open(user, mine);
    mine.stream = stream;
    listening.add(mine);
    ask();
    return stream.emitter();
  }

  /// A user has seen some, or comes to look.
  void ask() {
    rounds.execute(this::round);
  }

  private void askAfter(Duration rest) {
    if (planned) return;
    planned = true;
    var _ =
        rounds.schedule(
            () -> {
              planned = false;
              round();
            },
            rest.toMillis() + 1,
            TimeUnit.MILLISECONDS);
  }

  private void round() {
    if (listening.isEmpty()) {
      return;
    }
    try {
      var found = unseenAlarms.look();
      var news = News.of(found);
      listening.forEach(there -> there.tell(news));
      // what was seen may have grown beyond what was told: no one waits a whole round for that
      if (!found.rest().isZero()) askAfter(found.rest());
    } catch (RuntimeException away) {
      // the scheduler would never come again
      LOG.atWarn().setCause(away).log("open pages were not told of alarms");
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }

  /// Unsubscribes when the stream is over.
  private final class Listener implements Runnable {

    private volatile EventStreams.@Nullable Stream stream;
    private volatile @Nullable News told;

    void tell(News news) {
      var open = stream;
      if (open != null && !news.equals(told) && open.send("alarms", "", news)) {
        told = news;
      }
    }

    @Override
    public void run() {
      listening.remove(this);
    }
  }
}
