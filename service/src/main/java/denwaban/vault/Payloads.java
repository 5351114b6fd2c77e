package denwaban.vault;

import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Payloads over HTTP, whole or in part. Sealed bytes, which open nothing without a header: the
/// caller has checked before that the object is there for this user.
@Component
public final class Payloads {

  private final HeaderRelease headerRelease;

  Payloads(HeaderRelease headerRelease) {
    this.headerRelease = headerRelease;
  }

  /// @param length of the whole payload, as its manifest says
  /// @param wanted the `Range` of the request, or null for the whole
  public ResponseEntity<InputStreamResource> answer(
      ClientId client, ObjectId object, int segment, long length, @Nullable String wanted) {
    var range = ObjectEndpoint.Range.of(wanted, length);
    var part =
        headerRelease.payload(client, object, segment, range.from(), range.to() - range.from());
    var answer =
        ResponseEntity.status(range.partial() ? 206 : 200)
            .cacheControl(CacheControl.noStore())
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .contentLength(range.to() - range.from())
            .header(HttpHeaders.ACCEPT_RANGES, "bytes");
    if (range.partial()) {
      answer.header(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(range.from(), range.to() - 1, length));
    }
    return answer.body(new InputStreamResource(part));
  }
}
