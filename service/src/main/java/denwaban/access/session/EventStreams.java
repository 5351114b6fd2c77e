package denwaban.access.session;

import denwaban.access.CurrentUser;
import denwaban.access.SessionEnded;
import denwaban.database.PeriodicTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Server-sent events for a session: opened here, so that all close at once when the session ends,
/// heartbeats find dead ones, and none delays the program's stop.
@Component
public final class EventStreams {

  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /// Open streams per session; the oldest makes room.
  static final int PER_SESSION = 4;

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private static final Executor THREADS = task -> Thread.ofVirtual().name("events").start(task);

  private final Map<String, List<EventStream>> open = new ConcurrentHashMap<>();
  private final Sessions sessions;

  EventStreams(Sessions sessions) {
    this.sessions = sessions;
  }

  @Bean
  static PeriodicTask streamsTask(EventStreams streams) {
    return new PeriodicTask("streams", HEARTBEAT, streams::beat);
  }

  /// Opens a stream for the person's session; the endpoint returns its emitter.
  ///
  /// @param ended run once when the stream has ended; unsubscribe there
  public EventStream open(CurrentUser user, Runnable ended) {
    var emitter = new SseEmitter(0L); // no time limit of its own: the session has one
    var stream = new EventStream(emitter, ended, THREADS);
    open.merge(user.session(), List.of(stream), EventStreams::joined);
    Runnable over = () -> forget(user.session(), stream);
    emitter.onCompletion(over);
    emitter.onTimeout(over);
    emitter.onError(error -> over.run());
    var mine = open.getOrDefault(user.session(), List.of());
    mine.stream()
        .limit(Math.max(0, mine.size() - PER_SESSION))
        .forEach(oldest -> end(user.session(), oldest));
    return stream;
  }

  @EventListener
  void sessionEnded(SessionEnded ended) {
    for (var stream : open.getOrDefault(ended.session(), List.of())) {
      end(ended.session(), stream);
    }
  }

  /// Open streams would hold the web server's stop for half a minute.
  @EventListener
  void stopping(ContextClosedEvent closed) {
    open.keySet().forEach(session -> sessionEnded(new SessionEnded(session)));
  }

  void beat() {
    try {
      var alive = sessions.alive(open.keySet());
      open.keySet().stream()
          .filter(session -> !alive.contains(session))
          .forEach(session -> sessionEnded(new SessionEnded(session)));
    } catch (RuntimeException away) {
      // asked again at the next beat; a disabled person's streams end by event, without asking
      LOG.atWarn().setCause(away).log("sessions could not be checked");
    }
    open.forEach((session, streams) ->
        streams.stream().filter(stream -> !stream.beat()).forEach(gone -> end(session, gone)));
  }

  private void end(String session, EventStream stream) {
    forget(session, stream);
    stream.close();
  }

  private void forget(String session, EventStream stream) {
    var removed = new AtomicBoolean();
    open.computeIfPresent(
        session,
        (key, mine) -> {
          removed.set(mine.contains(stream));
          var rest = mine.stream().filter(it -> !it.equals(stream)).toList();
          return rest.isEmpty() ? null : rest;
        });
    if (removed.get()) {
      stream.ended();
    }
  }

  private static List<EventStream> joined(List<EventStream> some, List<EventStream> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
