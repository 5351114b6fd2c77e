package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Fingerprint;
import denwaban.signin.guard.DisclosureQuota;
import denwaban.vault.OperatorHeaders;
import denwaban.vault.OwnHeader;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes sealed messages and their corrections from desks, and gives a message back to the page
/// that sealed it. Words beside a message are told to those whom they concern, and are not kept
/// here. A body that lacks a field is refused as malformed.
@RestController
class MessageEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(MessageEndpoint.class);

  private final MessageIntake messageIntake;
  private final MessageCorrection messageCorrection;
  private final OperatorHeaders own;
  private final Drafts drafts;
  private final DisclosureQuota disclosureQuota;
  private final ApplicationEventPublisher events;

  MessageEndpoint(
      MessageIntake messageIntake,
      MessageCorrection messageCorrection,
      OperatorHeaders own,
      Drafts drafts,
      DisclosureQuota disclosureQuota,
      ApplicationEventPublisher events) {
    this.events = events;
    this.drafts = drafts;
    this.disclosureQuota = disclosureQuota;
    this.messageIntake = messageIntake;
    this.messageCorrection = messageCorrection;
    this.own = own;
  }

  /// A second header, for the page that sealed the message.
  ///
  /// @param recipient fingerprint of the page's own recipient
  record Own(String header, String recipient) {
    Own {
      requireNonNull(header);
      requireNonNull(recipient);
    }
  }

  /// Beside the seal, for a mail.
  record Words(@Nullable String callerName, @Nullable String subject, @Nullable String text) {}

  /// @param words what the client approved to leave in a mail; null for none, and in drafts
  record NewMessage(
      UUID call,
      UUID object,
      String header,
      String payload,
      String manifest,
      String signature,
      boolean urgent,
      @Nullable Own own,
      @Nullable Words words) {
    NewMessage {
      requireNonNull(call);
      requireNonNull(object);
      requireNonNull(header);
      requireNonNull(payload);
      requireNonNull(manifest);
      requireNonNull(signature);
    }
  }

  /// @param correctableUntil by this page; null if it is not
  record Answer(String message, @Nullable String correctableUntil) {}

  @PostMapping("/api/messages")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @BodyLimit(kib = 384)
  @ResponseStatus(HttpStatus.CREATED)
  Answer take(CurrentUser user, @RequestBody NewMessage body) {
    var message = message(body);
    words(user, message, body.words());
    return answer(body, messageIntake.take(user, message));
  }

  /// What is written until now; each one takes the place of the one before.
  @PutMapping("/api/drafts")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @BodyLimit(kib = 384)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void draft(CurrentUser user, @RequestBody NewMessage body) {
    drafts.put(user, message(body));
  }

  /// @param id of the version that is corrected
  @PostMapping("/api/messages/{id}/corrections")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @BodyLimit(kib = 384)
  @ResponseStatus(HttpStatus.CREATED)
  Answer correct(CurrentUser user, @PathVariable String id, @RequestBody NewMessage body) {
    var message = message(body);
    words(user, message, body.words());
    return answer(body, messageCorrection.correct(user, object(id), message));
  }

  /// @param client of the message, which an operator's session does not know
  record Wanted(UUID client) {
    Wanted {
      requireNonNull(client);
    }
  }

  record Released(String manifest, String signature, String header, String payload) {}

  @PostMapping("/api/messages/{id}/release")
  @RequiresPermission(Permission.ANSWER_CALLS)
  ResponseEntity<Released> release(
      CurrentUser user, @PathVariable String id, @RequestBody Wanted body) {
    disclosureQuota.opens(user);
    var released = own.release(user, new ClientId(body.client()), object(id));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Released(
                released.kept().manifest(),
                released.kept().signature().base64(),
                released.header().base64(),
                released.payload().base64()));
  }

  /// Before the message is kept: the notice of a correction may leave at once. Words that do not
  /// fit are left out; the message is never the price.
  private void words(CurrentUser user, SealedMessage message, @Nullable Words given) {
    if (given == null) return;
    try {
      var words = new NoticeWords(given.callerName(), given.subject(), given.text());
      var client = ManifestCheck.client(message);
      events.publishEvent(
          new NoticeWords.Given(user.person(), client, message.call(), message.object(), words));
    } catch (IllegalArgumentException unfit) {
      LOG.atWarn().addKeyValue("object", message.object()).log("words do not fit: left out");
    }
  }

  private static SealedMessage message(NewMessage body) {
    if (body.manifest().length() > SealedMessage.MANIFEST_LIMIT) {
      throw new Problem(413, "too-long");
    }
    return new SealedMessage(
        new CallId(body.call()),
        new ObjectId(body.object()),
        Base64Text.read(body.header(), SealedMessage.HEADER_LIMIT),
        Base64Text.read(body.payload(), SealedMessage.PAYLOAD_LIMIT),
        body.manifest(),
        Base64Text.read(body.signature(), 64),
        body.urgent(),
        body.own() == null ? null : own(body.own()));
  }

  private static OwnHeader own(Own own) {
    try {
      return new OwnHeader(
          Base64Text.read(own.header(), SealedMessage.HEADER_LIMIT),
          Fingerprint.checked(own.recipient()));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed();
    }
  }

  private static Answer answer(NewMessage body, Optional<Instant> until) {
    return new Answer(body.object().toString(), until.map(Instant::toString).orElse(null));
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException e) {
      throw OperatorHeaders.over();
    }
  }
}
