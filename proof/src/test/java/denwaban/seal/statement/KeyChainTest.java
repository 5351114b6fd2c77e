package denwaban.seal.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Vector;
import denwaban.seal.statement.KeyStatement.Reason;
import denwaban.seal.statement.TestLine.Person;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyChainTest {

  private final Person ryo = Person.of(TestLine.AOBA, 1);
  private final Person mio = Person.of(TestLine.AOBA, 2);

  static Stream<Vector> chains() {
    return Vector.in("key-chain");
  }

  /// `web/src/seal/chain.test.ts` reads the same files.
  @ParameterizedTest(name = "{0}")
  @MethodSource("chains")
  void chain(Vector vector) {
    switch (found(vector)) {
      case KeyChain.Found.Refused(var why) ->
          assertThat(why.text()).isEqualTo(vector.get("expect"));
      case KeyChain.Found.Good(var line) -> {
        assertThat(vector.get("expect")).isEqualTo("good");
        assertThat(line.recovered()).isEqualTo(Boolean.parseBoolean(vector.get("recovered")));
        assertThat(String.join(" ", KeyChainMaker.trusted(line))).isEqualTo(vector.get("trusted"));
        assertThat(KeyChainText.parse(vector.body()).bytes()).isEqualTo(vector.body());
      }
    }
  }

  static KeyChain.Found found(Vector vector) {
    var client = ClientId.of(vector.get("client"));
    if (!vector.about().containsKey("mailbox")) {
      return KeyChain.verify(client, vector.get("pin"), vector.body());
    }
    var chain = KeyChain.verify(client, vector.get("company-pin"), vector.bytes("company"));
    return KeyChain.verifyMailbox(
        ((KeyChain.Found.Good) chain).line(),
        UUID.fromString(vector.get("mailbox")),
        vector.about().get("pin"),
        vector.body());
  }

  @Test
  void who_left_is_not_trusted_any_more() {
    var line =
        new TestLine(TestLine.AOBA, null, ryo, mio)
            .first(ryo)
            .grant(ryo, mio)
            .epoch(Reason.LEFT, mio, mio);

    var found = good(KeyChain.verify(TestLine.AOBA, line.name(1), line.bytes()));
    assertThat(found.trusts(ryo.name())).isFalse();
    assertThat(found.trusts(mio.name())).isTrue();
    assertThat(found.current()).isEqualTo(line.statements.getLast());
    assertThat(found.epoch(line.name(1)).orElseThrow().trusted())
        .containsExactly(ryo.name(), mio.name());
    assertThat(found.epoch(mio.name())).isEmpty();
    assertThat(found.member(ryo.name())).contains(ryo.said());
    assertThat(found.mailbox()).isNull();
  }

  @Test
  void the_line_of_a_mailbox_says_whose_it_is() {
    var company = new TestLine(TestLine.AOBA, null, ryo).first(ryo);
    var id = UUID.fromString("0196f0a0-0000-7000-8000-0000000000b1");
    var line = new TestLine(TestLine.AOBA, id, ryo).first(ryo);
    var whole = good(KeyChain.verify(TestLine.AOBA, company.name(1), company.bytes()));

    assertThat(good(KeyChain.verifyMailbox(whole, id, null, line.bytes())).mailbox()).isEqualTo(id);
  }

  @Test
  void every_flipped_byte_of_a_chain_is_refused() {
    var line =
        new TestLine(TestLine.AOBA, null, ryo, mio)
            .first(ryo)
            .grant(ryo, mio)
            .epoch(Reason.LEFT, mio, mio);
    var bytes = line.bytes().toArray();
    for (var i = 0; i < bytes.length; i += 7) {
      var flipped = bytes.clone();
      flipped[i] ^= 1;
      assertThat(KeyChain.verify(TestLine.AOBA, line.name(1), Bytes.of(flipped)))
          .as("byte %d", i)
          .isInstanceOf(KeyChain.Found.Refused.class);
    }
  }

  @Test
  void bytes_of_a_chain() {
    var text = "\"" + "a".repeat(16_777_214) + "\"";
    assertThatThrownBy(() -> KeyChainText.parse(bytes(text + "a")))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> KeyChainText.parse(bytes(text)))
        .hasMessageContaining("lacks a member");
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }

  private static KeyLine good(KeyChain.Found found) {
    return ((KeyChain.Found.Good) found).line();
  }
}
