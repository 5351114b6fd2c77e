package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.contract.SealingForReview;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.recording.RecordingKept;
import denwaban.recording.replay.SecondReaders;
import denwaban.seal.age.Recipient;
import denwaban.seal.crypto.Digest;
import denwaban.seal.crypto.Signer;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.Manifest;
import denwaban.seal.statement.ReviewApproval;
import denwaban.seal.statement.ReviewerStatement;
import denwaban.seal.statement.SealedForReview;
import denwaban.vault.BegunObject;
import denwaban.vault.ReviewerHeaders;
import denwaban.vault.SignedManifest;
import denwaban.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Seals recordings to reviewers too: where the terms in force when the recording began say so, and
/// to a key that a member of today approved under exactly these terms. Whatever does not prove
/// itself gets no header.
///
/// Mailboxes' recordings are left out: their members did not approve, the company's did.
@Component
final class RecordingSharing implements SecondReaders {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingSharing.class);
  private static final UUID OWN_LINE = new UUID(0, 0);

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final CompanyKeys keys;
  private final ReviewerKeys reviewers;
  private final ApprovalTable table;
  private final ReviewTable book;
  private final Vault vault;
  private final ReviewerHeaders headers;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  RecordingSharing(
      TenantTransactions transactions,
      Contracts contracts,
      CompanyKeys keys,
      ReviewerKeys reviewers,
      ApprovalTable table,
      ReviewTable book,
      Vault vault,
      ReviewerHeaders headers,
      AuditLog audit,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.keys = keys;
    this.reviewers = reviewers;
    this.table = table;
    this.book = book;
    this.vault = vault;
    this.headers = headers;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// A reviewer whose key is proven.
  private record Proven(
      Approval approval, ReviewApproval said, ReviewerStatement key, Recipient to) {}

  @Override
  public List<SecondReader> of(BegunObject begunObject, @Nullable UUID mailbox, Instant at) {
    if (mailbox != null) {
      return List.of();
    }
    return contracts
        .sealedForReview(begunObject.client(), at)
        .map(agreed -> of(begunObject, agreed, at.truncatedTo(ChronoUnit.MILLIS)))
        .orElse(List.of());
  }

  private List<SecondReader> of(BegunObject begunObject, SealingForReview agreed, Instant at) {
    var client = begunObject.client();
    var approvals = transactions.as(client, () -> table.open(client, agreed.terms()));
    var line = keys.proven(client).filter(it -> it.epoch(begunObject.company()).isPresent());
    if (approvals.isEmpty() || line.isEmpty()) {
      return List.of();
    }
    var proven =
        approvals.stream()
            .limit(ReviewerApprovals.MOST)
            .flatMap(it -> proven(it, line.get(), agreed).stream())
            .toList();
    return transactions.as(
        client,
        () -> {
          // proving takes its time; all are locked before anything is written
          var stand = proven.stream().filter(it -> table.stands(it.approval().id())).toList();
          return stand.stream().map(it -> begun(begunObject, agreed, it, at)).toList();
        });
  }

  private Optional<Proven> proven(Approval approval, KeyLine line, SealingForReview agreed) {
    try {
      return ReviewApproval.check(
              line, Bytes.of(approval.statement().getBytes(UTF_8)), approval.signature())
          .map(it -> it.value())
          .filter(said -> said.terms().equals(agreed.terms()))
          .flatMap(said ->
              reviewers
                  .find(approval.reviewer())
                  .flatMap(RecordingSharing::statement)
                  .filter(key -> key.fingerprint().equals(said.to()))
                  .map(key -> new Proven(approval, said, key, key.recipient())));
    } catch (IllegalArgumentException changed) {
      LOG.atWarn().addKeyValue("approval", approval.id()).log("an approval that is none");
      return Optional.empty();
    }
  }

  /// @throws IllegalArgumentException if what is kept is no statement
  private static Optional<ReviewerStatement> statement(ReviewerKeys.Reviewer reviewer) {
    var key = reviewer.key();
    return ReviewerStatement.check(Bytes.of(key.statement().getBytes(UTF_8)), key.signature())
        .map(it -> it.value())
        .filter(said -> said.person().equals(reviewer.person().id()));
  }

  private SecondReader begun(
      BegunObject begunObject, SealingForReview agreed, Proven to, Instant at) {
    var review =
        new Review(
            new ReviewId(ids.next()),
            begunObject.client(),
            begunObject.object(),
            OWN_LINE,
            Manifest.Kind.RECORDING,
            at,
            to.approval().reviewer(),
            to.said().to(),
            to.approval().by(),
            at,
            at.plus(agreed.time()),
            null,
            new Review.Edge(agreed.by().toString(), to.approval().id()));
    book.addWaiting(review);
    audit.append(
        new Entry(
            Action.REVIEW_SEALED,
            begunObject.client(),
            begunObject.object().toString(),
            Actor.EDGE,
            Purpose.REVIEW,
            Result.DONE,
            Map.of(
                "clause",
                agreed.by().toString(),
                "fingerprint",
                review.to(),
                "until",
                review.until().toString())));
    return new Reader(review, to);
  }

  private final class Reader implements SecondReader {

    private final Review review;
    private final Proven to;

    Reader(Review review, Proven to) {
      this.review = review;
      this.to = to;
    }

    @Override
    public Recipient recipient() {
      return to.to();
    }

    @Override
    public void keep(int segment, long startMs, Bytes header, Signer edge) {
      var said =
          new SealedForReview(
              review.client(),
              review.object(),
              segment,
              review.to(),
              to.said().digest(),
              Digest.sha256(header),
              review.givenAt(),
              review.until());
      var text = new String(said.bytes().toArray(), UTF_8);
      var made = new ReviewerHeaders.Made(segment, startMs, header, text, said.sign(edge));
      var whom =
          new ReviewerHeaders.For(review.client(), review.object(), review.to(), to.key().epoch());
      var wrapped = headers.wrap(whom, List.of(made)).getFirst();
      transactions.run(
          review.client(),
          () -> {
            // taken back while the call goes on
            if (book.stands(review.id())) {
              headers.add(whom, review.until(), wrapped);
            }
          });
    }
  }

  /// From now on the reviewer finds it, and members see that the reviewer can open it. Where a
  /// header is missing the reviewer can open nothing, and neither is told of it.
  @EventListener
  void kept(RecordingKept recording) {
    try {
      transactions.run(
          recording.client(),
          () -> {
            endUnsealed(recording);
            book.kept(recording.client(), recording.object(), clock.instant());
          });
    } catch (RuntimeException away) {
      LOG.atError()
          .addKeyValue("object", recording.object())
          .setCause(away)
          .log("kept for its client; not shown to reviewers");
    }
  }

  private void endUnsealed(RecordingKept recording) {
    var client = recording.client();
    var object = recording.object();
    var waiting = book.waiting(client, object);
    if (waiting.isEmpty()) return;
    var segments = vault.find(client, object).map(RecordingSharing::segments).orElse(0);
    for (var review : waiting) {
      if (segments > 0 && headers.count(client, object, review.to()) == segments) continue;
      book.end(review.id(), clock.instant());
      headers.drop(client, object, review.to());
    }
  }

  private static int segments(SignedManifest kept) {
    return Manifest.parse(Bytes.of(kept.manifest().getBytes(UTF_8))).segments().size();
  }
}
