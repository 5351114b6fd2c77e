package denwaban.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.reading.LogTiles;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The log as static files (C2SP tlog-tiles), for its owner's own programs. The prefix ends with
/// the id that the log's origin ends with.
@RestController
final class LogTilesEndpoint {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

  private final LogTiles tiles;

  LogTilesEndpoint(LogTiles tiles) {
    this.tiles = tiles;
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/logs/{log}/checkpoint")
  ResponseEntity<byte[]> checkpoint(CurrentUser user, @PathVariable String log) {
    var note = tiles.checkpoint(own(user, log)).orElseThrow(Problem::notFound);
    return answer(Bytes.of(note.getBytes(UTF_8)), TEXT, CacheControl.noCache());
  }

  /// @param path such as `/0/000`, `/entries/x001/067.p/8`
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/logs/{log}/tile/{*path}")
  ResponseEntity<byte[]> tile(
      CurrentUser user, @PathVariable String log, @PathVariable String path) {
    var tile = tiles.tile(own(user, log), "tile" + path).orElseThrow(Problem::notFound);
    return answer(tile, MediaType.APPLICATION_OCTET_STREAM, CacheControl.maxAge(YEAR).immutable());
  }

  /// Of another's log and of one that never was there is one answer.
  private static ClientId own(CurrentUser user, String log) {
    if (!user.memberOf().toString().equals(log)) {
      throw Problem.notFound();
    }
    return user.memberOf();
  }

  private static ResponseEntity<byte[]> answer(Bytes bytes, MediaType type, CacheControl cache) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(cache.cachePrivate())
        .eTag(Digest.sha256(bytes).base64())
        .body(bytes.toArray());
  }
}
