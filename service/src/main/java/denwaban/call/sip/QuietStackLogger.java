package denwaban.call.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the SIP stack's place of log4j. Counts its troubles by kind; repeats none of its words,
/// for they contain addresses, numbers and whole messages.
///
/// Public with a public constructor because the stack makes it by name.
public final class QuietStackLogger implements StackLogger {

  private static final Logger LOG = LoggerFactory.getLogger(QuietStackLogger.class);

  @Override
  public boolean isLoggingEnabled() {
    return false;
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return level <= TRACE_ERROR;
  }

  @Override
  public void logException(Throwable trouble) {
    LOG.atDebug().addKeyValue("kind", trouble.getClass().getName()).log("SIP stack exception");
  }

  @Override
  public void logError(String words) {
    LOG.debug("SIP stack error");
  }

  @Override
  public void logError(String words, Exception trouble) {
    logException(trouble);
  }

  @Override
  public void logFatalError(String words) {
    LOG.warn("SIP stack fatal error");
  }

  @Override
  public void logWarning(String words) {}

  @Override
  public void logInfo(String words) {}

  @Override
  public void logDebug(String words) {}

  @Override
  public void logDebug(String words, Exception trouble) {}

  @Override
  public void logTrace(String words) {}

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int level) {}

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String stamp) {}

  @Override
  public void setStackProperties(Properties properties) {}

  @Override
  public String getLoggerName() {
    return LOG.getName();
  }
}
