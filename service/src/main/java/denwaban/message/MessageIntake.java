package denwaban.message;

import static denwaban.seal.statement.Manifest.Kind.MESSAGE;

import denwaban.access.CurrentUser;
import denwaban.call.ledger.CallsInHand;
import denwaban.call.ledger.CallsInHand.InHand;
import denwaban.client.key.CompanyKeys;
import denwaban.client.key.Line;
import denwaban.database.backlog.BacklogFull;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import denwaban.seal.statement.Manifest;
import denwaban.vault.OperatorHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes in sealed messages: only from the operator of the call, only what fits, each once.
///
/// When this returns, the message survives a crash; it may wait for the database then.
@Component
final class MessageIntake {

  private static final Logger LOG = LoggerFactory.getLogger(MessageIntake.class);

  private final CallsInHand calls;
  private final CompanyKeys keys;
  private final MessageStore messageStore;
  private final LateMessages late;
  private final OperatorHeaders own;
  private final InboxTable holes;
  private final Ids ids;
  private final InboxNotifier inboxNotifier;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  MessageIntake(
      CallsInHand calls,
      CompanyKeys keys,
      MessageStore messageStore,
      LateMessages late,
      OperatorHeaders own,
      InboxTable holes,
      Ids ids,
      InboxNotifier inboxNotifier,
      InstantSource clock,
      ApplicationEventPublisher events) {
    this.calls = calls;
    this.keys = keys;
    this.messageStore = messageStore;
    this.late = late;
    this.own = own;
    this.holes = holes;
    this.ids = ids;
    this.inboxNotifier = inboxNotifier;
    this.clock = clock;
    this.events = events;
  }

  /// @return until when the page that sealed it may correct it; empty if it may not
  /// @throws Problem 403 if the contract lets no message be taken; 409 if the call is not in this
  ///   operator's hands or has a message; 422 if the manifest does not fit; 503 if it cannot be
  ///   kept now
  Optional<Instant> take(CurrentUser user, SealedMessage message) {
    // the answer got lost, perhaps, and the desk asks again
    if (!messageStore.knows(message)) {
      var inHand =
          calls
              .of(message.call())
              .filter(it -> it.operator().equals(user.person()))
              .map(MessageIntake::agreed)
              .orElseThrow(MessageIntake::notInHand);
      switch (ManifestCheck.of(message, inHand, keys.acceptable(inHand.client()), MESSAGE)) {
        case ManifestCheck.Misfit(var why) -> throw why.problem();
        case ManifestCheck.Fits(var manifest) -> {
          var line = keep(user, message, inHand, manifest);
          calls.messageSent(message.call(), line.mailbox());
        }
      }
    }
    return own.until(user, ManifestCheck.client(message), message.object());
  }

  /// @return the box that it is sealed to
  private Line keep(CurrentUser user, SealedMessage message, InHand inHand, Manifest manifest) {
    var client = inHand.client();
    var object = message.object();
    var line = keys.lineOf(client, manifest.company()).orElse(Line.OWN);
    try {
      messageStore.keep(
          user,
          message,
          manifest,
          clock.instant().plus(OperatorHeaders.WINDOW),
          exists(),
          () -> {
            holes.addCall(ids.next(), client, message.call(), line, inHand.arrivedAt(), true);
            if (!holes.putMessage(client, message.call(), line, object, message.urgent())) {
              throw exists();
            }
            events.publishEvent(
                new ItemWaits(
                    client,
                    line,
                    message.call(),
                    ItemWaits.Kind.MESSAGE,
                    message.urgent(),
                    user.person()));
          });
    } catch (DataIntegrityViolationException misfit) {
      throw misfit;
    } catch (DataAccessException | TransactionException away) {
      LOG.atError().addKeyValue("object", object).setCause(away).log("a message waits");
      wait(user, message, manifest, inHand);
    }
    inboxNotifier.ring(client, line);
    return line;
  }

  private void wait(CurrentUser user, SealedMessage message, Manifest manifest, InHand inHand) {
    try {
      late.add(user, message, manifest, inHand.arrivedAt());
    } catch (BacklogFull full) {
      LOG.atError().addKeyValue("object", message.object()).setCause(full).log("and cannot wait");
      throw MessageStore.unavailable();
    }
  }

  /// @throws Problem 403 if messages are not among the contract's purposes
  static InHand agreed(InHand it) {
    if (it.messages()) return it;
    throw new Problem(403, "messages-not-agreed");
  }

  static Problem notInHand() {
    return new Problem(409, "call-not-in-hand");
  }

  private static Problem exists() {
    return new Problem(409, "message-exists");
  }
}
