package denwaban.call.sip;

import denwaban.call.Exchange;
import denwaban.call.NumberParser;
import denwaban.call.media.MediaPlane;
import denwaban.database.CannotStart;
import denwaban.kernel.CallId;
import denwaban.kernel.Ids;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sip.SipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens the SIP edge when everything behind it stands, and closes it first.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SipSettings.class)
class SipLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SipLifecycle.class);

  private final SipSettings settings;
  private final Exchange exchange;
  private final MediaPlane media;
  private final Ids ids;
  private final InstantSource clock;
  private final ExecutorService steps = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sip-timers").factory());
  private @Nullable SipEdge edge;

  SipLifecycle(
      SipSettings settings, Exchange exchange, MediaPlane media, Ids ids, InstantSource clock) {
    this.settings = settings;
    this.exchange = exchange;
    this.media = media;
    this.ids = ids;
    this.clock = clock;
  }

  /// For screens on which people write numbers.
  @Bean
  static NumberParser numberReading(SipSettings settings) {
    return settings.reading();
  }

  @Override
  public void start() {
    if (settings.port() == 0) return;
    var opened =
        new SipEdge(settings, exchange, media, () -> new CallId(ids.next()), clock, steps, later);
    try {
      opened.open();
    } catch (SipException taken) {
      throw new CannotStart(
          "SIP cannot listen on " + settings.host() + ":" + settings.port() + ".",
          "Stop what uses that port, or give another with --denwaban.sip.port=PORT.",
          taken);
    } catch (TlsKeys.Unreadable unreadable) {
      throw new CannotStart(
          "The certificate for SIP over TLS, or its key, cannot be read.",
          "Name PEM files with --denwaban.sip.certificate=FILE and --denwaban.sip.key=FILE.",
          unreadable);
    }
    edge = opened;
    LOG.atInfo().addKeyValue("port", settings.port()).log("SIP listens");
  }

  @Override
  public void stop() {
    if (edge != null) edge.close();
    edge = null;
    later.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return edge != null;
  }
}
