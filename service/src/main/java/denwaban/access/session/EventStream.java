package denwaban.access.session;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/// One open stream of server-sent events. Whoever sends never waits for the other side: a thread of
/// the stream's own does. A slow one skips to the newest event of each name.
public final class EventStream {

  /// The name of a comment.
  private static final String BEAT = "";

  private final SseEmitter emitter;
  private final Runnable ended;
  private final Executor threads;
  private final LinkedHashMap<String, SseEventBuilder> waiting = new LinkedHashMap<>();
  private boolean sending;
  private boolean over;

  /// @param emitter what the endpoint returns
  /// @param ended run once when the stream has ended, for whatever reason
  /// @param threads one thread per task: sending blocks
  public EventStream(SseEmitter emitter, Runnable ended, Executor threads) {
    this.emitter = emitter;
    this.ended = ended;
    this.threads = threads;
  }

  public SseEmitter emitter() {
    return emitter;
  }

  /// One event, in the place of one of the same name that waits still.
  ///
  /// @param id for `Last-Event-ID`, or empty
  /// @return false if the stream is over
  public boolean send(String event, String id, Object body) {
    var message = SseEmitter.event().name(event).data(body, MediaType.APPLICATION_JSON);
    return put(event, id.isEmpty() ? message : message.id(id));
  }

  /// Finds out whether the other side is there.
  ///
  /// @return false if the stream is over
  boolean beat() {
    return put(BEAT, SseEmitter.event().comment("beat"));
  }

  private synchronized boolean put(String event, SseEventBuilder message) {
    if (over) return false;
    waiting.remove(event);
    waiting.put(event, message);
    if (!sending) {
      sending = true;
      threads.execute(this::sendAll);
    }
    return true;
  }

  private void sendAll() {
    try {
      for (var next = next(); next != null; next = next()) emitter.send(next);
    } catch (IOException | RuntimeException gone) {
      // also what cannot be written: one that stays as it is would send nothing any more, unseen
      synchronized (this) {
        over = true;
        sending = false;
        waiting.clear();
      }
    }
  }

  private synchronized @Nullable SseEventBuilder next() {
    var first = waiting.pollFirstEntry();
    if (first == null) {
      sending = false;
      return null;
    }
    return first.getValue();
  }

  void ended() {
    ended.run();
  }

  /// Nothing is sent any more. What is just being sent would hold its end up.
  void close() {
    boolean busy;
    synchronized (this) {
      over = true;
      waiting.clear();
      busy = sending;
    }
    if (busy) threads.execute(emitter::complete);
    else emitter.complete();
  }
}
