package denwaban.office;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.seal.statement.Share;
import denwaban.storage.key.Seal;
import denwaban.vault.IntakeRewrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Opens and closes the seal of the office, with its entries in the installation's log.
@Component
class OfficeSeal {

  /// Wrong pairs of shares per administrator.
  static final int FAILURES = 5;

  static final Duration FAILURE_WINDOW = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OfficeSeal.class);
  private static final String VAULT = "vault";

  private final Seal seal;
  private final IntakeRewrap intakeRewrap;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final RateLimiter failures;

  OfficeSeal(
      Seal seal,
      IntakeRewrap intakeRewrap,
      TenantTransactions transactions,
      AuditLog audit,
      InstantSource clock) {
    this.seal = seal;
    this.intakeRewrap = intakeRewrap;
    this.transactions = transactions;
    this.audit = audit;
    this.failures = new RateLimiter(FAILURES, FAILURE_WINDOW, clock);
  }

  Seal state() {
    return seal;
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    if (seal.since().isPresent()) {
      append(Action.OFFICE_SEALED, Actor.SERVICE, Result.DONE, Map.of());
    }
  }

  /// Without its entry in the log the vault does not stay open.
  ///
  /// @throws Problem 409 if it is open already, 422 if the two are not shares of this seal, 429
  ///   after too many wrong ones
  void open(CurrentUser user, String one, String two) {
    if (seal.since().isEmpty()) {
      throw new Problem(409, "not-sealed");
    }
    failures.check(user.person().toString());
    try {
      seal.open(one, two);
    } catch (Share.NotCombined refused) {
      failures.count(user.person().toString());
      var why = refused.why();
      append(Action.OFFICE_UNSEALED, user.actor(), Result.REFUSED, Map.of("why", why.text()));
      throw said(why);
    } catch (IOException away) {
      throw new UncheckedIOException("the seal cannot be read", away);
    }
    try {
      append(Action.OFFICE_UNSEALED, user.actor(), Result.DONE, Map.of());
    } catch (RuntimeException | Error unlogged) {
      seal.close();
      throw unlogged;
    }
    Thread.ofVirtual().name("sorting").start(this::sort);
  }

  private void sort() {
    try {
      intakeRewrap.run();
    } catch (RuntimeException failed) {
      // everything opens all the same; the next unsealing goes on with it
      LOG.atWarn().setCause(failed).log("what came in sealed is not sorted yet");
    }
  }

  /// @throws Problem 409 if this office has no seal
  void close(CurrentUser user) {
    if (!seal.fitted()) {
      throw new Problem(409, "no-seal");
    }
    seal.close();
    append(Action.OFFICE_SEALED, user.actor(), Result.DONE, Map.of());
  }

  private void append(Action action, Actor actor, Result result, Map<String, String> detail) {
    transactions.office(
        () -> audit.append(new Entry(action, null, VAULT, actor, Purpose.MANAGE, result, detail)));
  }

  private static Problem said(Share.Why why) {
    return switch (why) {
      case MALFORMED -> new Problem(422, "share-malformed");
      case SAME_SHARE -> new Problem(422, "share-same-share");
      case OTHER_SET -> new Problem(422, "share-other-set");
      case WRONG_KEY -> new Problem(422, "share-wrong-key");
    };
  }
}
