package denwaban.message;

import static denwaban.seal.statement.Manifest.Kind.DRAFT;

import denwaban.access.CurrentUser;
import denwaban.call.event.CallLeft;
import denwaban.call.ledger.CallsInHand;
import denwaban.call.ledger.CallsInHand.InHand;
import denwaban.client.key.CompanyKeys;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Manifest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What operators are writing, sealed by their pages to the client, in case their access ends
/// before they can send it. In memory: the newest of each call and operator. It is kept for the
/// client when the call leaves those hands unfinished, and dropped when it leaves them otherwise.
@Component
final class Drafts {

  private final CallsInHand calls;
  private final CompanyKeys keys;
  private final DraftKeeper keeper;
  private final Map<Hands, Draft> newest = new ConcurrentHashMap<>();

  Drafts(CallsInHand calls, CompanyKeys keys, DraftKeeper keeper) {
    this.calls = calls;
    this.keys = keys;
    this.keeper = keeper;
  }

  private record Hands(CallId call, PersonId operator) {}

  record Draft(CurrentUser who, SealedMessage message, Manifest manifest, InHand inHand) {}

  /// @throws denwaban.http.Problem 403 if the contract lets no message be taken; 409 if the call is
  ///   not in this operator's hands; 422 if the manifest does not fit
  void put(CurrentUser user, SealedMessage message) {
    var hands = new Hands(message.call(), user.person());
    var inHand = held(hands).map(MessageIntake::agreed).orElseThrow(MessageIntake::notInHand);
    switch (ManifestCheck.of(message, inHand, keys.acceptable(inHand.client()), DRAFT)) {
      case ManifestCheck.Misfit(var why) -> throw why.problem();
      case ManifestCheck.Fits(var manifest) ->
          newest.put(hands, new Draft(user, message, manifest, inHand));
    }
    if (held(hands).isEmpty()) {
      leave(hands, true); // the operator lost it in between, and no other event will say so
    }
  }

  private Optional<InHand> held(Hands hands) {
    return calls.of(hands.call()).filter(it -> it.operator().equals(hands.operator()));
  }

  @EventListener
  void left(CallLeft left) {
    leave(new Hands(left.call(), left.operator()), left.unfinished());
  }

  private void leave(Hands hands, boolean unfinished) {
    var draft = newest.remove(hands);
    if (draft != null && unfinished) {
      keeper.keep(draft);
    }
  }
}
