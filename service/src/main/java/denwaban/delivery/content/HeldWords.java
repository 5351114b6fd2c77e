package denwaban.delivery.content;

import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.message.NoticeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Words that pages gave beside their messages, in memory and nowhere else. They are gone after
/// [#KEPT], once a notice is acknowledged, and when the program ends; notices then leave without
/// them.
@Component
public class HeldWords {

  /// As long as anybody is still told of most messages.
  static final Duration KEPT = Duration.ofHours(1);

  /// Of all words that are held, in UTF-16 code units; beyond it, notices leave without.
  static final int MOST = 8_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(HeldWords.class);

  private record Key(PersonId by, ObjectId object) {}

  private record Pending(NoticeWords.Given given, Instant until) {}

  private final InstantSource clock;
  private final Map<Key, Pending> held = new LinkedHashMap<>();
  private int length;

  HeldWords(InstantSource clock) {
    this.clock = clock;
  }

  /// Once more for the same message takes the place of what was given before.
  @EventListener
  synchronized void given(NoticeWords.Given it) {
    var key = new Key(it.by(), it.object());
    drop(key);
    if (length + it.words().length() > MOST) {
      LOG.atWarn().addKeyValue("object", it.object()).log("words do not fit: told of without them");
      return;
    }
    held.put(key, new Pending(it, clock.instant().plus(KEPT)));
    length += it.words().length();
    CompletableFuture.delayedExecutor(KEPT.toSeconds(), TimeUnit.SECONDS).execute(this::expire);
  }

  /// What this operator's page gave beside this very message.
  synchronized Optional<NoticeWords.Given> of(PersonId by, ObjectId object) {
    expire();
    return Optional.ofNullable(held.get(new Key(by, object))).map(Pending::given);
  }

  /// No one needs to be told of this call's message any more.
  public synchronized void forget(CallId call) {
    held.entrySet().stream()
        .filter(it -> it.getValue().given().call().equals(call))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::drop);
  }

  synchronized int length() {
    return length;
  }

  private synchronized void expire() {
    var now = clock.instant();
    held.entrySet().stream()
        .filter(it -> !now.isBefore(it.getValue().until()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::drop);
  }

  private void drop(Key key) {
    var before = held.remove(key);
    if (before != null) length -= before.given().words().length();
  }
}
