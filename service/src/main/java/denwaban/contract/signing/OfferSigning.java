package denwaban.contract.signing;

import denwaban.access.CurrentUser;
import denwaban.access.passkey.Assertion;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.contract.AgreementResult;
import denwaban.contract.NewTerms;
import denwaban.contract.Terms;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import denwaban.terms.Grade;
import denwaban.terms.SigningStatement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// What becomes of an offer: each side signs it, the client declines it, or the office takes it
/// back.
@Component
public final class OfferSigning {

  /// Of why an offer was declined, in characters.
  public static final int REASON = 1_000;

  private final TenantTransactions transactions;
  private final Offers offers;
  private final OfferDrafts drafts;
  private final OfferTable table;
  private final SignatureTable signatures;
  private final SigningCeremony ceremony;
  private final NewTerms newTerms;
  private final AuditLog audit;
  private final InstantSource clock;

  OfferSigning(
      TenantTransactions transactions,
      Offers offers,
      OfferDrafts drafts,
      OfferTable table,
      SignatureTable signatures,
      SigningCeremony ceremony,
      NewTerms newTerms,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.offers = offers;
    this.drafts = drafts;
    this.table = table;
    this.signatures = signatures;
    this.ceremony = ceremony;
    this.newTerms = newTerms;
    this.audit = audit;
    this.clock = clock;
  }

  /// What one side is asked to sign.
  ///
  /// @throws Problem 404 if there is no such offer; 409 if it is not that side's turn; 422 if terms
  ///   are missing that a contract over personal data needs
  SigningCeremony.Begun begin(
      ClientId client, Bytes digest, SigningStatement.Side side, CurrentUser user, Site site) {
    var offer = offers.found(client, digest, side);
    turn(offer, side);
    return ceremony.begin(statement(offer, side, user, clock.instant()), user, site);
  }

  private static SigningStatement statement(
      Offer offer, SigningStatement.Side side, CurrentUser user, Instant at) {
    var scan = offer.scan();
    return new SigningStatement(
        offer.record().client(),
        offer.record().version(),
        offer.digest(),
        offer.document(),
        side,
        user.person(),
        user.name(),
        at.truncatedTo(ChronoUnit.MILLIS),
        scan == null ? null : scan.sha256());
  }

  private static void turn(Offer offer, SigningStatement.Side side) {
    var turn = side == SigningStatement.Side.OFFICE ? Offer.State.DRAFT : Offer.State.OFFERED;
    if (offer.state() != turn) throw OfferProblems.over();
    if (Grade.of(offer.record()) != Grade.NDA_PLUS_DPA) throw OfferProblems.incomplete();
  }

  /// A side has signed. When no other must, the terms are agreed.
  ///
  /// @return the offer as it stands now
  /// @throws Problem as [#begin], or 401 if the signature is not this person's over this offer; 409
  ///   if other terms were agreed meanwhile, or the scan is another; 422 if the moment of the terms
  ///   is over
  Offer sign(
      ClientId client,
      Bytes digest,
      SigningStatement.Side side,
      String id,
      SigningStatement statement,
      Assertion assertion,
      CurrentUser user,
      Site site) {
    var offer = offers.found(client, digest, side);
    turn(offer, side);
    var due = statement(offer, side, user, statement.at());
    if (!Objects.equals(statement.scan(), due.scan())) throw OfferProblems.scanChanged();
    if (!statement.equals(due)) throw Problem.malformed();
    var signature = ceremony.finish(id, statement, assertion, user, site);
    var alone = side == SigningStatement.Side.OFFICE && !drafts.needsClient(offer.record());
    return offers.within(
        side,
        client,
        () -> {
          var done = alone || side == SigningStatement.Side.CLIENT;
          add(signature);
          move(offer, done ? Offer.State.AGREED : Offer.State.OFFERED, "");
          if (side == SigningStatement.Side.OFFICE) log(Action.CONTRACT_OFFERED, offer, user);
          logged(signedBy(statement), offer, Digest.sha256(statement.bytes()), user);
          if (done) enact(offer, alone, user);
          return table.find(client, digest).orElseThrow();
        });
  }

  /// @throws Problem 409 if the scan was exchanged at the same time
  private void add(Signature signature) {
    try {
      signatures.add(signature);
    } catch (DuplicateKeyException twice) {
      throw OfferProblems.over();
    } catch (DataIntegrityViolationException meanwhile) {
      throw OfferProblems.scanChanged();
    }
  }

  private static Action signedBy(SigningStatement statement) {
    return switch (statement.type()) {
      case E_SIGN -> Action.CONTRACT_SIGNED;
      case WET_SCAN -> Action.CONTRACT_SIGNED_ON_PAPER;
    };
  }

  private void enact(Offer offer, boolean alone, CurrentUser user) {
    var signed = alone ? Terms.Signed.OFFICE : Terms.Signed.BOTH;
    switch (newTerms.enact(offer.record(), signed, user.actor())) {
      case AgreementResult.Agreed _ -> {}
      case AgreementResult.Overtaken() -> throw OfferProblems.overtaken();
      case AgreementResult.NotThen() -> throw OfferProblems.notThen();
    }
  }

  /// The client does not want these terms.
  public Offer decline(ClientId client, Bytes digest, String reason, CurrentUser user) {
    if (reason.length() > REASON) throw Problem.malformed();
    return transactions.as(
        client,
        () -> {
          var offer = table.find(client, digest).orElseThrow(Problem::notFound);
          if (offer.state() != Offer.State.OFFERED) throw OfferProblems.over();
          move(offer, Offer.State.DECLINED, reason);
          log(Action.CONTRACT_DECLINED, offer, user);
          return table.find(client, digest).orElseThrow();
        });
  }

  /// The office takes a draft or an offer back.
  public Offer withdraw(ClientId client, Bytes digest, CurrentUser user) {
    return transactions.office(() -> {
      var offer = table.find(client, digest).orElseThrow(Problem::notFound);
      var read = offer.state() == Offer.State.OFFERED;
      if (!read && offer.state() != Offer.State.DRAFT) throw OfferProblems.over();
      move(offer, Offer.State.WITHDRAWN, "");
      // the client never saw a draft
      if (read) log(Action.CONTRACT_WITHDRAWN, offer, user);
      return table.find(client, digest).orElseThrow();
    });
  }

  private void move(Offer offer, Offer.State to, String reason) {
    if (!table.move(offer, to, clock.instant(), reason)) throw OfferProblems.over();
  }

  private void log(Action action, Offer offer, CurrentUser user) {
    logged(action, offer, offer.digest(), user);
  }

  private void logged(Action action, Offer offer, Bytes object, CurrentUser user) {
    audit.append(
        Entry.done(action, offer.record().client(), object.base64(), user.actor(), Purpose.MANAGE));
  }
}
