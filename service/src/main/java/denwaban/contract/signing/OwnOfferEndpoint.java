package denwaban.contract.signing;

import static java.util.Objects.requireNonNullElse;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Site;
import denwaban.terms.SigningStatement.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A client's members read what is offered to their company; its administrator signs or declines.
@RestController
final class OwnOfferEndpoint {

  private final Offers offers;
  private final OfferDrafts drafts;
  private final OfferSigning signing;
  private final OfferPdfs pdfs;
  private final Scans scans;

  OwnOfferEndpoint(
      Offers offers, OfferDrafts drafts, OfferSigning signing, OfferPdfs pdfs, Scans scans) {
    this.offers = offers;
    this.drafts = drafts;
    this.signing = signing;
    this.pdfs = pdfs;
    this.scans = scans;
  }

  record Declining(@Nullable String reason) {}

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract/offers")
  List<OfferView> all(CurrentUser user) {
    var client = user.memberOf();
    var signatures = offers.signatures(client, user);
    return offers.of(client).stream().map(it -> OfferView.of(it, drafts, signatures)).toList();
  }

  @RequiresPermission(Permission.SIGN_CONTRACT)
  @PostMapping("/api/contract/offers/{digest}/signing")
  ToSign begin(@PathVariable String digest, CurrentUser user, Site site) {
    var named = OfficeOfferEndpoint.digest(digest);
    return ToSign.of(signing.begin(user.memberOf(), named, Side.CLIENT, user, site), site);
  }

  @RequiresPermission(Permission.SIGN_CONTRACT)
  @PostMapping("/api/contract/offers/{digest}/signature")
  @ResponseStatus(HttpStatus.CREATED)
  OfferView sign(
      @PathVariable String digest, @RequestBody SigningBody body, CurrentUser user, Site site) {
    var client = user.memberOf();
    var named = OfficeOfferEndpoint.digest(digest);
    return view(
        user,
        signing.sign(client, named, Side.CLIENT, body.id(), body.said(), body.sent(), user, site));
  }

  @RequiresPermission(Permission.SIGN_CONTRACT)
  @PostMapping("/api/contract/offers/{digest}/refusal")
  @RequiresReauthentication
  OfferView decline(@PathVariable String digest, @RequestBody Declining body, CurrentUser user) {
    var named = OfficeOfferEndpoint.digest(digest);
    var reason = requireNonNullElse(body.reason(), "").strip();
    return view(user, signing.decline(user.memberOf(), named, reason, user));
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract/offers/{digest}/document")
  ResponseEntity<byte[]> document(@PathVariable String digest, CurrentUser user) {
    var named = OfficeOfferEndpoint.digest(digest);
    return DocumentAnswer.of(offers.document(user.memberOf(), named, Side.CLIENT));
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract/offers/{digest}/document.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String digest, CurrentUser user) {
    var named = OfficeOfferEndpoint.digest(digest);
    return DocumentAnswer.pdf(pdfs.of(user.memberOf(), named, Side.CLIENT, user));
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract/offers/{digest}/scan")
  ResponseEntity<byte[]> scan(@PathVariable String digest, CurrentUser user) {
    var named = OfficeOfferEndpoint.digest(digest);
    return DocumentAnswer.scan(scans.content(user.memberOf(), named, Side.CLIENT));
  }

  private OfferView view(CurrentUser user, Offer it) {
    return OfferView.of(it, drafts, offers.signatures(user.memberOf(), user));
  }
}
