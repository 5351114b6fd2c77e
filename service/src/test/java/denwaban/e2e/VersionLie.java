package denwaban.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a server could say about the versions of a message, each of them honestly signed.
///
/// @param about the item that is lied about
/// @param refusal where the page says why it shows nothing
record VersionLie(String name, About about, Consumer<VersionTale> alter, String refusal) {

  enum About {
    CORRECTED,
    ANOTHER
  }

  @Override
  public String toString() {
    return name;
  }

  static Stream<VersionLie> all() {
    return Stream.of(
        corrected("old version as the newest", VersionLie::replayed, "version"),
        corrected(
            "old version under the newest's name",
            told -> told.second.release = told.first.release,
            "mismatch"),
        corrected(
            "correction without what it corrects",
            told -> told.second.versions().remove(0),
            "version"),
        corrected(
            "versions in another order",
            told -> told.second.versions().add(told.second.versions().remove(0)),
            "version"),
        corrected(
            "correction put after another message",
            told -> told.second.versions().set(0, told.other.versions().get(0)),
            "mismatch"),
        corrected(
            "versions of another message",
            told -> told.second.release.add("versions", told.other.versions()),
            "version"),
        new VersionLie(
            "correction of another message",
            About.ANOTHER,
            told -> told.another().add("message", told.corrected().get("message")),
            "refused-call"));
  }

  private static VersionLie corrected(String name, Consumer<VersionTale> alter, String refusal) {
    return new VersionLie(name, About.CORRECTED, alter, "refused-" + refusal);
  }

  /// The inbox names the old version, and nothing that followed.
  static void replayed(VersionTale told) {
    told.corrected().add("message", uncorrected(told.first.object));
  }

  /// Nothing anywhere tells of the correction.
  static void heldBack(VersionTale told) {
    replayed(told);
    told.first.versions().remove(1);
  }

  /// The newest version, as if there had never been another.
  static void unmarked(VersionTale told) {
    told.corrected().add("message", uncorrected(told.second.object));
  }

  /// The other call's sound beside the message.
  static void anothersRecording(VersionTale told) {
    told.corrected().add("recording", told.another().get("recording"));
  }

  private static JsonObject uncorrected(String object) {
    var message = new JsonObject();
    message.addProperty("object", object);
    message.addProperty("version", 1);
    message.add("earlier", new JsonArray());
    return message;
  }
}
