package denwaban.e2e;

import denwaban.seal.age.Insider;
import denwaban.seal.statement.ForgedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a server could hand to a member's page in place of an object.
///
/// @param recording whether the recording is altered, else the message
/// @param refusal where the page says why it shows nothing
record PageLie(String name, boolean recording, Consumer<Answers> alter, String refusal) {

  @Override
  public String toString() {
    return name;
  }

  static Stream<PageLie> all(Plot plot) {
    var other = plot.recording;
    return Stream.of(
        message("altered manifest", PageLie::anotherTime, "signature"),
        message("manifest of another object", told -> told.release = other.release, "mismatch"),
        message("swapped header", told -> told.header(0, other.header(0)), "header"),
        message(
            "stanza injection",
            told -> told.header(0, ForgedObject.injected(told.header(0), other.header(0))),
            "header"),
        message("header by a revoked member", told -> remade(plot, told, plot.leaver), "header"),
        message("header by a stranger", told -> remade(plot, told, plot.mallory), "header"),
        message("swapped payload", told -> told.payloads.set(0, other.payloads.get(0)), "mismatch"),
        message("truncated message", told -> cut(told, 16), "mismatch"),
        recording("truncated segment", told -> cut(told, 40_000), "mismatch"),
        recording(
            "re-ordered segments",
            told -> {
              halved(plot, told);
              told.payloads.addFirst(told.payloads.removeLast());
            },
            "mismatch"),
        recording(
            "re-ordered segments with their headers",
            told -> {
              halved(plot, told);
              told.payloads.addFirst(told.payloads.removeLast());
              var first = told.header(0);
              told.header(0, told.header(1));
              told.header(1, first);
            },
            "header"),
        recording(
            "segment left out",
            told -> {
              halved(plot, told);
              told.segments().remove(1);
            },
            "mismatch"));
  }

  private static PageLie message(String name, Consumer<Answers> alter, String refusal) {
    return new PageLie(name, false, alter, "refused-" + refusal);
  }

  private static PageLie recording(String name, Consumer<Answers> alter, String refusal) {
    return new PageLie(name, true, alter, "refused-" + refusal);
  }

  private static void anotherTime(Answers told) {
    var altered = told.manifest().replaceFirst("(\"sealedAt\":\"20)..", "$199");
    told.release.addProperty("manifest", altered);
  }

  private static void remade(Plot plot, Answers told, Insider by) {
    var header = told.header(0);
    var made = ForgedObject.remade(told.manifest(), header, plot.companyKey, plot.company, by);
    told.header(0, made.header().toArray());
    var statement = new com.google.gson.JsonObject();
    statement.addProperty("statement", made.statement());
    statement.addProperty("signature", made.signature());
    told.segment(0).add("remade", statement);
  }

  private static void cut(Answers told, int bytes) {
    var whole = told.payloads.getFirst();
    told.payloads.set(0, Arrays.copyOf(whole, whole.length - bytes));
  }

  /// What a call of more than five minutes is: two segments under one signature.
  static void halved(Plot plot, Answers told) {
    try {
      var two =
          ForgedObject.halved(
              told.manifest(), told.header(0), told.payloads.getFirst(), plot.companyKey);
      told.release.addProperty("manifest", two.manifest());
      told.release.addProperty("signature", two.signature());
      told.segments().add(told.segment(0).deepCopy());
      told.segment(1).addProperty("n", 1);
      told.payloads.clear();
      for (var n = 0; n < 2; n++) {
        told.header(n, two.headers().get(n));
        told.segment(n).addProperty("length", two.payloads().get(n).length);
        told.payloads.add(two.payloads().get(n));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
