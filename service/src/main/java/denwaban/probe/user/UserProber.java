package denwaban.probe.user;

import denwaban.database.tenant.TenantTransactions;
import denwaban.probe.Observations;
import denwaban.probe.Outsider;
import denwaban.probe.ProbeTable;
import denwaban.probe.Prober;
import denwaban.probe.http.Addresses;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Tries what can be refused only to a user who had good things a moment before: links, passkeys,
/// sessions, a role. It uses the probe account ([ProbeUser]); before each negative case it goes the
/// right way, and where that fails the negative case was not tried.
@Component
@Order(3)
final class UserProber implements Prober {

  private static final Logger LOG = LoggerFactory.getLogger(UserProber.class);

  private final ProbeUser probeUser;
  private final ProbeTable book;
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final Addresses addresses;
  private final Environment environment;

  UserProber(
      ProbeUser probeUser,
      ProbeTable book,
      TenantTransactions transactions,
      InstantSource clock,
      Addresses addresses,
      Environment environment) {
    this.probeUser = probeUser;
    this.book = book;
    this.transactions = transactions;
    this.clock = clock;
    this.addresses = addresses;
    this.environment = environment;
  }

  @Override
  public void probe(Outsider here, Observations observations) {
    var probeUserSession =
        new ProbeUserSession(probeUser, book, transactions, clock, environment, here);
    try {
      // the leaver last: nothing works for the account afterwards
      List.of(
              new EnrolmentCases(),
              new SignInCases(),
              new SessionCases(addresses),
              new StolenCookieCase(),
              new RecoveryCases(),
              RevokedAccessCases.ofExpiredGrant(addresses),
              RevokedAccessCases.ofLeaver(addresses))
          .forEach(it -> it.tell(probeUserSession, observations));
    } finally {
      end(probeUserSession);
    }
  }

  /// What the run saw is kept all the same; the role ends within the hour by itself.
  private static void end(ProbeUserSession probeUserSession) {
    try {
      probeUserSession.end();
    } catch (DataAccessException | TransactionException away) {
      LOG.atWarn().setCause(away).log("the probe's person still has access");
    }
  }
}
