package denwaban.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.call.CallsInHand;
import denwaban.call.CallsInHand.InHand;
import denwaban.client.CompanyKeys;
import denwaban.client.Line;
import denwaban.database.Fence;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.people.Problem;
import denwaban.people.Who;
import denwaban.seal.Manifest;
import denwaban.storage.PayloadExists;
import denwaban.vault.Kept;
import denwaban.vault.Opened;
import denwaban.vault.Vault;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Takes in sealed messages: only from the operator of the call, only what fits, each once.
///
/// When this returns, the message survives a crash.
@Component
final class Taking {

  private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

  private final CallsInHand calls;
  private final CompanyKeys keys;
  private final Vault vault;
  private final Pigeonholes holes;
  private final Fence fence;
  private final AuditLog audit;
  private final Ids ids;
  private final Bell bell;

  Taking(
      CallsInHand calls,
      CompanyKeys keys,
      Vault vault,
      Pigeonholes holes,
      Fence fence,
      AuditLog audit,
      Ids ids,
      Bell bell) {
    this.calls = calls;
    this.keys = keys;
    this.vault = vault;
    this.holes = holes;
    this.fence = fence;
    this.audit = audit;
    this.ids = ids;
    this.bell = bell;
  }

  /// @throws Problem 409 if the call is not in this operator's hands or has a message; 422 if the
  ///   manifest does not fit; 503 if it cannot be kept now
  void take(Who who, SealedMessage message) {
    if (known(message)) {
      return; // the answer got lost; the desk asks again
    }
    var inHand =
        calls
            .of(message.call())
            .filter(it -> it.operator().equals(who.person()))
            .orElseThrow(Taking::notInHand);
    switch (Fitting.of(message, inHand, keys.acceptable(inHand.client()))) {
      case Fitting.Misfit(var why) -> throw misfit(why);
      case Fitting.Fits(var manifest) -> keep(who, message, inHand, manifest);
    }
    calls.messageSent(message.call());
  }

  /// The very same message, signature and all, is kept already.
  private boolean known(SealedMessage message) {
    try {
      var client = Manifest.parse(Bytes.of(message.manifest().getBytes(UTF_8))).client();
      return vault
          .find(client, message.object())
          .filter(kept -> kept.manifest().equals(message.manifest()))
          .filter(kept -> kept.signature().equals(message.signature()))
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false; // said with its code further on
    }
  }

  private void keep(Who who, SealedMessage message, InHand inHand, Manifest manifest) {
    var client = inHand.client();
    var object = message.object();
    var line = keys.lineOf(client, manifest.company()).orElse(Line.OWN);
    try {
      vault.put(object, 0, message.payload());
      fence.run(
          client,
          () -> {
            vault.open(
                new Opened(
                    object,
                    client,
                    Manifest.Kind.MESSAGE,
                    message.call(),
                    manifest.epoch(),
                    manifest.company()));
            vault.header(client, object, 0, 0, message.header());
            vault.keep(client, object, new Kept(message.manifest(), message.signature(), true, 0));
            audit.append(
                new Entry(
                    Action.MESSAGE_KEPT,
                    client,
                    object.toString(),
                    who.actor(),
                    Purpose.OPERATE,
                    Result.DONE,
                    Map.of("key", manifest.sealer().key().base64())));
            holes.addCall(ids.next(), client, message.call(), line, inHand.arrivedAt(), true);
            if (!holes.putMessage(client, message.call(), line, object, message.urgent())) {
              throw exists();
            }
          });
    } catch (DuplicateKeyException | PayloadExists e) {
      if (!known(message)) {
        throw exists();
      }
    } catch (IOException away) {
      LOG.atError().addKeyValue("object", object).setCause(away).log("a message was not kept");
      throw new Problem(
          503,
          "storage-unavailable",
          "保管庫が応答しません。内容は消えていません。もう一度お送りください。",
          "The store does not answer. Nothing is lost; please send it again.",
          Map.of("Retry-After", "5"));
    }
    bell.ring(client, line);
  }

  private static Problem notInHand() {
    return new Problem(
        409, "call-not-in-hand", "この通話は担当中ではありません。", "This call is not in your hands.");
  }

  private static Problem exists() {
    return new Problem(
        409, "message-exists", "この通話の伝言はすでに送られています。", "A message for this call was sent already.");
  }

  private static Problem misfit(Fitting.Why why) {
    return new Problem(
        422,
        why.code(),
        "封印が合いません。画面を開き直してお送りください。",
        "The seal does not fit. Please reload the page and send it again.");
  }
}
