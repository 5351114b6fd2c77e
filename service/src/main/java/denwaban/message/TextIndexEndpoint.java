package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.retention.Leases;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A member's own sealed index, over HTTP. Binary fields are standard base64.
@RestController
@RequestMapping("/api/inbox/text-index")
class TextIndexEndpoint {

  private static final int SIGNATURE = 64;

  /// Objects in one question; an index of 3.5 MB has fewer.
  static final int SEVERAL = 10_000;

  private final TextIndexes indexes;
  private final Leases leases;

  TextIndexEndpoint(TextIndexes indexes, Leases leases) {
    this.indexes = indexes;
    this.leases = leases;
  }

  /// @param objects that an index speaks of
  record Indexed(List<UUID> objects) {
    Indexed {
      objects = List.copyOf(objects);
    }
  }

  /// @param erased of those that were asked for
  record Erased(List<UUID> erased) {}

  /// @param version 0 if there is none yet
  record Index(long version, @Nullable String sealed, @Nullable String signature) {}

  /// @param before the version that it was made from
  record NewIndex(long before, String sealed, String signature) {
    NewIndex {
      requireNonNull(sealed);
      requireNonNull(signature);
    }
  }

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  ResponseEntity<Index> find(CurrentUser user) {
    var found =
        indexes
            .find(user)
            .map(it -> new Index(it.version(), it.sealed().base64(), it.signature().base64()))
            .orElseGet(() -> new Index(0, null, null));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
  }

  @PutMapping
  @RequiresPermission(Permission.READ_OWN)
  @BodyLimit(kib = 6_144)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(CurrentUser user, @RequestBody NewIndex body) {
    var sealed = Base64Text.read(body.sealed(), TextIndexes.SEALED_LIMIT);
    var signature = Base64Text.read(body.signature(), SIGNATURE);
    if (body.before() < 0 || sealed.length() == 0 || signature.length() != SIGNATURE) {
      throw Problem.malformed();
    }
    indexes.put(user, body.before(), sealed, signature);
  }

  /// Which of these were erased: the page takes them out of the index, which we cannot read.
  @PostMapping("/erased")
  @RequiresPermission(Permission.READ_OWN)
  @BodyLimit(kib = 512)
  Erased erased(CurrentUser user, @RequestBody Indexed body) {
    if (body.objects().size() > SEVERAL) throw Problem.malformed();
    return new Erased(leases.erased(user.memberOf(), body.objects()));
  }
}
