package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Identity;
import denwaban.seal.crypto.Signer;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import denwaban.seal.statement.KeyStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the secrets that the user names. Nothing here ever prints one.
final class KeyFiles {

  private static final Set<String> MEMBER = Set.of("age", "sign", "statement", "v");

  private KeyFiles() {}

  /// Who re-makes headers, and with which key they sign.
  record Member(KeyStatement.Member said, Signer signer) {}

  static String text(Path path) throws Refused, IOException {
    if (Files.size(path) > PackLimits.KEY_FILE_BYTES) {
      throw new Refused(Refused.Why.BAD_KEY_FILE, path.toString());
    }
    return Files.readString(path, UTF_8);
  }

  /// Files as `age -i` takes them: comments, and one secret a line.
  static List<Identity> identities(List<Path> paths) throws Refused, IOException {
    var all = new ArrayList<Identity>();
    for (var path : paths) {
      var found = text(path).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
      try {
        found.forEach(line -> all.add(Identity.parse(line.strip())));
      } catch (IllegalArgumentException e) {
        throw new Refused(Refused.Why.BAD_KEY_FILE, path.toString());
      }
    }
    return all;
  }

  /// A member's secret: docs/formats/unlock.md.
  static Member member(Path path) throws Refused, IOException {
    try {
      var text = Bytes.of(text(path).strip().getBytes(UTF_8));
      var f = Fields.of(Json.parse(text), MEMBER);
      f.number("v", 1, 1);
      var signer = Signer.of(Bytes.ofBase64(f.text("sign")));
      var said = KeyStatement.parse(Bytes.of(f.text("statement").getBytes(UTF_8)));
      if (said instanceof KeyStatement.Member member && member.sign().equals(signer.publicKey())) {
        return new Member(member, signer);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Refused(Refused.Why.BAD_KEY_FILE, path.toString());
  }
}
