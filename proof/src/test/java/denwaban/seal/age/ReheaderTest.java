package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReheaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Suite.class)
  void a_new_header_leads_the_new_key_alone_to_the_old_payload(Suite suite) throws Exception {
    var old = Identity.generate(suite);
    var next = Identity.generate(suite);
    var plain = SealedStreamTest.random(140_000, 1);
    var file = Sealing.of(old, plain);

    var header = Reheader.header(old, next.recipient(), file.header());

    assertThat(open(next, header, file.payload())).isEqualTo(plain);
    refused(() -> open(old, header, file.payload()), NotOpened.Why.NOT_FOR_YOU);
    var other = Sealing.of(old, plain);
    refused(() -> open(next, header, other.payload()), NotOpened.Why.BAD_PAYLOAD);
    refused(() -> Reheader.header(next, old.recipient(), file.header()), NotOpened.Why.NOT_FOR_YOU);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void an_injected_stanza_is_refused(Suite suite) throws Exception {
    var old = Identity.generate(suite);
    var mallory = Identity.generate(suite);
    var file = Sealing.of(old, new byte[] {1});
    var strange = FileKey.random();
    for (var first : new boolean[] {true, false}) {
      var mine = HeaderText.parse(file.header()).stanzas().getFirst();
      var hers = strange.wrap(mallory.recipient());
      var both = first ? List.of(hers, mine) : List.of(mine, hers);
      var forged = new String(HeaderText.write(strange, both).toArray(), ISO_8859_1);
      var text = new String(file.header().toArray(), ISO_8859_1);
      var mac = text.substring(text.indexOf("\n---"));
      var injected =
          Bytes.of((forged.substring(0, forged.indexOf("\n---")) + mac).getBytes(ISO_8859_1));

      refused(
          () -> Reheader.header(old, mallory.recipient(), injected), NotOpened.Why.HEADER_CHANGED);
      refused(() -> open(old, injected, file.payload()), NotOpened.Why.HEADER_CHANGED);
    }
  }

  @Test
  void the_age_command_opens_what_was_reheadered() throws Exception {
    var chance = new Random();
    for (var i = 0; i < 10; i++) {
      var old = Identity.generate(i % 2 == 0 ? Suite.HYBRID : Suite.X25519);
      var next = Identity.generate(Suite.X25519);
      var plain = SealedStreamTest.random(chance.nextInt(200_000), i);
      var file = Sealing.of(old, plain);
      var header = Reheader.header(old, next.recipient(), file.header());

      var key = Files.writeString(folder.resolve("key"), next.export() + "\n");
      var in = folder.resolve("in");
      Files.write(in, Octets.join(header.toArray(), file.payload().toArray()));
      var out = folder.resolve("out");
      Files.deleteIfExists(out);
      var age =
          new ProcessBuilder(
                  "/usr/bin/age", "-d", "-i", key.toString(), "-o", out.toString(), in.toString())
              .redirectErrorStream(true)
              .start();
      assertThat(new String(age.getInputStream().readAllBytes(), ISO_8859_1)).isEmpty();
      assertThat(age.waitFor()).isZero();
      assertThat(Files.readAllBytes(out)).isEqualTo(plain);
    }
  }

  private record Sealing(Bytes header, Bytes payload) {

    static Sealing of(Identity to, byte[] plain) throws IOException {
      var payload = new ByteArrayOutputStream();
      try (var stream = SealedStream.open(to.recipient(), payload)) {
        stream.write(plain, 0, plain.length);
        return new Sealing(stream.finish().header(), Bytes.of(payload.toByteArray()));
      }
    }
  }

  private static byte[] open(Identity identity, Bytes header, Bytes payload)
      throws IOException, NotOpened {
    var plain = new ByteArrayOutputStream();
    Opening.whole(identity, header, new ByteArrayInputStream(payload.toArray()), plain);
    return plain.toByteArray();
  }

  private static void refused(ThrowingCallable work, NotOpened.Why why) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(NotOpened.class, e -> assertThat(e.why()).isEqualTo(why));
  }
}
