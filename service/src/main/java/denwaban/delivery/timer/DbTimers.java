package denwaban.delivery.timer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import denwaban.kernel.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/// Timers by db-scheduler, over the same connection as the transaction that sets them.
public final class DbTimers implements Timers, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DbTimers.class);

  /// What a round may find late.
  static final Duration ROUND = Duration.ofMillis(500);

  /// A program that died gives its deliveries up after four of these.
  static final Duration HEARTBEAT = Duration.ofSeconds(4);

  static final int MISSED = 4;

  /// Deliveries that were taken up and not ended; most of them wait for a place ([ClientPlaces]).
  static final int AT_ONCE = 4 * ClientPlaces.LINE;

  /// After a fault of ours or of the database, or where too many of one client wait.
  static final Duration AGAIN = Duration.ofSeconds(5);

  private static final TaskDescriptor<String> DELIVERY =
      TaskDescriptor.of("delivery", String.class);

  private final Scheduler scheduler;
  private final InstantSource clock;
  private final ClientPlaces places = new ClientPlaces();

  /// What was set to another time while it ran: it runs once more, whatever it says.
  private final Set<String> again = ConcurrentHashMap.newKeySet();

  private volatile boolean running;

  public DbTimers(DataSource pool, InstantSource clock, ObjectProvider<Due> due) {
    this(pool, clock, due::getObject, HEARTBEAT);
  }

  /// @param heartbeat how often a program that lives says so
  public DbTimers(DataSource pool, InstantSource clock, Supplier<Due> due, Duration heartbeat) {
    var task =
        Tasks.custom(DELIVERY)
            .onFailureReschedule(FixedDelay.of(AGAIN))
            .onDeadExecutionRevive()
            .execute((instance, _) ->
                run(due.get(), ClientId.of(instance.getData()), UUID.fromString(instance.getId())));
    this.clock = clock;
    this.scheduler =
        Scheduler.create(new TimerConnections(pool), task)
            .tableName("delivery_timer")
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
            .serializer(new Text())
            .clock(clock::instant)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(ROUND)
            .heartbeatInterval(heartbeat)
            .missedHeartbeatsLimit(MISSED)
            .threads(AT_ONCE)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            // another version of the program may know it again
            .deleteUnresolvedAfter(Duration.ofDays(3_650))
            .shutdownMaxWait(Duration.ofSeconds(5))
            .build();
  }

  private CompletionHandler<String> run(Due due, ClientId client, UUID delivery) {
    try (var place = places.take(client, () -> due.urgent(client, delivery))) {
      return next(place == null ? clock.instant().plus(AGAIN) : due.run(client, delivery));
    } catch (InterruptedException stopped) {
      // the next start finds it due; the database is not asked by a thread that is interrupted
      return next(clock.instant());
    }
  }

  private CompletionHandler<String> next(@org.jspecify.annotations.Nullable Instant wake) {
    return (complete, operations) -> {
      if (wake == null) operations.remove();
      else operations.reschedule(complete, wake);
      var instance = complete.getExecution().taskInstance;
      if (again.remove(instance.getId())) {
        var _ = set(instance, complete.getTimeDone());
      }
    };
  }

  @Override
  public void begin(ClientId client, UUID delivery, Instant at) {
    scheduler.schedule(DELIVERY.instance(delivery.toString()).data(client.toString()).build(), at);
  }

  @Override
  public void at(ClientId client, UUID delivery, Instant at) {
    var id = delivery.toString();
    // before it is looked at: what ends meanwhile finds it
    again.add(id);
    if (set(DELIVERY.instance(id).data(client.toString()).build(), at)) again.remove(id);
  }

  /// False while it runs.
  private boolean set(TaskInstance<?> instance, Instant at) {
    try {
      var _ = scheduler.reschedule(instance, at);
      return true;
    } catch (TaskInstanceNotFoundException over) {
      var _ = scheduler.scheduleIfNotExists(instance, at);
      return true;
    } catch (TaskInstanceCurrentlyExecutingException running) {
      LOG.atDebug().addKeyValue("delivery", instance.getId()).setCause(running).log("in use");
      return false;
    }
  }

  @Override
  public void look() {
    if (running) scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// The client's id, as text.
  private static final class Text implements Serializer {

    @Override
    public byte[] serialize(Object data) {
      return data.toString().getBytes(US_ASCII);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
      return type.cast(new String(data, US_ASCII));
    }
  }
}
