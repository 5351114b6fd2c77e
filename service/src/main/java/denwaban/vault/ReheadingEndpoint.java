package denwaban.vault;

import static java.util.Objects.requireNonNull;

import denwaban.kernel.ObjectId;
import denwaban.people.Base64Text;
import denwaban.people.Permission;
import denwaban.people.Permits;
import denwaban.people.Problem;
import denwaban.people.Who;
import denwaban.seal.Limits;
import java.util.List;
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

/// New headers for old objects, over HTTP. Binary fields are standard base64.
@RestController
@RequestMapping("/api/objects")
class ReheadingEndpoint {

  private static final int SIGNATURE = 64;

  private final Reheading reheading;

  ReheadingEndpoint(Reheading reheading) {
    this.reheading = reheading;
  }

  record Stale(long total, List<String> objects) {}

  record NewHeader(int n, String header, String statement, String signature) {
    NewHeader {
      requireNonNull(header);
      requireNonNull(statement);
      requireNonNull(signature);
    }
  }

  record NewHeaders(List<NewHeader> headers) {
    NewHeaders {
      requireNonNull(headers);
    }
  }

  @GetMapping("/stale")
  @Permits(Permission.MANAGE_KEYS)
  Stale stale(
      Who who,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit) {
    var found = reheading.stale(who, after == null ? null : object(after), limit);
    return new Stale(found.total(), found.objects().stream().map(ObjectId::toString).toList());
  }

  @PutMapping("/{id}/headers")
  @Permits(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remake(Who who, @PathVariable String id, @RequestBody NewHeaders body) {
    if (body.headers().size() > Limits.SEGMENTS) {
      throw Problem.malformed();
    }
    reheading.remake(
        who,
        object(id),
        body.headers().stream()
            .map(one ->
                new Reheading.NewHeader(
                    one.n(),
                    Base64Text.read(one.header(), Limits.HEADER_BYTES),
                    one.statement(),
                    Base64Text.read(one.signature(), SIGNATURE)))
            .toList());
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }
}
