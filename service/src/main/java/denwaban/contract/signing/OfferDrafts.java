package denwaban.contract.signing;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.StaffPasskeys;
import denwaban.audit.reading.LogReader;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.BackupWindow;
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
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import denwaban.terms.ContractRecord;
import denwaban.terms.Penalty;
import denwaban.terms.SubprocessorTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Drafts of the next terms: what they begin with, what they change, and who must sign them. Terms
/// that bind the office more than those before and say nothing else need the office's signature
/// alone.
@Component
public final class OfferDrafts {

  private final TenantTransactions transactions;
  private final OfferTable offers;
  private final Contracts contracts;
  private final NewTerms newTerms;
  private final Subprocessors subprocessors;
  private final StaffPasskeys passkeys;
  private final CompanyKeys companyKeys;
  private final LogReader logReader;
  private final BackupWindow backups;
  private final InstantSource clock;

  OfferDrafts(
      TenantTransactions transactions,
      OfferTable offers,
      Contracts contracts,
      NewTerms newTerms,
      Subprocessors subprocessors,
      StaffPasskeys passkeys,
      CompanyKeys companyKeys,
      LogReader logReader,
      BackupWindow backups,
      InstantSource clock) {
    this.transactions = transactions;
    this.offers = offers;
    this.contracts = contracts;
    this.newTerms = newTerms;
    this.subprocessors = subprocessors;
    this.passkeys = passkeys;
    this.companyKeys = companyKeys;
    this.logReader = logReader;
    this.backups = backups;
    this.clock = clock;
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
    var rows = subprocessors.current().stream().map(OfferDrafts::row).toList();
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

  /// What the person had before them when they began.
  ///
  /// @param after the newest version; 0 if there was none
  /// @param draft digest of the draft; null if there was none
  public record Shown(int after, @Nullable Bytes draft) {}

  /// A draft takes the place of the one before; an offer that the client reads stands until it is
  /// withdrawn.
  ///
  /// @param values others than the newest terms'
  /// @param from null for the moment of the last signature
  /// @throws Problem 409 if terms were agreed, or drafted by someone else, meanwhile, an offer is
  ///   open, or the contract is over; 422 if a value does not fit, the office's backup keeps things
  ///   for longer, or the moment is not within the bounds of [NewTerms#canStart]
  public Offer draft(
      ClientId client,
      Map<String, Json> values,
      Shown shown,
      @Nullable Instant from,
      CurrentUser by) {
    newTerms.mustGoOn(client);
    var base = next(client);
    if (base.version() != shown.after() + 1) throw OfferProblems.overtaken();
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
    if (backups.days() > record.reading().number("backup.maxAge")) {
      throw OfferProblems.keptLonger(backups.days());
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
      var there =
          offers.all(client).stream()
              .filter(it -> it.state() == Offer.State.DRAFT)
              .findFirst()
              .map(Offer::digest);
      if (!there.equals(Optional.ofNullable(shown.draft()))) throw OfferProblems.overtaken();
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
}
