package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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

  private final TextIndexes indexes;

  TextIndexEndpoint(TextIndexes indexes) {
    this.indexes = indexes;
  }

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
}
