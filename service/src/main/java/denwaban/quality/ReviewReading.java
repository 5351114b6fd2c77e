package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.LoggedRead;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.ReviewerHeaders;
import denwaban.vault.SignedManifest;
import denwaban.vault.Vault;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives a reviewer what a member, or the edge with a member's approval, gave for review: the
/// header, and only after the client's log has it.
///
/// Which client it is, the office's own row says; everything of the client is read in its scope,
/// narrowed to what was given to this reviewer ([TenantTransactions#reviewing]).
@Component
final class ReviewReading {

  private static final UUID OWN_LINE = new UUID(0, 0);

  private final TenantTransactions transactions;
  private final Clients clients;
  private final CompanyKeys keys;
  private final Vault vault;
  private final ReviewerHeaders headers;
  private final ReviewTable book;
  private final ApprovalTable approvals;
  private final AuditLog audit;
  private final InstantSource clock;

  ReviewReading(
      TenantTransactions transactions,
      Clients clients,
      CompanyKeys keys,
      Vault vault,
      ReviewerHeaders headers,
      ReviewTable book,
      ApprovalTable approvals,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.clients = clients;
    this.keys = keys;
    this.vault = vault;
    this.headers = headers;
    this.book = book;
    this.approvals = approvals;
    this.audit = audit;
    this.clock = clock;
  }

  /// A line of the reviewer's list.
  record Given(Review review, String client) {}

  /// A header with what its maker signed, and the chains that say who that is.
  ///
  /// @param approval by which the edge made the headers; null if a member made them
  /// @param mailbox whose chain `mailboxChain` is; both null if it is the company's own object
  record Released(
      Review review,
      SignedManifest kept,
      Manifest manifest,
      List<ReviewerHeaders.Made> segments,
      String chain,
      @Nullable Approval approval,
      @Nullable UUID mailbox,
      @Nullable String mailboxChain) {}

  /// What is open for this reviewer now, newest first: which client, of which kind, until when.
  List<Given> given(CurrentUser user) {
    return transactions.office(() ->
        book.of(user.person(), clock.instant(), ReviewSharing.PAGE_LIMIT).stream()
            .map(it -> new Given(it, clients.find(it.client()).map(Client::name).orElse("")))
            .toList());
  }

  /// @throws Problem 404 if nothing was given to this reviewer under that id; 410 if it ended or
  ///   was taken back, or a key was destroyed; 503 if the log is unavailable, and nothing was
  ///   released
  Released release(CurrentUser user, ReviewId id) {
    headers.mustBeOpen();
    var review = mine(user, id);
    var signedManifest = commitEntry(user, review);
    var client = review.client();
    var object = review.object();
    var manifest = manifest(signedManifest);
    var kept =
        transactions.reviewing(
            client,
            user.person(),
            () -> headers.find(client, object, review.to(), clock.instant()));
    var found = headers.unwrap(client, object, kept);
    if (found.size() != manifest.segments().size()) {
      throw over();
    }
    return transactions.reviewing(
        client,
        user.person(),
        () -> {
          var mailbox = review.line().equals(OWN_LINE) ? null : review.line();
          return new Released(
              review,
              signedManifest,
              manifest,
              found,
              keys.chainText(review.client()).orElseThrow(Problem::notFound),
              review.edge() == null
                  ? null
                  : approvals.find(review.edge().approval()).orElseThrow(ReviewReading::over),
              mailbox,
              mailbox == null ? null : keys.chainText(review.client(), mailbox));
        });
  }

  private SignedManifest commitEntry(CurrentUser user, Review review) {
    return LoggedRead.after(
        review.object(),
        () ->
            transactions.reviewing(
                review.client(),
                user.person(),
                () -> {
                  var signedManifest =
                      vault.find(review.client(), review.object()).orElseThrow(ReviewReading::over);
                  audit.append(
                      Entry.done(
                          Action.REVIEW_RELEASED,
                          review.client(),
                          review.object().toString(),
                          user.actor(),
                          Purpose.REVIEW));
                  return signedManifest;
                }));
  }

  /// Where the payload of a segment is, and how long.
  ///
  /// @throws Problem 404 or 410 as [#release], 404 if there is no such segment
  Part part(CurrentUser user, ReviewId id, int segment) {
    var review = mine(user, id);
    var signedManifest =
        transactions
            .reviewing(
                review.client(), user.person(), () -> vault.find(review.client(), review.object()))
            .orElseThrow(ReviewReading::over);
    var segments = manifest(signedManifest).segments();
    if (segment < 0 || segment >= segments.size()) {
      throw Problem.notFound();
    }
    return new Part(review, segments.get(segment).length());
  }

  /// @param length in bytes
  record Part(Review review, long length) {}

  /// Another's and one that never was are the same.
  ///
  /// @throws Problem 404 or 410 as [#release]
  Review mine(CurrentUser user, ReviewId id) {
    var review =
        transactions
            .office(() -> book.find(id))
            .filter(it -> isOf(it, user.person()))
            .orElseThrow(Problem::notFound);
    if (!review.open(clock.instant())) {
      throw over();
    }
    return review;
  }

  private static boolean isOf(Review review, PersonId reviewer) {
    return review.reviewer().equals(reviewer);
  }

  private static Manifest manifest(SignedManifest signedManifest) {
    return Manifest.parse(Bytes.of(signedManifest.manifest().getBytes(UTF_8)));
  }

  private static Problem over() {
    return new Problem(410, "review-over");
  }
}
