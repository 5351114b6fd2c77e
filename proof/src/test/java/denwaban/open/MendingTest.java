package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Suite;
import denwaban.seal.json.Json;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.Share;
import denwaban.seal.statement.TestLine.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// What a client makes with the tool on a bad day: a key from two shares, headers for a new key.
class MendingTest extends ToolRuns {

  @Test
  void two_shares_make_the_key_file() throws Exception {
    var pack = new TestPack(Suite.HYBRID, true, 0);
    var zip = pack.write(folder.resolve("pack.zip"));
    var shares = Share.split(pack.line.keys.get(1));
    var one =
        Files.writeString(folder.resolve("1"), shares.get(0).file(pack.line.statements.get(1)));
    var two =
        Files.writeString(folder.resolve("2"), shares.get(2).file(pack.line.statements.get(1)));
    var key = folder.resolve("key.txt");

    assertThat(run("combine", zip, one, one, "-o", key)).isEqualTo(1);
    assertThat(said()).contains("same-share");
    assertThat(run("combine", zip, one, two, "-o", key)).isZero();
    assertThat(said()).doesNotContain("AGE-SECRET-KEY");
    assertThat(Files.readString(key))
        .endsWith(pack.line.keys.get(1).export() + "\n")
        .contains("# fingerprint: " + pack.line.name(2));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(run("combine", zip, one, two, "-o", key)).isEqualTo(1);
    assertThat(said()).contains("there already");
  }

  @Test
  void headers_are_made_for_the_newest_key() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    var zip = pack.write(folder.resolve("pack.zip"));
    var keys = pack.keys(folder.resolve("key.txt"));
    var made = folder.resolve("headers.zip");

    assertThat(
            run(
                "reheader",
                zip,
                "-i",
                keys,
                "--member",
                member(pack.ryo),
                "-o",
                folder.resolve("x")))
        .isEqualTo(1);
    assertThat(said()).contains("may not answer");
    assertThat(run("reheader", zip, "-i", keys, "--member", member(pack.mio), "-o", made)).isZero();
    assertThat(said()).contains("2 headers were made");
    try (var headers = new ZipFile(made.toFile())) {
      for (var entry : Collections.list(headers.entries())) {
        var bytes = headers.getInputStream(entry).readAllBytes();
        pack.files.put(entry.getName(), Bytes.of(bytes));
      }
    }
    var newest = Files.writeString(folder.resolve("newest"), pack.line.keys.get(1).export());
    var after = pack.write(folder.resolve("after.zip"));
    assertThat(run("export", after, "-i", newest, "-o", folder.resolve("out"))).isZero();
    assertThat(out(TestPack.MESSAGE + "-v1-message-0.json")).isEqualTo(TestPack.FIRST);
  }

  private Path member(Person person) throws IOException {
    var statement = new String(person.said().bytes().toArray(), UTF_8);
    var secret =
        new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "age", new Json.Text(person.age().export()),
                "sign", new Json.Text(person.signer().export().base64()),
                "statement", new Json.Text(statement)));
    var name = Fingerprint.of(person.said().bytes());
    return Files.writeString(folder.resolve("member-" + name), secret.text());
  }
}
