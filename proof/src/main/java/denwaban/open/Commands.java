package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.seal.HeaderStatement;
import denwaban.seal.Identity;
import denwaban.seal.KeyLine;
import denwaban.seal.KeyStatement;
import denwaban.seal.Manifest;
import denwaban.seal.NotOpened;
import denwaban.seal.Reheader;
import denwaban.seal.Share;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The commands of [Main].
final class Commands {

  private static final Pattern FINGERPRINT =
      Pattern.compile("(?m)^# fingerprint: ([a-z2-7-]{39})$");

  private final Options options;
  private final Lang lang;
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock;

  Commands(Options options, PrintStream out, PrintStream err, InstantSource clock) {
    this.options = options;
    this.lang = options.lang();
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  int list(Path path) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var incomplete = false;
      for (var object : PackObjects.names(pack).keySet()) {
        for (var one : PackObjects.versions(pack, object)) {
          var m = one.manifest();
          incomplete |= !m.complete();
          var end = m.complete() ? "" : lang.of(" 不完全", " incomplete");
          var kind = m.kind().text();
          out.println(object + " v" + m.version() + " " + kind + " " + m.sealedAt() + end);
        }
      }
      erased(pack);
      return incomplete ? Main.INCOMPLETE : Main.DONE;
    }
  }

  int verify(Path path) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      pack.checkAll();
      var keys = keys(pack);
      var count = 0;
      var incomplete = 0;
      for (var object : PackObjects.names(pack).keySet()) {
        for (var one : PackObjects.versions(pack, object)) {
          one.check(keys);
          count++;
          incomplete += one.manifest().complete() ? 0 : 1;
        }
      }
      var entries =
          PackLog.check(pack, Objects.requireNonNullElse(options.logKey(), pack.index().logKey()));
      if (options.logKey() == null) {
        err.println(
            lang.of(
                    "注意：記録の鍵はパックのものを使いました。別に控えた鍵と比べてください： ",
                    "Mind: the log's key came with the pack. Compare it with one you know: ")
                + pack.index().logKey());
      }
      out.println(
          lang.of(
                  "%d 件の品目と %d 件の記録が、署名されたとおりです。",
                  "%d objects and %d log entries are what was signed.")
              .formatted(count, entries));
      erased(pack);
      if (incomplete > 0) {
        out.println(
            lang.of("うち %d 件は途中で切れた録音です。", "%d of them are recordings that broke off.")
                .formatted(incomplete));
      }
      return incomplete > 0 ? Main.INCOMPLETE : Main.DONE;
    }
  }

  int open(Path path, String object) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = keys(pack);
      return open(keys, PackObjects.versions(pack, object), identities());
    }
  }

  private void erased(Pack pack) {
    for (var object : pack.index().erased()) {
      out.println(
          object
              + lang.of(
                  " は、パックを作る前に消去されていました。中身は入っていません。",
                  " was erased before the pack was made; nothing of it is here."));
    }
  }

  /// Goes on after an object that is refused, and says so at the end.
  int export(Path path) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = keys(pack);
      var identities = identities();
      var code = Main.DONE;
      var refused = 0;
      for (var object : PackObjects.names(pack).keySet()) {
        try {
          code = Math.max(code, open(keys, PackObjects.versions(pack, object), identities));
        } catch (Refused e) {
          refused++;
          err.println(lang.of("拒否しました：", "Refused: ") + e.sentence(lang));
        }
      }
      return refused > 0 ? Main.REFUSED : code;
    }
  }

  int reheader(Path path, Path zip, Path memberFile) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = keys(pack);
      var identities = identities();
      var member = KeyFiles.member(memberFile);
      try (var file = newFile(zip);
          var to = new PackWriter(file, clock.instant())) {
        var made = 0;
        for (var object : PackObjects.names(pack).keySet()) {
          for (var one : PackObjects.versions(pack, object)) {
            made += reheader(one, keys, identities, member, to);
          }
        }
        to.finishHeaders();
        out.println(lang.of("%d 件の見出しを作りました。", "%d headers were made.").formatted(made));
      }
      return Main.DONE;
    }
  }

  int combine(Path path, Path one, Path two, Path keyFile) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = keys(pack);
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
      try (var file = newFile(keyFile)) {
        ownerOnly(keyFile);
        file.write(keyFile(statement, key).getBytes(UTF_8));
      }
      out.println(lang.of("鍵ファイルを書きました： ", "The key file was written: ") + keyFile);
      return Main.DONE;
    } catch (Share.NotCombined e) {
      throw new Refused(Refused.Why.BAD_SHARES, e.why().text());
    }
  }

  private int open(PackKeys keys, List<PackObject> versions, List<Identity> identities)
      throws Refused, IOException {
    var code = Main.DONE;
    for (var one : versions) {
      var epochs = one.check(keys);
      for (var n = 0; n < one.segments(); n++) {
        var folder = Objects.requireNonNullElse(options.out(), Path.of("."));
        Files.createDirectories(folder);
        var file = folder.resolve(name(one, n));
        if (!write(one, n, epochs.get(n), identities, file)) {
          code = Main.INCOMPLETE;
          out.println(
              file + lang.of("（途中で切れています。ここまでが本物です）", " (breaks off; what is there is authentic)"));
        } else {
          out.println(file);
        }
      }
      if (one.manifest().version() < versions.getLast().manifest().version()) {
        out.println(lang.of("  ↑ 後の版で訂正されています", "  ^ corrected by a later version"));
      }
    }
    return code;
  }

  /// A file that is refused half way does not stay.
  private boolean write(
      PackObject one, int n, KeyLine.Epoch epoch, List<Identity> identities, Path file)
      throws Refused, IOException {
    try (var to = newFile(file)) {
      return one.open(n, epoch, identities, to);
    } catch (Refused e) {
      if (e.why() != Refused.Why.EXISTS) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  private int reheader(
      PackObject one,
      PackKeys keys,
      List<Identity> identities,
      KeyFiles.Member member,
      PackWriter to)
      throws Refused, IOException {
    var line = one.line(keys);
    var by = member.said().fingerprint();
    if (line.recovered()) {
      throw new Refused(Refused.Why.UNCONFIRMED, line.current().fingerprint());
    }
    if (!line.trusts(by) || line.member(by).isEmpty()) {
      throw new Refused(Refused.Why.NOT_A_MEMBER, by);
    }
    var epochs = one.check(keys);
    var made = 0;
    for (var n = 0; n < one.segments(); n++) {
      var old = epochs.get(n).statement().recipient();
      if (old.equals(line.current().recipient())) {
        continue;
      }
      var key =
          identities.stream()
              .filter(identity -> identity.recipient().equals(old))
              .findFirst()
              .orElseThrow(() -> new Refused(Refused.Why.NO_KEY, one.folder()));
      try {
        var header = Reheader.header(key, line.current().recipient(), one.header(n));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var said = HeaderStatement.of(one.manifest(), n, line.current(), by, header, now);
        to.addHeader(one.folder() + n, header, said.bytes(), said.sign(member.signer()));
        made++;
      } catch (NotOpened e) {
        throw new Refused(Refused.Why.NOT_OPENED, one.folder() + n + ".header");
      }
    }
    return made;
  }

  private PackKeys keys(Pack pack) throws Refused, IOException {
    var pin = options.pin();
    if (pin == null) {
      err.println(
          lang.of(
                  "注意：会社の鍵の指紋はパックのものです。契約書の指紋と比べてください： ",
                  "Mind: this fingerprint came with the pack. Compare it with the contract: ")
              + pack.index().pin());
    }
    var keys =
        PackKeys.of(pack, List.of(Objects.requireNonNullElse(pin, pack.index().pin()).split(",")));
    for (var path : keys.doubted()) {
      err.println(
          lang.of(
                  "注意：この受信箱の鍵は、今の会員のだれも保証していません。--pin に指紋を加えてください： ",
                  "Mind: no member of today answers for this mailbox's key. Add its fingerprint to --pin: ")
              + path);
    }
    if (keys.lines().stream().anyMatch(KeyLine::recovered)) {
      err.println(
          lang.of(
              "注意：鍵が復旧されましたが、その指紋はまだ確認されていません。",
              "Mind: a key was recovered, and its fingerprint has not been confirmed."));
    }
    return keys;
  }

  private List<Identity> identities() throws Refused, IOException {
    return KeyFiles.identities(options.keys());
  }

  private static String name(PackObject one, int n) {
    var m = one.manifest();
    var end = m.kind() == Manifest.Kind.RECORDING ? "wav" : "json";
    return "%s-v%d-%s-%d.%s".formatted(m.object(), m.version(), m.kind().text(), n, end);
  }

  private static BufferedOutputStream newFile(Path file) throws Refused, IOException {
    try {
      return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    } catch (FileAlreadyExistsException e) {
      throw new Refused(Refused.Why.EXISTS, file.toString());
    }
  }

  /// Where the system knows permissions.
  private static void ownerOnly(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String keyFile(KeyStatement.Company of, Identity key) {
    return "# denwaban company key v1\n# client: %s\n# epoch: %d\n# fingerprint: %s\n%s\n"
        .formatted(of.client(), of.epoch(), of.fingerprint(), key.export());
  }
}
