package denwaban.contract.signing;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.StaffPasskeys;
import denwaban.access.passkey.Assertion;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.reading.LogReader;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.AgreementResult;
import denwaban.contract.Contracts;
import denwaban.contract.NewTerms;
import denwaban.contract.Terms;
import denwaban.contract.document.ContractDocument;
import denwaban.contract.document.KeyAnnex;
import denwaban.contract.document.PdfFonts;
import denwaban.contract.subprocessor.Subprocessor;
import denwaban.contract.subprocessor.Subprocessors;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.people.People;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.ContractRecord;
import denwaban.terms.Grade;
import denwaban.terms.Penalty;
import denwaban.terms.SigningStatement;
import denwaban.terms.SubprocessorTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Terms that the office drafts and signs, and the client signs or declines. Terms that bind the
/// office more than those before and say nothing else need the office's signature alone.
@Component
public final class Offers {

  /// Of why an offer was declined, in characters.
  public static final int REASON = 1_000;

  private final TenantTransactions transactions;
  private final OfferTable offers;
  private final SignatureTable signatures;
  private final SigningCeremony ceremony;
  private final Contracts contracts;
  private final NewTerms newTerms;
  private final Subprocessors subprocessors;
  private final People people;
  private final StaffPasskeys passkeys;
  private final CompanyKeys companyKeys;
  private final LogReader logReader;
  private final AuditLog audit;
  private final InstantSource clock;

  Offers(
      TenantTransactions transactions,
      OfferTable offers,
      SignatureTable signatures,
      SigningCeremony ceremony,
      Contracts contracts,
      NewTerms newTerms,
      Subprocessors subprocessors,
      People people,
      StaffPasskeys passkeys,
      CompanyKeys companyKeys,
      LogReader logReader,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.offers = offers;
    this.signatures = signatures;
    this.ceremony = ceremony;
    this.contracts = contracts;
    this.newTerms = newTerms;
    this.subprocessors = subprocessors;
    this.people = people;
    this.passkeys = passkeys;
    this.companyKeys = companyKeys;
    this.logReader = logReader;
    this.audit = audit;
    this.clock = clock;
  }

  /// The newest first; in the client's scope without drafts.
  public List<Offer> of(ClientId client) {
    return transactions.as(client, () -> offers.all(client));
  }

  /// With drafts.
  public List<Offer> drafted(ClientId client) {
    return transactions.office(() -> offers.all(client));
  }

  /// Of all offers; with an entry, as they name who signed.
  public List<Signature> signatures(ClientId client, CurrentUser to) {
    var side = to.client() == null ? SigningStatement.Side.OFFICE : SigningStatement.Side.CLIENT;
    return within(
        side,
        client,
        () -> {
          var all = signatures.all(client);
          if (!all.isEmpty()) people.shown(to);
          return all;
        });
  }

  /// What the next version begins with: the newest terms, and where they are silent the standard
  /// contract.
  public ContractRecord next(ClientId client) {
    return newest(client)
        .map(it -> ContractRecord.standard(client).with(it.values()).as(it.version() + 1, null))
        .orElseGet(() -> ContractRecord.standard(client).with(entrusted()));
  }

  /// The register's sub-processors: who signs a first contract agrees to those that are there.
  private Map<String, Json> entrusted() {
    var rows = subprocessors.current().stream().map(Offers::row).toList();
    return Map.of("subprocessors", new Json.Arr(rows));
  }

  private static Json row(Subprocessor it) {
    return new Json.Obj(
        Map.of(
            "name", new Json.Text(it.name()),
            "corporateNumber", new Json.Text(it.corporateNumber()),
            "country", new Json.Text(it.country()),
            "service", new Json.Text(it.service().code()),
            "hosts", new Json.Text(it.hosts().toString()),
            "from", new Json.Text(it.from().toString())));
  }

  private Optional<Terms> newest(ClientId client) {
    return contracts.history(client, clock.instant()).versions().stream().findFirst();
  }

  /// The terms whose change `record` is; empty if there are none with a record.
  public Optional<Terms> before(ContractRecord record) {
    return contracts.history(record.client(), clock.instant()).versions().stream()
        .filter(it -> it.version() < record.version())
        .findFirst()
        .filter(it -> it.record() != null);
  }

  /// Whether the client must sign, too.
  public boolean needsClient(ContractRecord record) {
    return needsClient(record, before(record));
  }

  /// What the client agreed to for a later moment must not come sooner by terms that follow it.
  boolean needsClient(ContractRecord record, Optional<Terms> before) {
    var begins = record.effectiveFrom() == null ? clock.instant() : record.effectiveFrom();
    return before
        .map(it ->
            begins.isBefore(it.effectiveFrom())
                || !record.loosenedFrom(requireNonNull(it.record())).isEmpty())
        .orElse(true);
  }

  /// A draft takes the place of the one before; an offer that the client reads stands until it is
  /// withdrawn.
  ///
  /// @param values others than the newest terms'
  /// @param after the newest version that the person has seen; 0 if there was none
  /// @param from null for the moment of the last signature
  /// @throws Problem 409 if terms were agreed meanwhile, an offer is open, or the contract is over;
  ///   422 if a value does not fit, or the moment is not within the bounds of [NewTerms#canStart]
  public Offer draft(
      ClientId client,
      Map<String, Json> values,
      int after,
      @Nullable Instant from,
      CurrentUser by) {
    newTerms.mustGoOn(client);
    var base = next(client);
    if (base.version() != after + 1) throw OfferProblems.overtaken();
    var start = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
    if (start != null && !newTerms.canStart(start)) throw OfferProblems.notThen();
    ContractRecord record;
    try {
      record = base.with(values).as(base.version(), start).checked();
      SubprocessorTerms.check(record);
      Penalty.of(record);
      PdfFonts.check(record);
    } catch (IllegalArgumentException unfit) {
      throw OfferProblems.unfit(unfit);
    }
    // calls of a client that asks for more than anybody can have would ring at no desk
    passkeys.demandList(PasskeyRequirement.of(record.reading().text("access.passkeys")));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var html = ContractDocument.html(record, keys(client));
    var made =
        new Offer(
            record,
            record.digest(),
            Digest.sha256(html),
            now,
            by.person(),
            Offer.State.DRAFT,
            now,
            "",
            null);
    return transactions.office(() -> {
      subprocessors.tell(client, by);
      offers.withdraw(client, Set.of(Offer.State.DRAFT), now);
      if (offers.all(client).stream().anyMatch(it -> it.state() == Offer.State.OFFERED)) {
        throw OfferProblems.open();
      }
      // the very same was signed or declined before: its own state says what became of it
      if (!added(made, html)) throw OfferProblems.again();
      // with the scan that it may have from before
      return offers.find(client, made.digest()).orElseThrow();
    });
  }

  /// Those that hold now: a document is kept as it was made.
  private KeyAnnex keys(ClientId client) {
    return new KeyAnnex(
        companyKeys.toSealTo(client, null).map(CompanyKey::fingerprint).orElse(""),
        logReader.keys(client));
  }

  /// @throws Problem 409 if another draft came first
  private boolean added(Offer made, Bytes html) {
    try {
      return offers.add(made, html);
    } catch (DuplicateKeyException meanwhile) {
      throw OfferProblems.overtaken();
    }
  }

  /// The document of an offer, as it was made with it.
  ///
  /// @throws Problem 404 if there is no such offer that this side may read
  Bytes document(ClientId client, Bytes digest, SigningStatement.Side side) {
    return within(side, client, () -> offers.html(client, digest)).orElseThrow(Problem::notFound);
  }

  /// What the PDF of an offer is made of.
  ///
  /// @param html as it was made with the offer
  /// @param signed the oldest first
  record Kept(Bytes html, ContractRecord record, List<Signature> signed) {}

  /// With an entry if it names who signed.
  ///
  /// @throws Problem 404 if there is no such offer that this side may read
  Kept kept(ClientId client, Bytes digest, SigningStatement.Side side, CurrentUser to) {
    return within(
        side,
        client,
        () -> {
          var offer = offers.find(client, digest).orElseThrow(Problem::notFound);
          var signed =
              signatures.all(client).stream()
                  .filter(it -> it.statement().record().equals(digest))
                  .toList();
          if (!signed.isEmpty()) people.shown(to);
          var html = offers.html(client, digest).orElseThrow();
          return new Kept(html, offer.record(), signed);
        });
  }

  /// Until when calls are answered without signatures.
  Optional<Instant> graceUntil(ClientId client) {
    return contracts.signingGrace(client);
  }

  /// What one side is asked to sign.
  ///
  /// @throws Problem 404 if there is no such offer; 409 if it is not that side's turn; 422 if terms
  ///   are missing that a contract over personal data needs
  SigningCeremony.Begun begin(
      ClientId client, Bytes digest, SigningStatement.Side side, CurrentUser user, Site site) {
    var offer = found(client, digest, side);
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

  private Offer found(ClientId client, Bytes digest, SigningStatement.Side side) {
    return within(side, client, () -> offers.find(client, digest)).orElseThrow(Problem::notFound);
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
    var offer = found(client, digest, side);
    turn(offer, side);
    var due = statement(offer, side, user, statement.at());
    if (!Objects.equals(statement.scan(), due.scan())) throw OfferProblems.scanChanged();
    if (!statement.equals(due)) throw Problem.malformed();
    var signature = ceremony.finish(id, statement, assertion, user, site);
    var alone = side == SigningStatement.Side.OFFICE && !needsClient(offer.record());
    return within(
        side,
        client,
        () -> {
          var done = alone || side == SigningStatement.Side.CLIENT;
          add(signature);
          move(offer, done ? Offer.State.AGREED : Offer.State.OFFERED, "");
          if (side == SigningStatement.Side.OFFICE) log(Action.CONTRACT_OFFERED, offer, user);
          logged(signedBy(statement), offer, Digest.sha256(statement.bytes()), user);
          if (done) enact(offer, alone, user);
          return offers.find(client, digest).orElseThrow();
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
          var offer = offers.find(client, digest).orElseThrow(Problem::notFound);
          if (offer.state() != Offer.State.OFFERED) throw OfferProblems.over();
          move(offer, Offer.State.DECLINED, reason);
          log(Action.CONTRACT_DECLINED, offer, user);
          return offers.find(client, digest).orElseThrow();
        });
  }

  /// The office takes a draft or an offer back.
  public Offer withdraw(ClientId client, Bytes digest, CurrentUser user) {
    return transactions.office(() -> {
      var offer = offers.find(client, digest).orElseThrow(Problem::notFound);
      var read = offer.state() == Offer.State.OFFERED;
      if (!read && offer.state() != Offer.State.DRAFT) throw OfferProblems.over();
      move(offer, Offer.State.WITHDRAWN, "");
      // the client never saw a draft
      if (read) log(Action.CONTRACT_WITHDRAWN, offer, user);
      return offers.find(client, digest).orElseThrow();
    });
  }

  private void move(Offer offer, Offer.State to, String reason) {
    if (!offers.move(offer, to, clock.instant(), reason)) throw OfferProblems.over();
  }

  private void log(Action action, Offer offer, CurrentUser user) {
    logged(action, offer, offer.digest(), user);
  }

  private void logged(Action action, Offer offer, Bytes object, CurrentUser user) {
    audit.append(
        Entry.done(action, offer.record().client(), object.base64(), user.actor(), Purpose.MANAGE));
  }

  /// In the scope of who acts: the database lets each side sign for itself alone.
  private <T> T within(
      SigningStatement.Side side, ClientId client, java.util.function.Supplier<T> work) {
    return side == SigningStatement.Side.OFFICE
        ? transactions.office(work)
        : transactions.as(client, work);
  }
}
