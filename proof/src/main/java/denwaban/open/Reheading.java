package denwaban.open;

import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Reheader;
import denwaban.seal.statement.HeaderStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// `reheader`: headers for the newest key, where an object still has an older one's.
record Reheading(Terminal terminal) {

  int all(Path path, Path zip, Path memberFile) throws Refused, IOException {
    try (var pack = Pack.open(path)) {
      var keys = terminal.keys(pack);
      var identities = KeyFiles.identities(terminal.options().keys());
      var member = KeyFiles.member(memberFile);
      try (var file = NewFile.at(zip);
          var to = new PackWriter(file, terminal.clock().instant())) {
        var made = 0;
        var objects = PackObjects.of(pack);
        for (var group = 0; group < objects.groups(); group++) {
          for (var one : objects.versions(group)) {
            made += one(one, keys, identities, member, to);
          }
        }
        to.finishHeaders();
        terminal
            .out()
            .println(terminal.of("%d 件の見出しを作りました。", "%d headers were made.").formatted(made));
      }
      return Main.DONE;
    }
  }

  private int one(
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
        var now = terminal.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        var said = HeaderStatement.of(one.manifest(), n, line.current(), by, header, now);
        to.addHeader(one.folder() + n, header, said.bytes(), said.sign(member.signer()));
        made++;
      } catch (NotOpened e) {
        throw new Refused(Refused.Why.NOT_OPENED, one.folder() + n + ".header");
      }
    }
    return made;
  }
}
