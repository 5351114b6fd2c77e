package denwaban.vault;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.Purpose;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Limits;
import denwaban.seal.statement.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// New headers for old objects, several at a time, over HTTP. Binary fields are standard base64.
/// Answers name objects by their place in the question, from 0: no id is repeated.
@RestController
@RequestMapping("/api/objects")
class HeaderRenewalEndpoint {

  /// Bytes of a message's or a slip's payload that is handed out with its header: a member reads
  /// the numbers in it, to make them findable under the newest key. Longer ones are fetched.
  static final int PAYLOAD_LIMIT = 64 * 1024;

  private static final int SIGNATURE = 64;

  private final HeaderRenewal headerRenewal;
  private final HeaderRelease headerRelease;

  HeaderRenewalEndpoint(HeaderRenewal headerRenewal, HeaderRelease headerRelease) {
    this.headerRenewal = headerRenewal;
    this.headerRelease = headerRelease;
  }

  record Stale(long total, List<String> objects) {}

  record Wanted(List<String> objects) {
    Wanted {
      requireNonNull(objects);
    }
  }

  /// @param payload null of a recording and of what is longer than [#PAYLOAD_LIMIT]
  record InHand(int at, ObjectEndpoint.Released released, @Nullable String payload) {}

  /// @param missing what is not there, or not this member's client's; what is in neither list is
  ///   asked for again
  /// @param done that no older key opens, or that are none of this member's
  record Several(List<InHand> released, List<Integer> missing, List<Integer> done) {}

  record NewHeader(int n, String header, String statement, String signature) {
    NewHeader {
      requireNonNull(header);
      requireNonNull(statement);
      requireNonNull(signature);
    }

    HeaderRenewal.NewHeader read() {
      return new HeaderRenewal.NewHeader(
          n,
          Base64Text.read(header, Limits.HEADER_BYTES),
          statement,
          Base64Text.read(signature, SIGNATURE));
    }
  }

  record Remade(String object, List<NewHeader> headers, TokensEndpoint.@Nullable NewTokens tokens) {
    Remade {
      requireNonNull(object);
      requireNonNull(headers);
    }

    HeaderRenewal.Remade read() {
      return new HeaderRenewal.Remade(
          HeaderRenewalEndpoint.object(object),
          headers.stream().map(NewHeader::read).toList(),
          tokens == null ? null : new HeaderRenewal.Tokens(tokens.company(), tokens.read()));
    }
  }

  record NewHeaders(List<Remade> objects) {
    NewHeaders {
      requireNonNull(objects);
    }
  }

  /// @param refused that stay as they were
  record Refused(List<Integer> refused) {}

  @GetMapping("/stale")
  @RequiresPermission(Permission.MANAGE_KEYS)
  Stale stale(
      CurrentUser user,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit) {
    var found = headerRenewal.stale(user, after == null ? null : object(after), limit);
    return new Stale(found.total(), found.objects().stream().map(ObjectId::toString).toList());
  }

  @PostMapping("/stale/release")
  @RequiresPermission(Permission.MANAGE_KEYS)
  ResponseEntity<Several> release(CurrentUser user, @RequestBody Wanted body) {
    var objects = body.objects().stream().map(HeaderRenewalEndpoint::object).distinct().toList();
    if (objects.size() < body.objects().size() || objects.size() > HeaderRelease.SEVERAL) {
      throw Problem.malformed();
    }
    var stale = headerRenewal.stillStale(user, objects);
    var done = objects.stream().filter(one -> !stale.contains(one)).map(objects::indexOf).toList();
    if (stale.isEmpty() && !objects.isEmpty()) {
      return ResponseEntity.ok().body(new Several(List.of(), List.of(), done));
    }
    var wanted = objects.stream().filter(stale::contains).toList();
    var several = headerRelease.release(user, wanted, Purpose.REHEADER);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Several(
                several.released().entrySet().stream()
                    .map(one ->
                        inHand(user, objects.indexOf(one.getKey()), one.getKey(), one.getValue()))
                    .toList(),
                several.missing().stream().map(objects::indexOf).toList(),
                done));
  }

  @PutMapping("/headers")
  @BodyLimit(kib = 8_192)
  @RequiresPermission(Permission.MANAGE_KEYS)
  Refused remake(CurrentUser user, @RequestBody NewHeaders body) {
    if (body.objects().size() > HeaderRenewal.BATCH
        || body.objects().stream().anyMatch(one -> one.headers().size() > Limits.SEGMENTS)) {
      throw Problem.malformed();
    }
    var batch = body.objects().stream().map(Remade::read).toList();
    var refused = headerRenewal.remake(user, batch);
    return new Refused(
        IntStream.range(0, batch.size())
            .filter(at -> refused.contains(batch.get(at).object()))
            .boxed()
            .toList());
  }

  private InHand inHand(
      CurrentUser user, int at, ObjectId object, HeaderRelease.Released released) {
    var first = released.segments().getFirst();
    var text = released.kind() != Manifest.Kind.RECORDING && released.segments().size() == 1;
    return new InHand(
        at,
        ObjectEndpoint.Released.of(released),
        text && first.length() <= PAYLOAD_LIMIT ? payload(user, object, first.length()) : null);
  }

  private String payload(CurrentUser user, ObjectId object, long length) {
    try (var payload = headerRelease.payload(user.memberOf(), object, 0, 0, length)) {
      return Bytes.of(payload.readAllBytes()).base64();
    } catch (IOException e) {
      throw new UncheckedIOException("a payload cannot be read", e);
    }
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }
}
