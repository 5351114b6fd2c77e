package denwaban.vault;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Base64Text;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Blind tokens of objects, over HTTP (docs/formats/blind-token.md).
@RestController
@RequestMapping("/api/objects")
class TokensEndpoint {

  private final BlindTokens tokens;

  TokensEndpoint(BlindTokens tokens) {
    this.tokens = tokens;
  }

  record NewTokens(String company, List<String> tokens) {
    NewTokens {
      requireNonNull(company);
      requireNonNull(tokens);
    }

    /// @throws Problem malformed, also if there are too many
    Set<Bytes> read() {
      if (tokens.size() > BlindTokens.OBJECT_LIMIT) {
        throw Problem.malformed();
      }
      return tokens.stream().map(TokensEndpoint::token).collect(Collectors.toSet());
    }
  }

  record Openable(String id, String kind, boolean indexed) {}

  /// @param indexed of `total`, those with tokens that this member can ask for
  record Openables(long total, long indexed, List<Openable> objects) {}

  @PutMapping("/{id}/tokens")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(CurrentUser user, @PathVariable String id, @RequestBody NewTokens body) {
    tokens.put(user, object(id), body.company(), body.read());
  }

  @GetMapping("/openable")
  @RequiresPermission(Permission.READ_OWN)
  Openables openable(
      CurrentUser user,
      @RequestParam(required = false) @Nullable String before,
      @RequestParam(defaultValue = "100") int limit) {
    var found = tokens.openable(user, before == null ? null : object(before), limit);
    return new Openables(
        found.count().total(),
        found.count().indexed(),
        found.objects().stream()
            .map(row -> new Openable(row.object().toString(), row.kind(), row.indexed()))
            .toList());
  }

  private static Bytes token(String text) {
    var bytes = Base64Text.read(text, BlindTokens.TOKEN_BYTES);
    if (bytes.length() != BlindTokens.TOKEN_BYTES) {
      throw Problem.malformed();
    }
    return bytes;
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }
}
