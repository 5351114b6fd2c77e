package denwaban.quality;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Base64Text;
import denwaban.http.Problem;
import denwaban.signin.guard.DisclosureQuota;
import denwaban.vault.Payloads;
import denwaban.vault.ReviewerHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A quality reviewer's own key, and what was given to them, over HTTP. Binary fields are standard
/// base64.
@RestController
@RequestMapping("/api/quality")
class ReviewEndpoint {

  private static final int SIGNATURE = 64;

  private final ReviewerKeys keys;
  private final ReviewReading reviewReading;
  private final Payloads payloads;

  private final DisclosureQuota disclosureQuota;

  ReviewEndpoint(
      ReviewerKeys keys,
      ReviewReading reviewReading,
      Payloads payloads,
      DisclosureQuota disclosureQuota) {
    this.disclosureQuota = disclosureQuota;
    this.keys = keys;
    this.reviewReading = reviewReading;
    this.payloads = payloads;
  }

  record Unlock(UUID id, String method, @Nullable String credentialId, String blob) {}

  record Key(int epoch, String fingerprint, List<Unlock> unlocks) {}

  /// @param key null as long as the reviewer has made none
  record Mine(@Nullable Key key) {}

  record NewUnlock(String method, @Nullable String credentialId, String blob) {
    NewUnlock {
      requireNonNull(method);
      requireNonNull(blob);
    }
  }

  record NewKey(String statement, String signature, List<NewUnlock> unlocks) {
    NewKey {
      requireNonNull(statement);
      requireNonNull(signature);
      requireNonNull(unlocks);
    }
  }

  /// @param sealedAt when what was given was sealed: soon after its call
  record Given(
      String id,
      String clientId,
      String client,
      String object,
      String kind,
      Instant sealedAt,
      Instant givenAt,
      Instant until,
      String to) {}

  record Remade(String statement, String signature) {}

  record Segment(int n, String header, long length, long startMs, Remade remade) {}

  record Box(String id, String chain) {}

  record Word(String statement, String signature) {}

  /// @param chain the company's chain of keys, which says who gave it
  /// @param approval by which the edge made the headers; null if a member made them
  /// @param mailbox whose object it is, with its chain; null of the general box
  record Released(
      String kind,
      boolean complete,
      String manifest,
      String signature,
      List<Segment> segments,
      String chain,
      @Nullable Word approval,
      @Nullable Box mailbox) {}

  @GetMapping("/key")
  @RequiresPermission(Permission.REVIEW)
  Mine key(CurrentUser user) {
    return new Mine(keys.mine(user).map(ReviewEndpoint::key).orElse(null));
  }

  private static Key key(ReviewerKeys.Mine mine) {
    return new Key(
        mine.key().epoch(),
        mine.key().fingerprint(),
        mine.unlocks().stream()
            .map(u -> new Unlock(u.id(), u.method(), u.credentialId(), u.blob().base64()))
            .toList());
  }

  @PostMapping("/key")
  @RequiresReauthentication
  @RequiresPermission(Permission.REVIEW)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addKey(CurrentUser user, @RequestBody NewKey body) {
    keys.add(
        user,
        body.statement(),
        Base64Text.read(body.signature(), SIGNATURE),
        body.unlocks().stream()
            .map(u ->
                new ReviewerKeys.NewUnlock(
                    u.method(),
                    u.credentialId(),
                    Base64Text.read(u.blob(), ReviewerKeys.BLOB_LIMIT)))
            .toList());
  }

  @GetMapping("/reviews")
  @RequiresPermission(Permission.REVIEW)
  List<Given> given(CurrentUser user) {
    return reviewReading.given(user).stream()
        .map(it ->
            new Given(
                it.review().id().toString(),
                it.review().client().toString(),
                it.client(),
                it.review().object().toString(),
                it.review().kind().text(),
                it.review().sealedAt(),
                it.review().givenAt(),
                it.review().until(),
                it.review().to()))
        .toList();
  }

  @PostMapping("/reviews/{id}/release")
  @RequiresReauthentication
  @RequiresPermission(Permission.REVIEW)
  ResponseEntity<Released> release(CurrentUser user, @PathVariable String id) {
    disclosureQuota.opens(user);
    var released = reviewReading.release(user, ReviewId.of(id));
    var signedManifest = released.kept();
    var approval = released.approval();
    var box = released.mailbox();
    var chain = released.mailboxChain();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Released(
                released.manifest().kind().text(),
                signedManifest.complete(),
                signedManifest.manifest(),
                signedManifest.signature().base64(),
                released.segments().stream().map(s -> segment(released, s)).toList(),
                released.chain(),
                approval == null
                    ? null
                    : new Word(approval.statement(), approval.signature().base64()),
                box == null || chain == null ? null : new Box(box.toString(), chain)));
  }

  private static Segment segment(ReviewReading.Released released, ReviewerHeaders.Made made) {
    return new Segment(
        made.n(),
        made.header().base64(),
        released.manifest().segments().get(made.n()).length(),
        made.startMs(),
        new Remade(made.statement(), made.signature().base64()));
  }

  @GetMapping("/reviews/{id}/payload/{segment}")
  @RequiresPermission(Permission.REVIEW)
  ResponseEntity<InputStreamResource> payload(
      CurrentUser user,
      @PathVariable String id,
      @PathVariable String segment,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String wanted) {
    var n = number(segment);
    var part = reviewReading.part(user, ReviewId.of(id), n);
    var review = part.review();
    return payloads.answer(review.client(), review.object(), n, part.length(), wanted);
  }

  private static int number(String segment) {
    try {
      return Integer.parseInt(segment);
    } catch (NumberFormatException e) {
      throw Problem.notFound();
    }
  }
}
