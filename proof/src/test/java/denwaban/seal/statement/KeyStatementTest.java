package denwaban.seal.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.seal.crypto.Signer;
import denwaban.seal.crypto.Signing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyStatementTest {

  private static final ClientId AOBA = new ClientId(new UUID(0, 1));
  private static final ClientId MINATO = new ClientId(new UUID(0, 2));
  private static final Instant AT = Instant.parse("2026-11-24T06:00:00Z");

  private final Signer ryo = Signer.generate();
  private final KeyStatement.Member ryos = member(AOBA, ryo);
  private final Verified<KeyStatement.Member> checked = checked(ryos, ryo);

  @Test
  void a_company_key_is_its_members_word() {
    var company = company(AOBA, ryo, ryos);

    assertThat(KeyStatement.checkCompany(company.bytes(), company.sign(ryo), checked))
        .hasValueSatisfying(c -> assertThat(c.value()).isEqualTo(company));
    assertThat(company.fingerprint()).matches("[a-z2-7]{4}(-[a-z2-7]{4}){7}");
  }

  @Test
  void a_company_key_by_anybody_else_is_refused() {
    var stranger = Signer.generate();
    var strangers = member(AOBA, stranger);
    var company = company(AOBA, ryo, ryos);

    var signedByStranger = company(AOBA, stranger, ryos);
    refused(signedByStranger, signedByStranger.sign(stranger));
    var namedStranger = company(AOBA, ryo, strangers);
    refused(namedStranger, namedStranger.sign(ryo));
    var otherClient = company(MINATO, ryo, ryos);
    refused(otherClient, otherClient.sign(ryo));
    refused(company, stranger.sign(Signing.KEY_STATEMENT, company.bytes()));
    refused(ryos, ryos.sign(ryo));
    assertThatThrownBy(() -> company.sign(stranger)).isInstanceOf(IllegalArgumentException.class);
    assertThat(KeyStatement.checkMember(company.bytes(), company.sign(ryo))).isEmpty();
  }

  private void refused(KeyStatement statement, Bytes signature) {
    assertThat(KeyStatement.checkCompany(statement.bytes(), signature, checked)).isEmpty();
  }

  @Test
  void an_epoch_names_who_holds_it_and_why_it_was_made() {
    var first = company(AOBA, ryo, ryos);
    var other = "2".repeat(4) + "-aaaa".repeat(7);
    var both = Stream.of(first.by(), other).sorted().toList();

    var second = second(first, KeyStatement.Reason.LEFT, both);
    assertThat(KeyStatement.parse(second.bytes())).isEqualTo(second);
    assertThatThrownBy(() -> second(first, KeyStatement.Reason.FIRST, both))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> second(first, KeyStatement.Reason.LEFT, both.reversed()))
        .hasMessageContaining("sorted");
    assertThatThrownBy(() -> second(first, KeyStatement.Reason.LEFT, List.of(other)))
        .hasMessageContaining("holds it");
    var many = IntStream.range(0, 1000).mapToObj(KeyStatementTest::name);
    var most = Stream.concat(Stream.of(first.by()), many).sorted().toList();
    assertThatThrownBy(() -> second(first, KeyStatement.Reason.LEFT, most))
        .isInstanceOf(IllegalArgumentException.class);
    var oneLess = most.get(0).equals(first.by()) ? most.subList(0, 1_000) : most.subList(1, 1_001);
    assertThat(KeyStatement.parse(second(first, KeyStatement.Reason.LEFT, oneLess).bytes()))
        .isInstanceOf(KeyStatement.Company.class);
  }

  private static String name(int n) {
    return Fingerprint.of(Bytes.of(new byte[] {(byte) n, (byte) (n >> 8)}));
  }

  private KeyStatement.Company second(
      KeyStatement.Company first, KeyStatement.Reason reason, List<String> members) {
    return new KeyStatement.Company(
        AOBA,
        null,
        2,
        first.fingerprint(),
        reason,
        members,
        first.recipient(),
        ryo.publicKey(),
        first.by(),
        AT);
  }

  @Test
  void a_key_survives_its_export() {
    assertThat(Signer.of(ryo.export()).publicKey()).isEqualTo(ryo.publicKey());
    assertThatThrownBy(() -> Signer.of(Bytes.of(new byte[48])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secrets_are_not_printed() {
    for (var suite : Suite.values()) {
      var identity = Identity.generate(suite);
      assertThat(identity.toString()).doesNotContain(identity.export());
      assertThat(Identity.parse(identity.export()).recipient()).isEqualTo(identity.recipient());
      var broken = identity.export().substring(0, 70);
      assertThatThrownBy(() -> Identity.parse(broken))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(broken.substring(20, 30));
    }
  }

  private static Verified<KeyStatement.Member> checked(KeyStatement.Member member, Signer signer) {
    return KeyStatement.checkMember(member.bytes(), member.sign(signer)).orElseThrow();
  }

  private static KeyStatement.Member member(ClientId client, Signer signer) {
    var recipient = Identity.generate(Suite.HYBRID).recipient();
    var person = new PersonId(new UUID(0, 3));
    return new KeyStatement.Member(client, person, 1, null, recipient, signer.publicKey(), AT);
  }

  private static KeyStatement.Company company(
      ClientId client, Signer signer, KeyStatement.Member by) {
    var recipient = Identity.generate(Suite.X25519).recipient();
    return KeyStatement.Company.first(client, recipient, signer.publicKey(), by.fingerprint(), AT);
  }
}
