package denwaban.message;

import static denwaban.seal.statement.Manifest.Kind.MESSAGE;

import denwaban.access.Who;
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
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes in sealed messages: only from the operator of the call, only what fits, each once.
///
/// When this returns, the message survives a crash; it may wait for the database then.
@Component
final class Taking {

  private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

  private final CallsInHand calls;
  private final CompanyKeys keys;
  private final Keeping keeping;
  private final LateMessages late;
  private final OperatorHeaders own;
  private final Pigeonholes holes;
  private final Ids ids;
  private final Bell bell;
  private final InstantSource clock;

  Taking(
      CallsInHand calls,
      CompanyKeys keys,
      Keeping keeping,
      LateMessages late,
      OperatorHeaders own,
      Pigeonholes holes,
      Ids ids,
      Bell bell,
      InstantSource clock) {
    this.calls = calls;
    this.keys = keys;
    this.keeping = keeping;
    this.late = late;
    this.own = own;
    this.holes = holes;
    this.ids = ids;
    this.bell = bell;
    this.clock = clock;
  }

  /// @return until when the page that sealed it may correct it; empty if it may not
  /// @throws Problem 409 if the call is not in this operator's hands or has a message; 422 if the
  ///   manifest does not fit; 503 if it cannot be kept now
  Optional<Instant> take(Who who, SealedMessage message) {
    // the answer got lost, perhaps, and the desk asks again
    if (!keeping.knows(message)) {
      var inHand =
          calls
              .of(message.call())
              .filter(it -> it.operator().equals(who.person()))
              .orElseThrow(Taking::notInHand);
      switch (Fitting.of(message, inHand, keys.acceptable(inHand.client()), MESSAGE)) {
        case Fitting.Misfit(var why) -> throw why.problem();
        case Fitting.Fits(var manifest) -> {
          var line = keep(who, message, inHand, manifest);
          calls.messageSent(message.call(), line.mailbox());
        }
      }
    }
    return own.until(who, Fitting.client(message), message.object());
  }

  /// @return the box that it is sealed to
  private Line keep(Who who, SealedMessage message, InHand inHand, Manifest manifest) {
    var client = inHand.client();
    var object = message.object();
    var line = keys.lineOf(client, manifest.company()).orElse(Line.OWN);
    try {
      keeping.keep(
          who,
          message,
          manifest,
          clock.instant().plus(OperatorHeaders.WINDOW),
          exists(),
          () -> {
            holes.addCall(ids.next(), client, message.call(), line, inHand.arrivedAt(), true);
            if (!holes.putMessage(client, message.call(), line, object, message.urgent())) {
              throw exists();
            }
          });
    } catch (DataIntegrityViolationException misfit) {
      throw misfit;
    } catch (DataAccessException | TransactionException away) {
      LOG.atError().addKeyValue("object", object).setCause(away).log("a message waits");
      wait(who, message, manifest, inHand);
    }
    bell.ring(client, line);
    return line;
  }

  private void wait(Who who, SealedMessage message, Manifest manifest, InHand inHand) {
    try {
      late.add(who, message, manifest, inHand.arrivedAt());
    } catch (BacklogFull full) {
      LOG.atError().addKeyValue("object", message.object()).setCause(full).log("and cannot wait");
      throw Keeping.unavailable();
    }
  }

  static Problem notInHand() {
    return new Problem(
        409, "call-not-in-hand", "この通話は担当中ではありません。", "This call is not in your hands.");
  }

  private static Problem exists() {
    return new Problem(
        409, "message-exists", "この通話の伝言はすでに送られています。", "A message for this call was sent already.");
  }
}
