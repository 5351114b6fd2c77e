package denwaban.message.index;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.kernel.ObjectId;
import denwaban.retention.Leases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A member's own sealed index, over HTTP. Binary fields are standard base64.
@RestController
@RequestMapping("/api/inbox/text-index")
class TextIndexEndpoint {

  private static final int SIGNATURE = 64;

  private final TextIndexes indexes;
  private final Leases leases;
  private final InstantSource clock;

  TextIndexEndpoint(TextIndexes indexes, Leases leases, InstantSource clock) {
    this.indexes = indexes;
    this.leases = leases;
    this.clock = clock;
  }

  /// @param version 0 if there is none yet
  /// @param erased ids of what was erased since it was pruned: none of it may stay in it
  /// @param until up to which moment that list is complete
  record Index(
      long version,
      @Nullable String sealed,
      @Nullable String signature,
      List<UUID> erased,
      Instant until) {}

  /// @param before the version that it was made from
  /// @param pruned what was erased by then is not in it: an `until` that was answered
  record NewIndex(long before, String sealed, String signature, Instant pruned) {
    NewIndex {
      requireNonNull(sealed);
      requireNonNull(signature);
      requireNonNull(pruned);
    }
  }

  /// @param since when the page that asks was told last what was erased, if it has an index:
  ///   another page may have pruned the one that lies here since then
  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  ResponseEntity<Index> find(
      CurrentUser user, @RequestParam(required = false) @Nullable Instant since) {
    var kept = indexes.find(user).orElse(null);
    if (kept == null) {
      var erased = since == null ? null : leases.erasedSince(user.memberOf(), since);
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .body(
              new Index(
                  0,
                  null,
                  null,
                  erased == null ? List.of() : ids(erased),
                  erased == null ? clock.instant() : erased.until()));
    }
    var pruned = kept.prunedAt();
    var from = since != null && since.isBefore(pruned) ? since : pruned;
    var erased = leases.erasedSince(user.memberOf(), from);
    var found =
        new Index(
            kept.version(),
            kept.sealed().base64(),
            kept.signature().base64(),
            ids(erased),
            erased.until());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
  }

  private static List<UUID> ids(Leases.Erased erased) {
    return erased.objects().stream().map(ObjectId::value).toList();
  }

  @PutMapping
  @RequiresPermission(Permission.READ_OWN)
  @BodyLimit(kib = 6_144)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(CurrentUser user, @RequestBody NewIndex body) {
    var sealed = Base64Text.read(body.sealed(), TextIndexes.SEALED_LIMIT);
    var signature = Base64Text.read(body.signature(), SIGNATURE);
    if (body.before() < 0
        || sealed.length() == 0
        || signature.length() != SIGNATURE
        || body.pruned().isAfter(clock.instant())) {
      throw Problem.malformed();
    }
    indexes.put(user, body.before(), sealed, signature, body.pruned());
  }
}
