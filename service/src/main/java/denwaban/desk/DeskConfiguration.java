package denwaban.desk;

import denwaban.access.session.Sessions;
import denwaban.audit.AuditLog;
import denwaban.call.BlockList;
import denwaban.call.CallSettings;
import denwaban.call.CallerWatchlist;
import denwaban.call.ClientDirectory;
import denwaban.call.Directory;
import denwaban.call.RecordingTap;
import denwaban.call.Slips;
import denwaban.call.Switchboard;
import denwaban.call.Timers;
import denwaban.call.ledger.CallTable;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.MediaSettings;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKeys;
import denwaban.client.mailbox.Mailboxes;
import denwaban.contract.AnsweringPolicy;
import denwaban.contract.Contracts;
import denwaban.database.backlog.Backlog;
import denwaban.database.backlog.BacklogReplay;
import denwaban.database.tenant.TenantTransactions;
import denwaban.people.group.OperatorGroups;
import denwaban.script.Scripts;
import denwaban.script.instruction.Instructions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Joins the switchboard with its ports.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallSettings.class)
public class DeskConfiguration {

  private static final int MOST_LOOPS = 8;

  /// An idle session ends after 15 min; a headset counts as presence.
  private static final Duration PRESENCE = Duration.ofMinutes(4);

  @Bean(destroyMethod = "close")
  MediaPlane mediaPlane(CallSettings settings, Clock clock) {
    return MediaPlane.open(media(settings, clock));
  }

  /// @throws IllegalArgumentException if an address is none, or a number out of range
  static MediaSettings media(CallSettings settings, Clock clock) {
    var media = settings.media();
    var loops =
        media.loops() > 0
            ? media.loops()
            : Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
    return new MediaSettings(
        media.bind(),
        media.told(),
        media.firstPort(),
        media.lastPort(),
        loops,
        // callers, and those whose legs are not closed yet
        Math.min(MediaSettings.MAX_LEGS, 2 * settings.lines()),
        MediaSettings.MAX_LINES,
        clock);
  }

  /// Steps of calls: short, many, and some of them wait for the database or the network.
  @Bean(destroyMethod = "close")
  CallThreads callThreads() {
    return new CallThreads(
        Executors.newVirtualThreadPerTaskExecutor(),
        Executors.newSingleThreadScheduledExecutor(daemon("call-timers")));
  }

  @Bean(destroyMethod = "shutdown")
  ExecutorService callBookThread() {
    return Executors.newSingleThreadExecutor(daemon("call-book"));
  }

  @Bean
  CallTable callBook(
      JdbcClient db,
      TenantTransactions transactions,
      ApplicationEventPublisher events,
      AuditLog audit,
      Backlog backlog,
      BacklogReplay backlogReplay,
      ExecutorService callBookThread) {
    return new CallTable(db, transactions, events, audit, backlog, backlogReplay, callBookThread);
  }

  @Bean
  DeskScreens deskScreens() {
    return new DeskScreens();
  }

  @Bean
  Directory callDirectory(
      Clients clients,
      Contracts contracts,
      AnsweringPolicy answering,
      Scripts scripts,
      Instructions instructions,
      CompanyKeys keys,
      Mailboxes mailboxes,
      OperatorGroups groups,
      TenantTransactions transactions) {
    return new ClientDirectory(
        clients,
        contracts,
        answering,
        scripts,
        instructions,
        keys,
        mailboxes,
        groups,
        transactions);
  }

  @Bean
  StricterClients stricterClients(Contracts contracts) {
    return contracts::askingMoreThan;
  }

  /// Without the recording module the program does not start: a call that could not be recorded
  /// would look like one that the contract forbids to record.
  @Bean
  Switchboard switchboard(
      Directory directory,
      RecordingTap recordingTap,
      Scripts scripts,
      CallTable book,
      Slips slips,
      CallerWatchlist callerWatchlist,
      BlockList blockList,
      DeskScreens screens,
      CallThreads threads,
      Clock clock,
      CallSettings settings) {
    return new Switchboard(
        directory,
        recordingTap,
        new CallSounds(scripts),
        book,
        slips,
        callerWatchlist,
        blockList,
        screens,
        threads,
        clock,
        threads.steps(),
        settings.patience());
  }

  @Bean
  DeskLines deskLines(
      MediaPlane media, Switchboard switchboard, Sessions sessions, CallThreads threads) {
    var lines = new DeskLines(media, switchboard, sessions::stillHere);
    threads.every(PRESENCE, lines::keepSessions);
    return lines;
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }

  /// Where the work of calls runs, now and later.
  public record CallThreads(ExecutorService steps, ScheduledExecutorService later)
      implements Timers, AutoCloseable {

    @Override
    public Timer after(Duration delay, Runnable work) {
      var future =
          later.schedule(() -> steps.execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> future.cancel(false);
    }

    void every(Duration period, Runnable work) {
      var _ =
          later.scheduleWithFixedDelay(
              () -> steps.execute(work),
              period.toMillis(),
              period.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      later.shutdownNow();
      steps.shutdownNow();
    }
  }
}
