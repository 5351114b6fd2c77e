package denwaban.retention;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.document.PdfFonts;
import denwaban.contract.document.PdfTurn;
import denwaban.erasure.ErasureCertificate;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.retention.certificate.CertificatePdf;
import denwaban.retention.hold.HoldBody;
import denwaban.retention.hold.Holds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A client sees what is kept of it and what was erased, takes certificates along, and holds.
@RestController
final class OwnRetentionEndpoint {

  private final RetentionViews views;
  private final RetentionStatus status;
  private final Holds holds;
  private final Clients clients;
  private final PdfTurn turn;

  OwnRetentionEndpoint(
      RetentionViews views, RetentionStatus status, Holds holds, Clients clients, PdfTurn turn) {
    this.clients = clients;
    this.turn = turn;
    this.views = views;
    this.status = status;
    this.holds = holds;
  }

  @GetMapping("/api/retention")
  @RequiresPermission(Permission.READ_LOG)
  RetentionView all(CurrentUser user) {
    return views.of(user.memberOf(), user);
  }

  /// The newest of those before number `before`; the page of all names the newest.
  @GetMapping("/api/retention/certificates")
  @RequiresPermission(Permission.READ_LOG)
  List<RetentionView.Certificate> certificates(@RequestParam int before, CurrentUser user) {
    return views.certificates(user.memberOf(), before);
  }

  /// Byte for byte what the digest in the log is of.
  @GetMapping("/api/retention/certificates/{n}")
  @RequiresPermission(Permission.READ_LOG)
  ResponseEntity<byte[]> certificate(@PathVariable int n, CurrentUser user) {
    var text = status.certificate(user.memberOf(), n).orElseThrow(Problem::notFound);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"erasure-certificate-%d.json\"".formatted(n))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same on paper, with that file inside.
  @GetMapping("/api/retention/certificates/{n}/certificate.pdf")
  @RequiresPermission(Permission.READ_LOG)
  ResponseEntity<byte[]> pdf(@PathVariable int n, CurrentUser user) {
    var client = user.memberOf();
    var text = status.certificate(client, n).orElseThrow(Problem::notFound);
    var read = ErasureCertificate.parse(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    var name = clients.find(client).map(Client::name).orElseThrow(Problem::notFound);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"erasure-certificate-%d.pdf\"".formatted(n))
        .body(turn.take(() -> CertificatePdf.of(read, printable(name))).toArray());
  }

  /// A name that no font has whole is left out; the id says whose it is.
  private static String printable(String name) {
    return PdfFonts.print(name) ? name : "";
  }

  @PostMapping("/api/retention/holds")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  RetentionView ask(@RequestBody HoldBody body, CurrentUser user) {
    holds.ask(user.memberOf(), body.call(), body.text(), body.end(), user);
    return views.of(user.memberOf(), user);
  }

  @PostMapping("/api/retention/holds/{id}/approval")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  RetentionView approve(@PathVariable UUID id, CurrentUser user) {
    holds.approve(user.memberOf(), id, user);
    return views.of(user.memberOf(), user);
  }

  @PostMapping("/api/retention/holds/{id}/end")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  RetentionView end(@PathVariable UUID id, CurrentUser user) {
    holds.end(user.memberOf(), id, user);
    return views.of(user.memberOf(), user);
  }
}
