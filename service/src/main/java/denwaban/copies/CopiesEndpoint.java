package denwaban.copies;

import static java.util.Objects.requireNonNullElse;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Copies of the own company's log for its members; how old all copies are for the office.
@RestController
class CopiesEndpoint {

  private final LogCopyService logCopyService;
  private final MonthlyMedia monthlyMedia;

  CopiesEndpoint(LogCopyService logCopyService, MonthlyMedia monthlyMedia) {
    this.logCopyService = logCopyService;
    this.monthlyMedia = monthlyMedia;
  }

  /// @param kind `https` or `bucket`
  /// @param keyId of a bucket alone, as `bucket` to `lockDays`
  /// @param secret a bearer token, or the secret key
  record Wanted(
      @Nullable String kind,
      @Nullable String address,
      @Nullable String bucket,
      @Nullable String region,
      boolean pathStyle,
      int lockDays,
      @Nullable String keyId,
      @Nullable String secret) {

    /// Never the secret.
    @Override
    public String toString() {
      return "a place for a copy";
    }

    Target target() {
      var at = requireNonNullElse(address, "").strip();
      return switch (requireNonNullElse(kind, "")) {
        case "https" -> new Target.Https(at);
        case "bucket" ->
            new Target.Bucket(
                at,
                requireNonNullElse(region, ""),
                requireNonNullElse(bucket, ""),
                pathStyle,
                lockDays);
        default -> throw new IllegalArgumentException("no such kind");
      };
    }

    String secrets() {
      var last = requireNonNullElse(secret, "");
      return "bucket".equals(kind) ? requireNonNullElse(keyId, "") + "\n" + last : last;
    }
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/copies")
  LogCopyService.Seen seen(CurrentUser user) {
    return logCopyService.seen(user.memberOf());
  }

  /// The whole log as a tar. The entry is committed before the first byte.
  @RequiresPermission(Permission.EXPORT_OWN)
  @GetMapping("/api/log/copies/tar")
  void take(CurrentUser user, HttpServletResponse response) throws IOException {
    logCopyService.logTaken(user);
    response.setContentType("application/x-tar");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"denwaban-log.tar\"");
    logCopyService.take(user, response.getOutputStream());
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/mediums")
  List<MonthlyMedia.Medium> mediums(CurrentUser user) throws IOException {
    return monthlyMedia.of(user.memberOf());
  }

  /// A month's sealed copy. The entry is committed before the first byte.
  @RequiresPermission(Permission.EXPORT_OWN)
  @GetMapping("/api/log/mediums/{month}")
  void medium(CurrentUser user, @PathVariable String month, HttpServletResponse response)
      throws IOException {
    var file = monthlyMedia.take(user, month);
    response.setContentType("application/octet-stream");
    response.setContentLengthLong(Files.size(file));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"denwaban-log-" + month + ".age\"");
    Files.copy(file, response.getOutputStream());
  }

  @RequiresPermission(Permission.EXPORT_OWN)
  @PutMapping("/api/log/copies/own")
  @RequiresReauthentication
  LogCopyService.Seen set(CurrentUser user, @RequestBody Wanted body) {
    try {
      logCopyService.set(user, body.target(), body.secrets());
    } catch (IllegalArgumentException e) {
      throw Problem.malformed();
    }
    return logCopyService.seen(user.memberOf());
  }

  @RequiresPermission(Permission.EXPORT_OWN)
  @DeleteMapping("/api/log/copies/own")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(CurrentUser user) {
    logCopyService.remove(user);
  }

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/copies")
  List<LogCopyService.OfOne> all() {
    return logCopyService.all();
  }
}
