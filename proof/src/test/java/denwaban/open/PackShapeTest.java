package denwaban.open;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Suite;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Zips that are no pack: damaged, too large, with files that no list names.
class PackShapeTest extends ToolRuns {

  @Test
  void a_zip_that_is_damaged_or_a_bomb_is_refused() throws Exception {
    var zip = new TestPack(Suite.X25519, true, 0).write(folder.resolve("pack.zip"));
    var bytes = Files.readAllBytes(zip);
    for (var length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
      var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
      assertThat(run("verify", cut)).isEqualTo(1);
      assertThat(said()).contains("not an exit pack");
    }
    var bomb = folder.resolve("bomb");
    try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("pack.json"));
      out.write(new byte[10_000_000]);
    }
    assertThat(run("list", bomb)).isEqualTo(1);
    assertThat(said()).contains("compressed");
    assertThat(run("list", folder.resolve("nothing"))).isEqualTo(1);
    assertThat(said()).contains("No such file");
  }

  @Test
  void any_flipped_byte_of_a_small_pack_is_refused_or_changes_nothing() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    pack.files.keySet().removeIf(path -> path.startsWith(TestPack.R1));
    var bytes = Files.readAllBytes(pack.write(folder.resolve("pack.zip")));
    var good = 0;
    for (var i = 0; i < bytes.length; i += 97) {
      var flipped = bytes.clone();
      flipped[i] ^= 4;
      var file = Files.write(folder.resolve("flipped"), flipped);
      var code = run("verify", file, "--pin", pack.pin(), "--log-key", pack.logKey());
      assertThat(code).isIn(0, 1);
      good += code == 0 ? 1 : 0;
    }
    // Times and attributes in the zip's own lists mean nothing to us.
    assertThat(good).isLessThan(bytes.length / 97 / 5);
  }

  @Test
  void limits() throws Exception {
    var pack = new TestPack(Suite.X25519, true, 0);
    var name = "a".repeat(200);
    pack.put(name, "x");
    assertThat(run("verify", pack.write(folder.resolve("longest")))).isZero();
    pack.put(name + "a", "x");
    assertThat(run("verify", pack.write(folder.resolve("too-long")))).isEqualTo(1);
    assertThat(said()).contains("name it may not have");
    pack.files.remove(name + "a");
    pack.files.put("keys/company.json", Bytes.of(new byte[16_777_217]));
    assertThat(run("verify", pack.write(folder.resolve("large")))).isEqualTo(1);
    assertThat(said()).contains("larger than allowed");
    pack.files.put("keys/company.json", Bytes.of(new byte[16_777_216]));
    assertThat(run("verify", pack.write(folder.resolve("largest")))).isEqualTo(1);
    assertThat(said()).contains("cannot be believed").contains("malformed");

    var many = folder.resolve("many");
    for (var count : new int[] {500_000, 500_001}) {
      try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(many)))) {
        out.setMethod(ZipOutputStream.STORED);
        for (var i = 0; i < count; i++) {
          StoredZip.put(out, "f" + i, new byte[0]);
        }
      }
      assertThat(run("list", many)).isEqualTo(1);
      assertThat(said()).contains(count > 500_000 ? "larger than" : "not an exit pack");
    }
    var index = folder.resolve("index");
    for (var size : new int[] {100_663_296, 100_663_297}) {
      try (var out = new ZipOutputStream(Files.newOutputStream(index))) {
        out.setMethod(ZipOutputStream.STORED);
        StoredZip.put(out, "pack.json", new byte[size]);
      }
      assertThat(run("list", index)).isEqualTo(1);
      assertThat(said()).contains(size > 100_663_296 ? "larger than" : "not an exit pack");
    }
    var keys = folder.resolve("keys");
    var zip = new TestPack(Suite.X25519, true, 0).write(folder.resolve("pack.zip"));
    Files.writeString(keys, "#".repeat(65_536));
    assertThat(run("export", zip, "-i", keys, "-o", folder.resolve("out"))).isEqualTo(1);
    assertThat(said()).contains("not among those given");
    Files.writeString(keys, "#".repeat(65_537));
    assertThat(run("export", zip, "-i", keys, "-o", folder.resolve("out"))).isEqualTo(1);
    assertThat(said()).contains("key file cannot be read");
  }

  @Test
  void a_file_that_the_list_does_not_name_is_refused() throws Exception {
    var zip = new TestPack(Suite.X25519, true, 0).write(folder.resolve("pack.zip"));
    var other = folder.resolve("other.zip");
    try (var from = new ZipFile(zip.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(other))) {
      out.setMethod(ZipOutputStream.STORED);
      for (var entry : Collections.list(from.entries())) {
        var bytes = from.getInputStream(entry).readAllBytes();
        StoredZip.put(out, entry.getName(), bytes);
      }
      StoredZip.put(out, "objects/extra", new byte[] {1});
    }
    assertThat(run("list", other)).isEqualTo(1);
    assertThat(said()).contains("its list does not name");
  }
}
