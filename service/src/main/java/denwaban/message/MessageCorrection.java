package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.Line;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.OperatorHeaders;
import denwaban.vault.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Takes in corrections: a new version of a message, sealed by the page that sealed the one before,
/// within the time of the first ([OperatorHeaders#WINDOW]). The old version stays, superseded.
///
/// When this returns, the correction survives a crash.
@Component
final class MessageCorrection {

  private final CompanyKeys keys;
  private final Vault vault;
  private final MessageStore messageStore;
  private final OperatorHeaders own;
  private final InboxTable holes;
  private final AuditLog audit;
  private final InboxNotifier inboxNotifier;
  private final ApplicationEventPublisher events;

  MessageCorrection(
      CompanyKeys keys,
      Vault vault,
      MessageStore messageStore,
      OperatorHeaders own,
      InboxTable holes,
      AuditLog audit,
      InboxNotifier inboxNotifier,
      ApplicationEventPublisher events) {
    this.keys = keys;
    this.vault = vault;
    this.messageStore = messageStore;
    this.own = own;
    this.holes = holes;
    this.audit = audit;
    this.inboxNotifier = inboxNotifier;
    this.events = events;
  }

  /// @param old the version that is corrected
  /// @return until when this page may correct it once more; empty if it may not
  /// @throws Problem 404 if this person, in this session, may not correct it now; 409 if a newer
  ///   version was kept; 422 if the correction does not fit; 503 if it cannot be kept now
  Optional<Instant> correct(CurrentUser user, ObjectId old, SealedMessage message) {
    var client = ManifestCheck.client(message);
    if (messageStore.knows(message)) {
      // the answer got lost and the page asks again; no one else is told that it is kept
      return Optional.of(
          own.until(user, client, message.object()).orElseThrow(OperatorHeaders::over));
    }
    newest(user, client, old, message);
    var until = own.until(user, client, old).orElseThrow(OperatorHeaders::over);
    var before = vault.find(client, old).orElseThrow(OperatorHeaders::over);
    var text = Bytes.of(before.manifest().getBytes(UTF_8));
    switch (ManifestCheck.correction(message, text, keys.acceptable(client))) {
      case ManifestCheck.Misfit(var why) -> throw why.problem();
      case ManifestCheck.Fits(var manifest) -> keep(user, old, text, message, manifest, until);
    }
    return own.until(user, client, message.object());
  }

  /// Two pages of one session: the second is told what the first did.
  private void newest(CurrentUser user, ClientId client, ObjectId old, SealedMessage message) {
    var versions = vault.versions(client, List.of(message.call()));
    var mine = versions.stream().anyMatch(it -> it.object().equals(old));
    if (!mine || versions.getLast().object().equals(old)) {
      return; // whether it may be corrected, its header says
    }
    var newest = versions.getLast();
    throw own.until(user, client, newest.object())
        .map(open -> superseded(newest.version()))
        .orElseGet(OperatorHeaders::over);
  }

  private void keep(
      CurrentUser user,
      ObjectId old,
      Bytes before,
      SealedMessage message,
      Manifest manifest,
      Instant until) {
    var client = manifest.client();
    var line = keys.lineOf(client, manifest.company()).orElse(Line.OWN);
    var was = Manifest.parse(before);
    if (!line.equals(keys.lineOf(client, was.company()).orElse(Line.OWN))) {
      throw ManifestCheck.Why.KEY.problem();
    }
    var taken = superseded(was.version() + 1);
    messageStore.keep(
        user,
        message,
        manifest,
        until,
        taken,
        () -> {
          if (!holes.correct(
              client, message.call(), line, old, message.object(), message.urgent())) {
            throw taken;
          }
          own.close(client, old);
          audit.append(
              Entry.done(
                  Action.MESSAGE_CORRECTED, client, old.toString(), user.actor(), Purpose.CORRECT));
          events.publishEvent(
              ItemChanged.corrected(client, line, message.call(), message.urgent()));
        });
    inboxNotifier.ring(client, line);
  }

  private static Problem superseded(int newest) {
    return new Problem(409, "message-superseded", newest);
  }
}
