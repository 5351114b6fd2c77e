package denwaban.assurance.evaluation;

import denwaban.access.CurrentUser;
import denwaban.assurance.evaluation.EvaluationTable.Link;
import denwaban.assurance.evaluation.EvaluationTable.Signed;
import denwaban.assurance.observation.AssuranceKey;
import denwaban.assurance.posture.Posture;
import denwaban.assurance.posture.Postures;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.confirmation.Confirmation;
import denwaban.contract.confirmation.Confirmations;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.people.People;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Secret;
import denwaban.seal.crypto.Signing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Evaluations of this office by others: who holds a link before a contract, and administrators of
/// clients. What they saw is kept beside what they signed.
@Component
final class Evaluations {

  /// How long a link works.
  static final Duration LIFE = Duration.ofDays(30);

  /// Links that work at one time.
  static final int MOST = 200;

  /// From looking at the evidence to signing: then it is to be looked at again.
  static final Duration SEEN = Duration.ofHours(24);

  private final EvaluationTable table;
  private final Postures postures;
  private final Confirmations confirmations;
  private final Clients clients;
  private final People people;
  private final AssuranceKey key;
  private final TenantTransactions transactions;
  private final AuditLog audit;
  private final Ids ids;
  private final InstantSource clock;

  Evaluations(
      EvaluationTable table,
      Postures postures,
      Confirmations confirmations,
      Clients clients,
      People people,
      AssuranceKey key,
      TenantTransactions transactions,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.table = table;
    this.postures = postures;
    this.confirmations = confirmations;
    this.clients = clients;
    this.people = people;
    this.key = key;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// A link that was just made.
  ///
  /// @param secret shown once
  record Offered(UUID id, Secret secret, Instant expiresAt) {}

  /// What a reader looks at.
  record Looked(Posture posture, Evidence evidence) {}

  /// With an entry: what a company signed names who signed it.
  List<Link> links(CurrentUser to) {
    return transactions.office(() -> {
      people.shown(to);
      return table.all();
    });
  }

  Bytes publicKey() {
    return key.signer().publicKey();
  }

  /// @throws Problem 409 if there are too many, 422 if the name is missing or too long
  Offered offer(CurrentUser by, String company) {
    // as strict as what the company may write of itself
    var _ = new Evaluation.Signer(company, "—", "");
    var now = clock.instant();
    return transactions.office(() -> {
      if (table.living(now) >= MOST) {
        throw new Problem(409, "too-many-links", MOST);
      }
      var secret = Secret.make();
      var id = ids.next();
      table.offer(id, company, secret.digest(), by.person(), now, now.plus(LIFE));
      log(Action.EVALUATION_OFFERED, id.toString(), by.actor());
      return new Offered(id, secret, now.plus(LIFE));
    });
  }

  /// @throws Problem 404 if there is none, or it was taken back
  void withdraw(CurrentUser by, UUID id) {
    transactions.office(() -> {
      if (!table.withdraw(id, clock.instant())) throw Problem.notFound();
      log(Action.EVALUATION_WITHDRAWN, id.toString(), by.actor());
    });
  }

  /// @throws Problem 404 for a link that does not work, whatever the reason
  Link open(String token) {
    return transactions.office(
        () -> table.living(Secret.digestOf(token), clock.instant()).orElseThrow(Problem::notFound));
  }

  /// How the office stands now, kept as what was seen until it is too old to be signed.
  ///
  /// @param client null for the offered service
  Looked look(@Nullable ClientId client) {
    var posture = client == null ? postures.offered() : postures.of(client);
    var evidence = Evidence.of(posture);
    var now = clock.instant();
    transactions.office(() -> {
      table.forget(now.minus(SEEN));
      table.see(evidence, now);
    });
    return new Looked(posture, evidence);
  }

  /// A company without an account signs.
  ///
  /// @param seen digest of the evidence
  /// @throws Problem 404 as [#open]; 409 if it signed already, or the evidence is too old; 422 as
  ///   [Answers#of]
  Signed sign(
      String token,
      Bytes seen,
      Evaluation.Signer signer,
      @Nullable Map<String, Answers.Said> said,
      boolean entrusts) {
    var link = open(token);
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return transactions.office(() -> {
      var evidence = evidence(seen, now);
      if (!EvidenceText.client(evidence).isEmpty()) throw stale();
      var states = EvidenceText.states(evidence);
      var id = ids.next();
      var evaluation =
          Evaluation.of(
              id,
              Evaluation.Kind.SELECTION,
              signer,
              Answers.of(said, entrusts, states),
              states,
              EvidenceText.verdict(evidence),
              seen,
              now);
      var signed = new Signed(now, entrusts, evaluation.text(), sign(evaluation));
      if (!table.sign(id, link.id(), signed)) {
        throw new Problem(409, "signed.link");
      }
      table.signed(seen);
      log(Action.EVALUATION_SIGNED, Digest.sha256(evaluation.bytes()).base64(), Actor.SERVICE);
      return signed;
    });
  }

  /// An administrator of a client signs.
  ///
  /// @throws Problem 409 if the evidence is too old or another client's; 422 as [Answers#of]
  Confirmation confirm(
      CurrentUser user,
      Bytes seen,
      String post,
      @Nullable Map<String, Answers.Said> said,
      boolean entrusts) {
    var client = user.memberOf();
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var evidence = transactions.office(() -> evidence(seen, now));
    if (!EvidenceText.client(evidence).equals(client.toString())) throw stale();
    var states = EvidenceText.states(evidence);
    var company = clients.find(client).map(Client::name).orElseThrow(Problem::notFound);
    var id = ids.next();
    var evaluation =
        Evaluation.of(
            id,
            Evaluation.Kind.CONFIRMATION,
            new Evaluation.Signer(company, user.name(), post),
            Answers.of(said, entrusts, states),
            states,
            EvidenceText.verdict(evidence),
            seen,
            now);
    var it =
        new Confirmation(
            id, client, now, user.person(), entrusts, evaluation.text(), sign(evaluation));
    transactions.office(() -> table.signed(seen)); // first: what is signed must not lack it
    confirmations.keep(it, user.actor());
    return it;
  }

  /// What was seen when this was signed, as it was kept; its digest stands in the signed text.
  ///
  /// @param signed text of an evaluation
  Evidence evidenceOf(String signed) {
    var digest = Bytes.ofBase64(EvidenceText.member(signed, "evidence"));
    return transactions.office(() -> table.seen(digest, Instant.EPOCH)).orElseThrow();
  }

  /// What administrators of the reader's company signed, the newest first; with an entry, as it
  /// names them.
  List<Confirmation> signedBy(CurrentUser to) {
    return transactions.as(
        to.memberOf(),
        () -> {
          var all = confirmations.all(to.memberOf());
          if (!all.isEmpty()) people.shown(to);
          return all;
        });
  }

  private Evidence evidence(Bytes seen, Instant now) {
    return table.seen(seen, now.minus(SEEN)).orElseThrow(Evaluations::stale);
  }

  private Bytes sign(Evaluation it) {
    return key.signer().sign(Signing.EVALUATION, it.bytes());
  }

  private static Problem stale() {
    return new Problem(409, "evidence-old");
  }

  private void log(Action action, String object, Actor actor) {
    audit.append(new Entry(action, null, object, actor, Purpose.MANAGE, Result.DONE, Map.of()));
  }
}
