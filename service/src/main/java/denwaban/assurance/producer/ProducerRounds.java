package denwaban.assurance.producer;

import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets each producer look when it is time. One that breaks, or takes too long, hides nothing of
/// what the others see: its checks could not be looked at.
@Component
public final class ProducerRounds {

  private static final Logger LOG = LoggerFactory.getLogger(ProducerRounds.class);

  /// For one look.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Producer> producers;
  private final Observations observations;
  private final InstantSource clock;
  private final Duration patience;
  private final Map<Producer, Instant> looked = new ConcurrentHashMap<>();

  @org.springframework.beans.factory.annotation.Autowired
  ProducerRounds(List<Producer> producers, Observations observations, InstantSource clock) {
    this(producers, observations, clock, PATIENCE);
  }

  ProducerRounds(
      List<Producer> producers, Observations observations, InstantSource clock, Duration patience) {
    this.producers = producers;
    this.observations = observations;
    this.clock = clock;
    this.patience = patience;
  }

  public List<Producer> producers() {
    return producers;
  }

  /// Lets each producer that is due look.
  ///
  /// @throws org.springframework.dao.DataAccessException if nothing can be kept; those who looked
  ///   look again the next time
  public void round() throws InterruptedException {
    var now = clock.instant();
    var due = producers.stream().filter(it -> due(it, now)).toList();
    if (due.isEmpty()) return;
    var all = new ArrayList<Finding>();
    for (var producer : due) {
      all.addAll(look(producer));
    }
    observations.keep(all);
    due.forEach(it -> looked.put(it, now));
  }

  /// Lets those look who observe these checks, at once.
  public void lookAt(List<String> checks) throws InterruptedException {
    var all = new ArrayList<Finding>();
    for (var producer : producers) {
      if (producer.checks().stream().anyMatch(checks::contains)) all.addAll(look(producer));
    }
    observations.keep(all);
  }

  /// A look of a moment to come, by a clock that was ahead, is no reason to wait.
  private boolean due(Producer producer, Instant now) {
    var last = looked.get(producer);
    return last == null || now.isBefore(last) || !now.isBefore(last.plus(producer.every()));
  }

  private List<Finding> look(Producer producer) throws InterruptedException {
    var findings = new Findings();
    var task =
        new FutureTask<>(() -> {
          producer.look(findings);
          return findings.all();
        });
    var thread = Thread.ofPlatform().daemon().name("look").start(task);
    try {
      var all = new ArrayList<>(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      producer.checks().stream()
          .filter(it -> all.stream().noneMatch(found -> found.check().equals(it)))
          .filter(it -> !silent(it))
          .forEach(it -> all.add(blind(it, new Words("答えがありませんでした。", "There was no answer."))));
      return all;
    } catch (ExecutionException broken) {
      LOG.atWarn()
          .addKeyValue("producer", producer.getClass().getSimpleName())
          .setCause(broken.getCause())
          .log("a producer could not look");
    } catch (TimeoutException late) {
      thread.interrupt();
      LOG.atWarn()
          .addKeyValue("producer", producer.getClass().getSimpleName())
          .log("a producer took too long");
    }
    return nothingOf(producer);
  }

  /// Also of each client of whom it found something before: what was good then is not so for that.
  private List<Finding> nothingOf(Producer producer) {
    var said = new Words("確かめる途中で失敗しました。", "The look itself failed.");
    var office = producer.checks().stream().filter(it -> !silent(it)).map(it -> blind(it, said));
    var clients =
        observations.newest().stream()
            .filter(it -> producer.checks().contains(it.check()) && silent(it.check()))
            .map(it -> Finding.of(it.check(), it.scope(), Outcome.COULD_NOT_LOOK, 0, 0, said));
    return Stream.concat(office, clients).toList();
  }

  /// What is observed for each client says nothing while there is no client.
  private static boolean silent(String check) {
    return denwaban.assurance.control.Catalogue.ours().check(check).perClient();
  }

  private static Finding blind(String check, Words said) {
    return Finding.of(check, Scope.OFFICE, Outcome.COULD_NOT_LOOK, 0, 0, said);
  }
}
