package denwaban.audit.anchor;

import denwaban.audit.proof.NoteKey;
import denwaban.database.CannotStart;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which witnesses are asked to confirm the logs (docs/formats/witness.md).
///
/// @param witnesses none confirms anything unless someone else runs it
@ConfigurationProperties("denwaban")
public record WitnessSettings(@DefaultValue List<At> witnesses) {

  private static final List<String> LOOPBACK = List.of("127.0.0.1", "[::1]", "localhost");

  /// Witnesses of one installation.
  static final int MOST = 8;

  /// @param url of the program, without `/add-checkpoint`
  /// @param keys its vkeys, of the types that sign a time, all of one name
  record At(@DefaultValue("") URI url, @DefaultValue List<String> keys) {

    List<NoteKey> notes() {
      return keys.stream().map(NoteKey::parse).toList();
    }

    String name() {
      return notes().getFirst().name();
    }
  }

  /// @throws CannotStart if a witness could not be believed, or be impersonated on the way
  public WitnessSettings {
    witnesses = List.copyOf(witnesses);
    if (witnesses.size() > MOST) {
      throw cannot("More than " + MOST + " witnesses are named.");
    }
    var names = new HashSet<String>();
    for (var at : witnesses) {
      check(at);
      if (!names.add(at.name())) {
        throw cannot("Two witnesses have the same name.");
      }
    }
  }

  private static void check(At at) {
    if (!isSafe(at.url())) {
      throw cannot("The address of a witness is neither https nor on this machine.");
    }
    try {
      var keys = at.notes();
      var one = keys.stream().map(NoteKey::name).distinct().count() == 1;
      if (!one || keys.stream().anyMatch(key -> key.type() == NoteKey.Type.ED25519)) {
        throw cannot("The keys of a witness are not all of one name, or of a type without time.");
      }
    } catch (IllegalArgumentException e) {
      throw cannot("A key of a witness is not a vkey.");
    }
  }

  private static boolean isSafe(URI url) {
    var host = url.getHost();
    return host != null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(host)));
  }

  private static CannotStart cannot(String what) {
    return new CannotStart(
        what,
        "Write denwaban.witnesses[0].url=https://… and .keys[0]=NAME+HASH+KEY, as the witness"
            + " prints it.");
  }
}
