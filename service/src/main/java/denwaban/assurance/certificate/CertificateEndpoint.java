package denwaban.assurance.certificate;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.PathId;
import denwaban.http.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The register of certificates for the office: read by those who read evidence, entered and
/// confirmed by those who watch.
@RestController
final class CertificateEndpoint {

  private final CertificateEntries entries;
  private final CertificateReading reading;

  CertificateEndpoint(CertificateEntries entries, CertificateReading reading) {
    this.entries = entries;
    this.reading = reading;
  }

  record Made(UUID id) {}

  /// Without the words.
  record Change(@Nullable String change, @Nullable String reason) {
    @Override
    public String toString() {
      return "a change";
    }
  }

  record Found(@Nullable String result, @Nullable String note) {
    @Override
    public String toString() {
      return "a check";
    }
  }

  record Read(
      @Nullable String service,
      @Nullable String site,
      @Nullable Boolean covered,
      @Nullable String reason) {
    @Override
    public String toString() {
      return "a decision";
    }
  }

  /// @param number its own 法人番号, or null
  record Offer(@Nullable String number, @Nullable List<String> services) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/certificates")
  CertificatePage page(CurrentUser user) {
    return reading.page(user);
  }

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/certificates/{id}/history")
  CertificatePage.History history(CurrentUser user, @PathVariable String id) {
    return reading.history(user, PathId.of(id));
  }

  /// @param sha256 that a record names
  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/certificates/documents/{sha256}")
  void document(@PathVariable String sha256, HttpServletResponse response) throws IOException {
    var pdf = entries.document(sha256).toArray();
    response.setContentType("application/pdf");
    response.setContentLength(pdf.length);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"certificate-" + sha256.substring(0, 12) + ".pdf\"");
    response.getOutputStream().write(pdf);
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/certificates")
  @RequiresReauthentication
  @BodyLimit(kib = 7_168)
  @ResponseStatus(HttpStatus.CREATED)
  Made enter(CurrentUser user, @RequestBody CertificateDraft draft) {
    var pdf = draft.pdf() == null ? null : Base64Text.read(draft.pdf(), DocumentTable.LIMIT);
    var record = draft.record() == null ? null : PathId.of(draft.record());
    return new Made(entries.enter(user, record, draft.base(), draft::certificate, pdf));
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/certificates/entries/{id}/confirm")
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(CurrentUser user, @PathVariable String id) {
    entries.confirm(user, PathId.of(id));
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/certificates/{id}/status")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(CurrentUser user, @PathVariable String id, @RequestBody Change body) {
    var change = parsed(body.change(), StatusChange::of);
    entries.change(user, PathId.of(id), change, words(body.reason()));
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/certificates/{id}/checks")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void check(CurrentUser user, @PathVariable String id, @RequestBody Found body) {
    var result = parsed(body.result(), CheckResult::of);
    entries.check(user, PathId.of(id), result, words(body.note()));
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/certificates/{id}/scope")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(CurrentUser user, @PathVariable String id, @RequestBody Read body) {
    if (body.covered() == null) throw Problem.malformed();
    entries.decide(
        user,
        PathId.of(id),
        parsed(body.service(), ServiceType::of),
        parsed(body.site(), Site::new),
        body.covered(),
        words(body.reason()));
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/certificates/offer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void offer(CurrentUser user, @RequestBody Offer body) {
    if (body.services() == null) throw Problem.malformed();
    entries.state(
        user,
        CertificateDraft.number(body.number()),
        body.services().stream()
            .map(it -> parsed(it, ServiceType::of))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static String words(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T> T parsed(@Nullable String code, Function<String, T> known) {
    if (code == null) throw Problem.malformed();
    try {
      return known.apply(code);
    } catch (IllegalArgumentException unknown) {
      throw Problem.malformed();
    }
  }
}
