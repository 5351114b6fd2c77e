package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.seal.age.Identity;
import denwaban.seal.statement.KeyStatement;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// `combine`: a key file from two shares.
record Combining(Terminal terminal) {

  private static final Pattern FINGERPRINT =
      Pattern.compile("(?m)^# fingerprint: ([a-z2-7-]{39})$");

  int of(Path path, Path one, Path two, Path keyFile) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = terminal.keys(pack);
      var first = KeyFiles.text(one);
      var named = FINGERPRINT.matcher(first);
      if (!named.find()) {
        throw new Refused(Refused.Why.BAD_SHARES, one.toString());
      }
      var statement =
          keys.line(named.group(1))
              .flatMap(line -> line.epoch(named.group(1)))
              .orElseThrow(() -> new Refused(Refused.Why.BAD_SHARES, named.group(1)))
              .statement();
      var key = Share.combine(first, KeyFiles.text(two), statement.recipient());
      try (var file = NewFile.at(keyFile)) {
        file.write(text(statement, key).getBytes(UTF_8));
      }
      terminal.out().println(terminal.of("鍵ファイルを書きました： ", "The key file was written: ") + keyFile);
      return Main.DONE;
    } catch (Share.NotCombined e) {
      throw new Refused(Refused.Why.BAD_SHARES, e.why().text());
    }
  }

  private static String text(KeyStatement.Company of, Identity key) {
    return "# denwaban company key v1\n# client: %s\n# epoch: %d\n# fingerprint: %s\n%s\n"
        .formatted(of.client(), of.epoch(), of.fingerprint(), key.export());
  }
}
