package denwaban.assurance.evaluation;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.contract.confirmation.Confirmation;
import denwaban.contract.confirmation.Confirmations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A client's administrator confirms this office, item by item, with the passkey; members see all
/// confirmations of their company.
@RestController
final class ConfirmationEndpoint {

  private final Evaluations evaluations;
  private final Confirmations confirmations;

  ConfirmationEndpoint(Evaluations evaluations, Confirmations confirmations) {
    this.evaluations = evaluations;
    this.confirmations = confirmations;
  }

  /// @param graceUntil until when calls are answered without one; null if there is no such time
  /// @param dueAt when the next is due; null if there is none yet
  /// @param confirmations the newest first
  record Page(
      String evidence,
      String verdict,
      Map<String, String> states,
      @Nullable Instant graceUntil,
      @Nullable Instant dueAt,
      List<Confirmed> confirmations) {}

  /// @param evidence canonical JSON that was seen; the signed text has its digest
  record Confirmed(
      UUID id,
      Instant at,
      boolean entrusts,
      String text,
      String signature,
      String key,
      String evidence) {}

  /// @param evidence digest of what was seen
  /// @param post of the administrator in their company; may be empty
  record Confirming(
      @Nullable String evidence,
      @Nullable String post,
      boolean entrusts,
      @Nullable Map<String, Answers.Said> answers) {}

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/confirmation")
  Page page(CurrentUser user) {
    var client = user.memberOf();
    var looked = evaluations.look(client);
    var all = evaluations.signedBy(user);
    return new Page(
        looked.evidence().digest().base64(),
        looked.posture().verdict().code(),
        Views.states(looked.posture()),
        all.isEmpty() ? confirmations.grace(client).orElse(null) : null,
        all.isEmpty() ? null : all.getFirst().at().plus(Confirmations.AGAIN),
        all.stream().map(this::view).toList());
  }

  @RequiresPermission(Permission.MANAGE_KEYS)
  @RequiresReauthentication
  @PostMapping("/api/confirmation")
  @ResponseStatus(HttpStatus.CREATED)
  Confirmed confirm(@RequestBody Confirming body, CurrentUser user) {
    return view(
        evaluations.confirm(
            user,
            Views.digest(body.evidence()),
            Objects.requireNonNullElse(body.post(), "").strip(),
            body.answers(),
            body.entrusts()));
  }

  private Confirmed view(Confirmation it) {
    return new Confirmed(
        it.id(),
        it.at(),
        it.entrusts(),
        it.text(),
        it.signature().base64(),
        evaluations.publicKey().base64(),
        evaluations.evidenceOf(it.text()).text());
  }
}
