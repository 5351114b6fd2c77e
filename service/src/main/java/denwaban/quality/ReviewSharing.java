package denwaban.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.contract.Decision;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.Manifest;
import denwaban.seal.statement.ReviewHeader;
import denwaban.seal.statement.ReviewHeaderCheck;
import denwaban.vault.ReviewerHeaders;
import denwaban.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A member gives one object to one reviewer, for a time, and takes it back. The member's browser
/// made the headers; here they are compared with what the member may give.
@Component
final class ReviewSharing {

  /// A draft is not finished work to judge, and a slip is made by the edge.
  private static final Set<Manifest.Kind> REVIEWED =
      EnumSet.of(Manifest.Kind.MESSAGE, Manifest.Kind.RECORDING);

  /// The longest time for which something can be given.
  static final Duration MOST = Duration.ofDays(30);

  /// By so much the clock of a member's browser may be ahead.
  static final Duration GRACE = Duration.ofMinutes(5);

  /// Lines of a list.
  static final int PAGE_LIMIT = 500;

  private static final UUID OWN_LINE = new UUID(0, 0);

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final CompanyKeys keys;
  private final Vault vault;
  private final ReviewerHeaders headers;
  private final ReviewerKeys reviewers;
  private final ReviewerLeft left;
  private final ReviewTable book;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  ReviewSharing(
      TenantTransactions transactions,
      Contracts contracts,
      CompanyKeys keys,
      Vault vault,
      ReviewerHeaders headers,
      ReviewerKeys reviewers,
      ReviewerLeft left,
      ReviewTable book,
      AuditLog audit,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.keys = keys;
    this.vault = vault;
    this.headers = headers;
    this.reviewers = reviewers;
    this.left = left;
    this.book = book;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// A header as the member's browser made it.
  record NewHeader(int n, Bytes header, String statement, Bytes signature) {}

  /// Whether the contract lets members of this client give anything at all.
  boolean allowed(CurrentUser user) {
    return switch (contracts.mayReview(user.memberOf(), clock.instant())) {
      case Decision.Allowed _ -> true;
      case Decision.Refused _ -> false;
    };
  }

  /// To whom something can be given; empty if the contract allows no one.
  List<ReviewerKeys.Reviewer> reviewers(CurrentUser user) {
    return allowed(user) ? reviewers.all() : List.of();
  }

  /// @throws Problem 403 if the contract does not allow it; 404 if there is no such object in this
  ///   member's boxes, or no such reviewer; 409 if the reviewer has it already; 422 if not exactly
  ///   all segments have a header for the reviewer that this member made
  ReviewId give(CurrentUser user, ObjectId object, PersonId reviewer, List<NewHeader> made) {
    if (!allowed(user)) {
      throw notAgreed();
    }
    var to = reviewers.find(reviewer).orElseThrow(Problem::notFound);
    var client = user.memberOf();
    var fitting = transactions.as(client, user.person(), () -> fitting(user, object, to, made));
    var whom = new ReviewerHeaders.For(client, object, to.key().fingerprint(), to.key().epoch());
    var wrapped = headers.wrap(whom, placed(fitting.manifest(), made));
    var given =
        transactions.as(
            client,
            user.person(),
            () -> {
              var still = fitting(user, object, to, made);
              var review = review(user, object, still, to);
              book.add(review);
              headers.keep(whom, still.until(), wrapped);
              say(Action.REVIEW_GIVEN, user, review);
              return review;
            });
    if (left.gone(reviewer)) {
      left.end(given);
      throw Problem.notFound();
    }
    return given.id();
  }

  /// An object for which exactly what it needs was made.
  ///
  /// @param until the moment at which all of it ends
  private record Fitting(Manifest manifest, KeyLine line, Instant until) {}

  private Fitting fitting(
      CurrentUser user, ObjectId object, ReviewerKeys.Reviewer to, List<NewHeader> made) {
    var client = user.memberOf();
    var signedManifest = vault.find(client, object).orElseThrow(Problem::notFound);
    var manifest = Manifest.parse(Bytes.of(signedManifest.manifest().getBytes(UTF_8)));
    var line = keys.line(client, manifest.company()).orElseThrow(ReviewSharing::misfit);
    var until = checked(user, line, manifest, to, made);
    if (book.has(object, to.key().fingerprint(), clock.instant())) {
      throw already();
    }
    return new Fitting(manifest, line, until);
  }

  private Review review(
      CurrentUser user, ObjectId object, Fitting fitting, ReviewerKeys.Reviewer to) {
    var mailbox = fitting.line().mailbox();
    return new Review(
        new ReviewId(ids.next()),
        user.memberOf(),
        object,
        mailbox == null ? OWN_LINE : mailbox,
        fitting.manifest().kind(),
        fitting.manifest().sealedAt(),
        to.person().id(),
        to.key().fingerprint(),
        user.person(),
        clock.instant(),
        fitting.until(),
        null,
        null);
  }

  /// What was given, the ended too, newest first; of mailboxes only those that the member holds.
  List<Review> given(CurrentUser user) {
    var client = user.memberOf();
    return transactions.as(client, user.person(), () -> book.of(client, PAGE_LIMIT));
  }

  /// What the reviewer opened already cannot be taken back. Idempotent.
  ///
  /// @throws Problem 404 if nothing of this client, in this member's boxes, is given under that id
  void takeBack(CurrentUser user, ReviewId id) {
    transactions.run(
        user.memberOf(),
        user.person(),
        () -> {
          var review = book.find(id).orElseThrow(Problem::notFound);
          var now = clock.instant();
          if (book.end(id, now)) {
            // one that ran out may have been given again since, under the same headers
            if (!book.has(review.object(), review.to(), now)) {
              headers.drop(review.client(), review.object(), review.to());
            }
            say(Action.REVIEW_TAKEN_BACK, user, review);
          }
        });
  }

  private void say(Action action, CurrentUser user, Review review) {
    audit.append(
        new Entry(
            action,
            review.client(),
            review.object().toString(),
            user.actor(),
            Purpose.REVIEW,
            Result.DONE,
            Map.of("fingerprint", review.to(), "until", review.until().toString())));
  }

  /// @return the moment at which all of them end
  private Instant checked(
      CurrentUser user,
      KeyLine line,
      Manifest manifest,
      ReviewerKeys.Reviewer to,
      List<NewHeader> made) {
    if (!REVIEWED.contains(manifest.kind()) || made.size() != manifest.segments().size()) {
      throw misfit();
    }
    var ends = new ArrayList<Instant>();
    for (var n = 0; n < made.size(); n++) {
      ends.add(checked(user, line, manifest, n, to, made.get(n)).until());
    }
    if (ends.stream().distinct().count() != 1) {
      throw misfit();
    }
    var until = ends.getFirst();
    var now = clock.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(MOST).plus(GRACE))) {
      throw tooLong();
    }
    return until;
  }

  private static ReviewHeader checked(
      CurrentUser user,
      KeyLine line,
      Manifest manifest,
      int n,
      ReviewerKeys.Reviewer to,
      NewHeader one) {
    var found =
        ReviewHeaderCheck.check(
            line,
            manifest,
            n,
            one.header(),
            to.key().fingerprint(),
            Bytes.of(one.statement().getBytes(UTF_8)),
            one.signature());
    if (one.n() != n || !(found instanceof ReviewHeaderCheck.Found.Good(var said))) {
      throw misfit();
    }
    // each gives under their own name
    if (line.member(said.by()).filter(it -> it.person().equals(user.person())).isEmpty()) {
      throw misfit();
    }
    return said;
  }

  private static List<ReviewerHeaders.Made> placed(Manifest manifest, List<NewHeader> made) {
    return made.stream()
        .map(one ->
            new ReviewerHeaders.Made(
                one.n(),
                manifest.segments().get(one.n()).startMs(),
                one.header(),
                one.statement(),
                one.signature()))
        .toList();
  }

  private static Problem notAgreed() {
    return new Problem(403, "review-not-agreed");
  }

  private static Problem already() {
    return new Problem(409, "already-given");
  }

  private static Problem tooLong() {
    return new Problem(422, "review-time");
  }

  private static Problem misfit() {
    return new Problem(422, "header-does-not-fit.review");
  }
}
