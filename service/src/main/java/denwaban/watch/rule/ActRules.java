package denwaban.watch.rule;

import denwaban.watch.Rule;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Rules that ask for nothing but certain acts.
@Configuration(proxyBeanMethods = false)
public class ActRules {

  /// The program ended without saying so: killed, or the machine went. Calls may have been cut.
  @Bean
  @Order(11)
  static Rule uncleanShutdown() {
    return aDay("program-died", "program.died");
  }

  /// The disk has too little room: first the office is told, then readings stop.
  @Bean
  @Order(14)
  static Rule fullDisk() {
    return aDay("disk", "disk.low");
  }

  /// The log could not be written for a while: nothing was read, and what calls left came later.
  @Bean
  @Order(15)
  static Rule logUnavailable() {
    return aDay("log-away", "log.caught-up");
  }

  /// A copy of a log could not be written where it belongs. The entry stands in the log that was to
  /// be copied, so the alarm says whose it is.
  @Bean
  @Order(16)
  public static Rule failedCopy() {
    return eachLog("copy-failed", "copy.failed");
  }

  /// The program tried one of its own endpoints without a right to it, and was not refused.
  @Bean
  @Order(17)
  static Rule probeNotRefused() {
    return aDay("not-refused", "probe.not-refused");
  }

  /// The break-glass account was opened, or someone tried to open it. Each client's log has its own
  /// entry.
  @Bean
  @Order(18)
  static Rule breakGlassUsed() {
    return eachLog("broken-glass", "glass.broken");
  }

  /// A user who could refuse what an administrator asks for was ended, or lost that role. Each
  /// client's log has its own entry.
  @Bean
  @Order(21)
  static Rule approverEnded() {
    return eachLog("second-ended", "person.second.ended");
  }

  /// A witness knows another history of a log than the one it was shown: the log was rewritten, or
  /// the witness is mistaken. Nothing is graver for a log.
  @Bean
  @Order(22)
  public static Rule refusedWitness() {
    return eachLog("witness-refused", "witness.refused");
  }

  /// The backup was not made, or did not come back in a drill: the day on which it is needed would
  /// be a bad one.
  @Bean
  @Order(24)
  static Rule failedBackup() {
    return aDay("backup", "backup.failed", "backup.drill-failed");
  }

  /// Notice was given, or a contract's last day comes and nothing was agreed for after it. From
  /// then on no call of that client is answered.
  @Bean
  @Order(25)
  static Rule contractEnds() {
    return eachLog("contract-ends", "contract.terminated", "contract.runs-out");
  }

  /// The verifier found something of what should be erased.
  @Bean
  @Order(26)
  static Rule erasureLeft() {
    return eachLog("erasure-left", "erasure.left");
  }

  /// A client has not answered in time what a person asks about the data held of them.
  @Bean
  @Order(27)
  static Rule lateRequest() {
    return eachLog("request-late", "request.late");
  }

  /// A client is to answer within three days what a person asks about the data held of them.
  @Bean
  @Order(28)
  static Rule dueRequest() {
    return eachLog("request-soon", "request.soon");
  }

  private static Rule aDay(String code, String... acts) {
    return new ActRule(code, false, Set.of(acts));
  }

  private static Rule eachLog(String code, String... acts) {
    return new ActRule(code, true, Set.of(acts));
  }
}
