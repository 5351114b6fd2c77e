package denwaban.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import denwaban.seal.statement.ForgedChain;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a server could say the company's key is.
///
/// @param follows whether it is a chain that holds together, but does not lead from the key that
///   was checked before
record ChainLie(String name, Function<ForgedChain.Of, ForgedChain> forged, boolean follows) {

  @Override
  public String toString() {
    return name;
  }

  static Stream<ChainLie> all() {
    return Stream.of(
        new ChainLie("substituted company key", ForgedChain.Of::substituted, true),
        new ChainLie("substituted member key", ForgedChain.Of::withAnotherMember, false),
        new ChainLie("grant from a revoked member", ForgedChain.Of::grantedByTheLeaver, false),
        new ChainLie("statement by a revoked member", ForgedChain.Of::statedByTheLeaver, false),
        new ChainLie("shortened key chain: an old epoch", ForgedChain.Of::shortened, true),
        new ChainLie("forked key chain", ForgedChain.Of::forked, true),
        new ChainLie("mailbox key as the company's", ForgedChain.Of::ofAMailbox, false));
  }

  /// A desk's event that says this of its call.
  String in(String event, ForgedChain.Of forger) {
    var told = forged.apply(forger);
    var newest = told.newest();
    return withSeal(
        event,
        seal -> {
          seal.addProperty("recipient", newest.recipient().text());
          seal.addProperty("epoch", newest.epoch());
          seal.addProperty("fingerprint", newest.fingerprint());
          seal.addProperty(
              "statement", new String(newest.bytes().toArray(), StandardCharsets.UTF_8));
          seal.addProperty("signature", told.signature().base64());
          seal.addProperty("chain", told.text());
        });
  }

  /// The honest chain, and another recipient beside it.
  static String recipient(String event, ForgedChain.Of forger) {
    var other = forger.substituted().newest().recipient().text();
    return withSeal(event, seal -> seal.addProperty("recipient", other));
  }

  private static String withSeal(String event, java.util.function.Consumer<JsonObject> change) {
    var state = JsonParser.parseString(event).getAsJsonObject();
    if (state.has("call") && state.get("call").isJsonObject()) {
      change.accept(state.getAsJsonObject("call").getAsJsonObject("seal"));
    }
    return state.toString();
  }
}
