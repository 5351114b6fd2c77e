package denwaban.watch;

import denwaban.access.CurrentUser;
import denwaban.access.session.EventStream;
import denwaban.access.session.EventStreams;
import denwaban.database.PeriodicTask;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells the office's open pages how many alarms no one has seen, each [#EVERY]; the rules are
/// asked once for all pages, and not at all while no page is open. A stream, because a page that
/// polled would keep a session alive with no one at the screen.
@Component
class AlarmBell {

  static final Duration EVERY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(AlarmBell.class);

  private final EventStreams eventStreams;
  private final UnseenAlarms unseenAlarms;
  private final Set<Listener> listening = ConcurrentHashMap.newKeySet();

  /// Whether a round out of turn is about to begin: one answers all who asked before it.
  private final AtomicBoolean asked = new AtomicBoolean();

  /// Whether one is planned for when the rules may be asked again.
  private final AtomicBoolean planned = new AtomicBoolean();

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
  }

  @Bean
  static PeriodicTask alarmsTask(AlarmBell bell) {
    return new PeriodicTask("alarms", EVERY, bell::round);
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
    if (!asked.getAndSet(true)) Thread.ofVirtual().name("alarms").start(this::answer);
  }

  private synchronized void answer() {
    asked.set(false);
    round();
  }

  private void askAfter(Duration rest) {
    if (planned.getAndSet(true)) return;
    CompletableFuture.delayedExecutor(rest.toMillis() + 1, TimeUnit.MILLISECONDS)
        .execute(() -> {
          planned.set(false);
          ask();
        });
  }

  private synchronized void round() {
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
      LOG.atWarn().setCause(away).log("open pages were not told of alarms");
    }
  }

  /// Unsubscribes when the stream is over.
  private final class Listener implements Runnable {

    private volatile @Nullable EventStream stream;
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
