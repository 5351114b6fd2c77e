package denwaban.contract;

import denwaban.access.PasskeyRequirement;
import denwaban.access.SessionLimits;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.contract.confirmation.Confirmations;
import denwaban.contract.termination.Terminations;
import denwaban.contract.termination.TestTerminations;
import denwaban.database.Rows;
import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import denwaban.kyc.VerifiedClients;
import denwaban.seal.json.Json;
import denwaban.storage.StoragePlace;
import denwaban.terms.ContractRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Real contracts over a test database.
public final class TestContracts {

  /// Of terms with headers at sealing.
  public static final int REVIEW_DAYS = 7;

  private final TestDatabase database;
  private final Contracts contracts;
  private final AnsweringPolicy answering;
  private final NewTerms newTerms;
  private final Terminations terminations;
  private @Nullable Instant now;

  /// Of clients that need not sign what they found out about the office.
  public TestContracts(TestDatabase database, AuditLog audit) {
    this(database, audit, new Confirmations(database.jdbc(), database.fence(), audit, "demo"));
  }

  public TestContracts(TestDatabase database, AuditLog audit, Confirmations confirmations) {
    this.database = database;
    this.terminations =
        TestTerminations.over(
            database, audit, () -> now == null ? Clock.systemUTC().instant() : now);
    InstantSource clock = () -> now == null ? Clock.systemUTC().instant() : now;
    var agreements = new Agreements(database.jdbc());
    this.contracts = new Contracts(database.fence(), agreements, clock);
    this.answering =
        new AnsweringPolicy(
            database.fence(),
            contracts,
            agreements,
            confirmations,
            VerifiedClients.over(database.jdbc(), database.fence()),
            terminations,
            new StoragePlace("JP"));
    this.newTerms =
        new NewTerms(database.fence(), agreements, confirmations, terminations, audit, clock);
  }

  /// The standard contract with some other values, signed by both sides and in force; what their
  /// passkeys would have signed is not there.
  public void sign(ClientId client, Map<String, Json> values, Instant from) {
    sign(client, values, from, null);
  }

  /// The same, signed before it takes effect.
  ///
  /// @param effectiveFrom null for at once
  public void sign(
      ClientId client, Map<String, Json> values, Instant at, @Nullable Instant effectiveFrom) {
    sign(client, values, at, effectiveFrom, Terms.Signed.BOTH);
  }

  /// Signed by the office alone, as terms that bind nobody else more.
  public void signAlone(ClientId client, Map<String, Json> values, Instant from) {
    sign(client, values, from, null, Terms.Signed.OFFICE);
  }

  private void sign(
      ClientId client,
      Map<String, Json> values,
      Instant at,
      @Nullable Instant effectiveFrom,
      Terms.Signed signed) {
    var after = contracts.history(client, at).newest();
    var record = ContractRecord.standard(client).with(values).as(after + 1, effectiveFrom);
    database
        .superuser()
        .sql(
            """
            insert into contract_offer (client_id, digest, version, record, document, html, made_at,
              made_by, state, state_at)
            values (:client, sha256(convert_to(:record, 'UTF8')), :version, :record, sha256(''), '',
              :at, :client, 'AGREED', :at)
            """)
        .param("client", client.value())
        .param("record", record.text())
        .param("version", record.version())
        .param("at", Rows.utc(at))
        .update();
    var sides = signed == Terms.Signed.BOTH ? List.of("office", "client") : List.of("office");
    for (var side : sides) {
      database
          .superuser()
          .sql(
              """
              insert into contract_signature (client_id, digest, side, person_id, signed_at,
                statement, credential, public_key, client_data, authenticator_data, signature)
              values (:client, :digest, :side, :client, :at, '', '', '', '', '', '')
              """)
          .param("client", client.value())
          .param("digest", record.digest().toArray())
          .param("side", side)
          .param("at", Rows.utc(at))
          .update();
    }
    var before = now;
    at(at);
    var became = database.fence().office(() -> newTerms.enact(record, signed, Actor.SERVICE));
    now = before;
    if (!(became instanceof AgreementResult.Agreed)) throw new AssertionError("not agreed");
  }

  /// The values without which no contract over personal data is whole.
  public static Map<String, Json> whole() {
    var contact =
        new Json.Obj(
            Map.of(
                "name", new Json.Text("山田"),
                "phone", new Json.Text("+81312345678"),
                "mail", new Json.Text("")));
    return Map.of(
        "provider.name", new Json.Text("電話番サービス株式会社"),
        "client.name", new Json.Text("青葉歯科"),
        "incident.contacts", new Json.Arr(List.of(contact, contact)));
  }

  /// This client was there before signatures were asked for.
  public void withoutSignaturesFor(ClientId client) {
    database
        .superuser()
        .sql(
            "insert into contract_signing_grace values (:client, '2100-01-01') on conflict do nothing")
        .param("client", client.value())
        .update();
  }

  public Expiry expiry(InstantSource clock) {
    return new Expiry(
        database.fence(), new Agreements(database.jdbc()), contracts, terminations, clock);
  }

  public Terminations terminations() {
    return terminations;
  }

  public Contracts contracts() {
    return contracts;
  }

  public AnsweringPolicy answering() {
    return answering;
  }

  public NewTerms newTerms() {
    return newTerms;
  }

  /// It is then, and stays then.
  public void at(Instant moment) {
    now = moment;
  }

  /// Terms in force since 2026.
  public void agree(ClientId client, Terms.Recording recording) {
    agree(client, recording, Instant.parse("2026-01-01T00:00:00Z"));
  }

  /// Terms in force since the beginning of 2026, with or without quality review.
  public void agreeReview(ClientId client, Terms.Review review) {
    agreeReview(client, review, Instant.parse("2026-01-01T00:00:00Z"));
  }

  /// Agreed and in force at the same moment.
  public void agreeReview(ClientId client, Terms.Review review, Instant from) {
    agree(with(client, review, Terms.WITNESS_HOURS_USUAL, from));
  }

  /// Agreed and in force at the same moment.
  public void agreeWitnesses(ClientId client, int hours, Instant from) {
    agree(with(client, Terms.Review.NONE, hours, from));
  }

  /// Agreed and in force at the same moment.
  public void agreeHomes(ClientId client, boolean homes, Instant from) {
    agree(with(client, Terms.Review.NONE, Terms.WITNESS_HOURS_USUAL, homes, from));
  }

  /// Agreed and in force at the same moment.
  public void agreePasskeys(ClientId client, PasskeyRequirement passkeys, Instant from) {
    agree(with(client, false, passkeys, from));
  }

  static Terms with(ClientId client, Terms.Review review, int witnessHours, Instant from) {
    return with(client, review, witnessHours, false, from);
  }

  static Terms with(
      ClientId client, Terms.Review review, int witnessHours, boolean homes, Instant from) {
    var demand = PasskeyRequirement.ANY;
    return with(client, review, witnessHours, homes, demand, SessionLimits.USUAL, from);
  }

  static Terms with(ClientId client, SessionLimits sessions, Instant from) {
    return with(client, false, PasskeyRequirement.ANY, sessions, from);
  }

  static Terms with(ClientId client, boolean homes, PasskeyRequirement passkeys, Instant from) {
    return with(client, homes, passkeys, SessionLimits.USUAL, from);
  }

  private static Terms with(
      ClientId client,
      boolean homes,
      PasskeyRequirement passkeys,
      SessionLimits sessions,
      Instant from) {
    var hours = Terms.WITNESS_HOURS_USUAL;
    return with(client, Terms.Review.NONE, hours, homes, passkeys, sessions, from);
  }

  private static Terms with(
      ClientId client,
      Terms.Review review,
      int witnessHours,
      boolean homes,
      PasskeyRequirement passkeys,
      SessionLimits sessions,
      Instant from) {
    var plain = terms(client, Terms.Recording.NOTICE, 90, from);
    return new Terms(
        client,
        1,
        plain.recording(),
        plain.noticeJa(),
        plain.noticeEn(),
        plain.keepRecordings(),
        plain.keepMessages(),
        review,
        review == Terms.Review.AT_SEALING ? REVIEW_DAYS : 0,
        witnessHours,
        homes,
        passkeys,
        sessions,
        plain.effectiveFrom());
  }

  void agree(Terms terms) {
    var before = now;
    at(terms.effectiveFrom());
    var after = contracts.history(terms.client(), terms.effectiveFrom()).newest();
    var became = newTerms.agree(terms, after, Actor.SERVICE);
    now = before;
    if (!(became instanceof AgreementResult.Agreed)) throw new AssertionError("not agreed");
  }

  /// Agreed and in force at the same moment.
  void agree(ClientId client, Terms.Recording recording, Instant from) {
    var before = now;
    at(from);
    var after = contracts.history(client, from).newest();
    var became = newTerms.agree(terms(client, recording, 90, from), after, Actor.SERVICE);
    now = before;
    if (!(became instanceof AgreementResult.Agreed)) throw new AssertionError("not agreed");
  }

  static Terms terms(ClientId client, Terms.Recording recording, int days, Instant from) {
    return new Terms(
        client,
        1,
        recording,
        "この通話は録音されます。",
        "This call is recorded.",
        Period.ofDays(days),
        Period.ofDays(180),
        Terms.Review.NONE,
        0,
        Terms.WITNESS_HOURS_USUAL,
        false,
        PasskeyRequirement.ANY,
        SessionLimits.USUAL,
        from);
  }
}
