package denwaban.boot;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import denwaban.database.CannotStart;
import denwaban.database.tenant.TenantTransactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.stereotype.Component;

/// The technical log as a file: JSON lines in UTC, a file a day, packed, removed after
/// `denwaban.logs.days`. Written from when the data folder is this program's alone.
@Component
public final class LogFile implements DisposableBean {

  /// Days that a technical log is kept at least; less would not outlive the search for a fault.
  static final int MIN_DAYS = 30;

  /// As long as anything is kept (docs/formats/contract-terms.md).
  static final int MAX_DAYS = 1_095;

  /// A part of a day that is packed by itself; more than this in one day is a fault of ours.
  private static final FileSize PART = new FileSize(20 * FileSize.MB_COEFFICIENT);

  /// When all together are larger, the oldest go before their time.
  private static final FileSize ALL = new FileSize(2 * FileSize.GB_COEFFICIENT);

  private final Logger root;
  private final RollingFileAppender<ILoggingEvent> appender;

  /// @param transactions there once the data folder is locked
  /// @throws CannotStart if the days are out of range, or the folder cannot be written
  @Autowired
  LogFile(
      @Value("${denwaban.data}") Path data,
      @Value("${denwaban.logs.days}") String days,
      TenantTransactions transactions) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    appender = appender(context, folder(data).resolve("denwaban.log"), days(days));
    root.addAppender(appender);
  }

  private static RollingFileAppender<ILoggingEvent> appender(
      LoggerContext context, Path file, int days) {
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName(file.toString());
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(file + ".%d{yyyy-MM-dd, UTC}.%i.gz");
    policy.setMaxHistory(days);
    policy.setCleanHistoryOnStart(true);
    policy.setMaxFileSize(PART);
    policy.setTotalSizeCap(ALL);
    policy.start();
    appender.setRollingPolicy(policy);
    appender.start();
    return appender;
  }

  private static Path folder(Path data) {
    var folder = data.toAbsolutePath().resolve("logs");
    try {
      if (!Files.isDirectory(folder)) {
        var own = PosixFilePermissions.fromString("rwx------");
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(own));
      }
      return folder;
    } catch (IOException e) {
      throw new CannotStart(
          "The folder of technical logs cannot be made: " + folder,
          "Give a folder this user may write to with --denwaban.data=FOLDER.",
          e);
    }
  }

  static int days(String text) {
    try {
      var days = Integer.parseInt(text);
      if (days >= MIN_DAYS && days <= MAX_DAYS) {
        return days;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new CannotStart(
        "Technical logs cannot be kept for \"" + text + "\" days.",
        "Give a number from %d to %d with --denwaban.logs.days=DAYS, or leave it out."
            .formatted(MIN_DAYS, MAX_DAYS));
  }

  @Override
  public void destroy() {
    root.detachAppender(appender);
    appender.stop();
  }
}
