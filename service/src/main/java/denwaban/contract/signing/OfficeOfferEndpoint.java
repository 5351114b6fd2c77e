package denwaban.contract.signing;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.RequiresReauthentication;
import denwaban.client.Clients;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.terms.SigningStatement.Side;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office drafts terms, signs them, and takes them back.
@RestController
final class OfficeOfferEndpoint {

  /// Of a digest, in bytes.
  static final int DIGEST = 32;

  private final Offers offers;
  private final OfferDrafts drafts;
  private final OfferSigning signing;
  private final OfferPdfs pdfs;
  private final Scans scans;
  private final Clients clients;

  OfficeOfferEndpoint(
      Offers offers,
      OfferDrafts drafts,
      OfferSigning signing,
      OfferPdfs pdfs,
      Scans scans,
      Clients clients) {
    this.offers = offers;
    this.drafts = drafts;
    this.signing = signing;
    this.pdfs = pdfs;
    this.scans = scans;
    this.clients = clients;
  }

  /// @param next canonical text that the next version begins with
  /// @param newest version to which it is an answer; 0 if there is none
  /// @param graceUntil until when calls are answered without signatures; null if there is no such
  ///   time
  record Page(String next, int newest, @Nullable Instant graceUntil, List<OfferView> offers) {}

  /// @param after the newest version that the screen showed
  /// @param draft digest of the draft that it showed; null if it showed none
  /// @param effectiveFrom null for the moment of the last signature
  /// @param terms values of those that differ, as the record has them
  record NewOffer(
      int after,
      @Nullable String draft,
      @Nullable Instant effectiveFrom,
      @Nullable Map<String, ?> terms) {}

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients/{id}/contract/offers")
  Page page(@PathVariable String id, CurrentUser user) {
    var client = client(id);
    var next = drafts.next(client);
    return new Page(
        next.text(),
        next.version() - 1,
        offers.graceUntil(client).orElse(null),
        views(client, offers.drafted(client), user));
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/clients/{id}/contract/offers")
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.CREATED)
  OfferView draft(@PathVariable String id, @RequestBody NewOffer body, CurrentUser user) {
    var client = client(id);
    var values = TermValues.of(body.terms() == null ? Map.of() : body.terms());
    var seen = body.draft() == null ? null : digest(body.draft());
    var shown = new OfferDrafts.Shown(body.after(), seen);
    return view(client, drafts.draft(client, values, shown, body.effectiveFrom(), user), user);
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/clients/{id}/contract/offers/{digest}/signing")
  @RequiresPrivilege
  ToSign begin(@PathVariable String id, @PathVariable String digest, CurrentUser user, Site site) {
    return ToSign.of(signing.begin(client(id), digest(digest), Side.OFFICE, user, site), site);
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/clients/{id}/contract/offers/{digest}/signature")
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.CREATED)
  OfferView sign(
      @PathVariable String id,
      @PathVariable String digest,
      @RequestBody SigningBody body,
      CurrentUser user,
      Site site) {
    var client = client(id);
    return view(
        client,
        signing.sign(
            client, digest(digest), Side.OFFICE, body.id(), body.said(), body.sent(), user, site),
        user);
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/clients/{id}/contract/offers/{digest}/withdrawal")
  @RequiresPrivilege
  @RequiresReauthentication
  OfferView withdraw(@PathVariable String id, @PathVariable String digest, CurrentUser user) {
    var client = client(id);
    return view(client, signing.withdraw(client, digest(digest), user), user);
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients/{id}/contract/offers/{digest}/document")
  ResponseEntity<byte[]> document(@PathVariable String id, @PathVariable String digest) {
    return DocumentAnswer.of(offers.document(client(id), digest(digest), Side.OFFICE));
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients/{id}/contract/offers/{digest}/document.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable String id, @PathVariable String digest, CurrentUser user) {
    return DocumentAnswer.pdf(pdfs.of(client(id), digest(digest), Side.OFFICE, user));
  }

  /// The paper that both companies signed or sealed: a PDF, which can be set until either side
  /// signs with a passkey.
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PutMapping("/api/office/clients/{id}/contract/offers/{digest}/scan")
  @BodyLimit(kib = Scan.LIMIT >> 10)
  @RequiresPrivilege
  OfferView keepScan(
      @PathVariable String id,
      @PathVariable String digest,
      HttpServletRequest request,
      CurrentUser user)
      throws IOException {
    var client = client(id);
    // the limit of bodies lets no more in
    var pdf = Bytes.of(request.getInputStream().readNBytes(Scan.LIMIT + 1));
    return view(client, scans.keep(client, digest(digest), pdf, user), user);
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @DeleteMapping("/api/office/clients/{id}/contract/offers/{digest}/scan")
  @RequiresPrivilege
  OfferView removeScan(@PathVariable String id, @PathVariable String digest, CurrentUser user) {
    var client = client(id);
    return view(client, scans.remove(client, digest(digest), user), user);
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients/{id}/contract/offers/{digest}/scan")
  ResponseEntity<byte[]> scan(@PathVariable String id, @PathVariable String digest) {
    return DocumentAnswer.scan(scans.content(client(id), digest(digest), Side.OFFICE));
  }

  private List<OfferView> views(ClientId client, List<Offer> all, CurrentUser user) {
    var signatures = offers.signatures(client, user);
    return all.stream().map(it -> OfferView.of(it, drafts, signatures)).toList();
  }

  private OfferView view(ClientId client, Offer it, CurrentUser user) {
    return OfferView.of(it, drafts, offers.signatures(client, user));
  }

  static Bytes digest(String text) {
    var digest = Base64Text.required(text, DIGEST);
    if (digest.length() != DIGEST) throw Problem.notFound();
    return digest;
  }

  private ClientId client(String id) {
    try {
      var client = ClientId.of(id);
      if (clients.find(client).isPresent()) return client;
    } catch (IllegalArgumentException malformed) {
      // the same answer as for a client that never was
    }
    throw Problem.notFound();
  }
}
