package denwaban.quality;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.seal.age.Limits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What members give to quality review, over HTTP. Binary fields are standard base64.
@RestController
@RequestMapping("/api/reviews")
class GivingEndpoint {

  private static final int SIGNATURE = 64;

  private final ReviewSharing reviewSharing;
  private final People people;
  private final InstantSource clock;

  GivingEndpoint(ReviewSharing reviewSharing, People people, InstantSource clock) {
    this.reviewSharing = reviewSharing;
    this.people = people;
    this.clock = clock;
  }

  record Reviewer(
      String person, String name, String fingerprint, String statement, String signature) {}

  /// @param allowed whether the contract lets members give anything
  record Reviewers(boolean allowed, List<Reviewer> reviewers) {}

  /// @param standing `open`, `over` or `taken-back`
  /// @param by who gave it, or approved that the edge does
  /// @param clause of the contract by which the edge sealed it; null of what a member gave
  record Given(
      String id,
      String object,
      String kind,
      String reviewer,
      String to,
      Instant givenAt,
      Instant until,
      String standing,
      @Nullable String by,
      @Nullable String clause) {}

  record NewHeader(int n, String header, String statement, String signature) {
    NewHeader {
      requireNonNull(header);
      requireNonNull(statement);
      requireNonNull(signature);
    }
  }

  record NewReview(String object, UUID reviewer, List<NewHeader> headers) {
    NewReview {
      requireNonNull(object);
      requireNonNull(reviewer);
      requireNonNull(headers);
    }
  }

  record Made(String id) {}

  @GetMapping("/reviewers")
  @RequiresPermission(Permission.READ_OWN)
  Reviewers reviewers(CurrentUser user) {
    return new Reviewers(
        reviewSharing.allowed(user),
        reviewSharing.reviewers(user).stream()
            .map(it ->
                new Reviewer(
                    it.person().id().toString(),
                    it.person().name(),
                    it.key().fingerprint(),
                    it.key().statement(),
                    it.key().signature().base64()))
            .toList());
  }

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  List<Given> given(CurrentUser user) {
    var now = clock.instant();
    return reviewSharing.given(user).stream()
        .map(it ->
            new Given(
                it.id().toString(),
                it.object().toString(),
                it.kind().text(),
                name(it.reviewer()),
                it.to(),
                it.givenAt(),
                it.until(),
                it.endedAt() != null ? "taken-back" : it.open(now) ? "open" : "over",
                name(it.by()),
                clause(it)))
        .toList();
  }

  private static @Nullable String clause(Review review) {
    var edge = review.edge();
    return edge == null ? null : edge.clause();
  }

  private String name(PersonId person) {
    return people.find(person).map(Person::name).orElse("");
  }

  @PostMapping
  @BodyLimit(kib = 4_096)
  @RequiresReauthentication
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.CREATED)
  Made give(CurrentUser user, @RequestBody NewReview body) {
    if (body.headers().size() > Limits.SEGMENTS) {
      throw Problem.malformed();
    }
    var made =
        body.headers().stream()
            .map(one ->
                new ReviewSharing.NewHeader(
                    one.n(),
                    Base64Text.read(one.header(), Limits.HEADER_BYTES),
                    one.statement(),
                    Base64Text.read(one.signature(), SIGNATURE)))
            .toList();
    var id = reviewSharing.give(user, object(body.object()), new PersonId(body.reviewer()), made);
    return new Made(id.toString());
  }

  @DeleteMapping("/{id}")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeBack(CurrentUser user, @PathVariable String id) {
    reviewSharing.takeBack(user, ReviewId.of(id));
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }
}
