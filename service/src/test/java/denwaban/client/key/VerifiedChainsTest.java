package denwaban.client.key;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyChainText;
import denwaban.seal.statement.KeyLine;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What was found good once is not verified again, and nothing else passes for it.
class VerifiedChainsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final VerifiedChains chains = new VerifiedChains();
  private TestClients clients;
  private TestLine line;

  @BeforeEach
  void a_client_with_a_key() {
    clients = new TestClients(database, new TestLog(database, folder).door());
    line = new TestLine(clients);
  }

  private KeyChainText chain(TestLine of) {
    return clients.keys().chain(of.client()).orElseThrow();
  }

  private KeyChain.Found found(VerifiedChains in, TestLine of) {
    return in.verify(of.client(), of.fingerprint(1), chain(of));
  }

  private KeyLine good() {
    return ((KeyChain.Found.Good) found(chains, line)).line();
  }

  private static KeyChain.Found refused(KeyChain.Why why) {
    return new KeyChain.Found.Refused(why);
  }

  @Test
  void the_same_chain_is_verified_once_and_a_longer_one_anew() {
    var once = found(chains, line);
    assertThat(once).isInstanceOf(KeyChain.Found.Good.class);
    assertThat(found(chains, line)).isSameAs(once);
    line.rotate();
    assertThat(good().epochs()).hasSize(2);
  }

  @Test
  void with_one_bit_of_a_signature_turned_it_is_refused() {
    assertThat(good()).isNotNull();
    var whole = chain(line);
    var one = whole.statements().getFirst();
    var bits = one.signature().toArray();
    bits[5] ^= 1;
    var turned = new KeyChainText.Signed(one.statement(), Bytes.of(bits));
    var forged = new KeyChainText(List.of(turned), whole.members(), whole.grants());
    assertThat(chains.verify(line.client(), line.fingerprint(1), forged))
        .isEqualTo(refused(KeyChain.Why.BAD_SIGNATURE));
    assertThat(good()).isNotNull();
  }

  @Test
  void another_pin_and_another_client_are_held_against_it_themselves() {
    assertThat(good()).isNotNull();
    var other = new TestLine(clients);
    assertThat(chains.verify(line.client(), other.fingerprint(1), chain(line)))
        .isEqualTo(refused(KeyChain.Why.WRONG_PIN));
    assertThat(chains.verify(other.client(), line.fingerprint(1), chain(line)))
        .isEqualTo(refused(KeyChain.Why.WRONG_CLIENT));
  }

  /// After a recovery nobody of today answers for what was stated before it.
  @Test
  void a_mailbox_is_held_against_the_company_of_today_and_its_own_id() {
    var box = new TestBox(clients, line, "予約").id;
    var chain = clients.keys().mailboxChains(line.client()).get(box);
    var company = good();
    var once = chains.verifyMailbox(company, box, null, chain);
    assertThat(once).isInstanceOf(KeyChain.Found.Good.class);
    assertThat(chains.verifyMailbox(company, box, null, chain)).isSameAs(once);
    assertThat(chains.verifyMailbox(company, new UUID(1, 1), null, chain))
        .isEqualTo(refused(KeyChain.Why.BROKEN_CHAIN));
    line.recover();
    assertThat(chains.verifyMailbox(good(), box, null, chain))
        .isEqualTo(refused(KeyChain.Why.NOT_TRUSTED));
  }

  @Test
  void in_sum_they_are_bounded_and_the_one_that_was_used_the_longest_ago_makes_room() {
    var second = new TestLine(clients);
    var third = new TestLine(clients);
    var most = length(line) + length(second) + length(third);
    var few = new VerifiedChains(most);
    var one = found(few, line);
    var two = found(few, second);
    var three = found(few, third);
    assertThat(found(few, line)).as("all three have room").isSameAs(one);
    assertThat(found(few, new TestLine(clients))).isInstanceOf(KeyChain.Found.Good.class);
    assertThat(found(few, line)).isSameAs(one);
    assertThat(found(few, third)).isSameAs(three);
    assertThat(found(few, second)).as("made room").isNotSameAs(two);
  }

  @Test
  void one_that_is_larger_than_all_room_is_verified_each_time() {
    var none = new VerifiedChains(length(line) - 1);
    var once = found(none, line);
    assertThat(once).isInstanceOf(KeyChain.Found.Good.class);
    assertThat(found(none, line)).isNotSameAs(once);
    var room = new VerifiedChains(length(line));
    assertThat(found(room, line)).isSameAs(found(room, line));
    assertThat(VerifiedChains.MOST_BYTES).isEqualTo(67_108_864);
  }

  private int length(TestLine of) {
    return clients.chainBytes(of.client());
  }
}
