package denwaban.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.client.Client;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.Line;
import denwaban.database.TestDatabase;
import denwaban.delivery.channel.Notice;
import denwaban.kernel.PersonId;
import denwaban.message.ItemWaits;
import denwaban.seal.crypto.Signer;
import denwaban.seal.json.Json;
import denwaban.vault.TestMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A mail carries the sealed message where the contract lets it, and never else.
class SealedAttachmentsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final PersonId OPERATOR = new PersonId(new UUID(8, 8));

  @TempDir Path folder;

  private TestDelivery test;
  private Client client;
  private CompanyKey key;

  @BeforeEach
  void open() {
    test = new TestDelivery(database, folder);
    client = test.client("a");
    test.clients.enrol(client);
    key = test.clients.keys().current(client.id()).orElseThrow();
    var admin = test.member(client, Role.CLIENT_ADMIN);
    test.roster(admin, test.person(admin, null, "ann@example.com"));
  }

  private void agreed(Json... content) {
    test.contracts.sign(
        client.id(), Map.of("notices.content", new Json.Arr(List.of(content))), test.now);
  }

  private static final Json SEALED = new Json.Text("sealed-file");

  private TestMessage kept(String text) throws Exception {
    return TestMessage.keep(test.vault.vault(), client.id(), key, text.getBytes(UTF_8));
  }

  private void told(TestMessage it) {
    tell(it, ItemWaits.Kind.MESSAGE);
    test.pass(Duration.ofSeconds(10));
  }

  private void tell(TestMessage it, ItemWaits.Kind kind) {
    var call = it.manifest().call();
    test.waits(new ItemWaits(client.id(), Line.OWN, call, kind, true, OPERATOR));
  }

  private Notice.@Nullable File carried() {
    return test.mail.carried.getLast().notice().file();
  }

  private long entries() {
    return test.actions(client).filter(it -> it.contains("notice.attached")).count();
  }

  @Test
  void terms_that_do_not_say_so_let_nothing_out() throws Exception {
    told(kept("伝言"));
    assertThat(carried()).isNull();
    agreed();
    told(kept("伝言"));
    assertThat(carried()).isNull();
    assertThat(entries()).isZero();
  }

  @Test
  void terms_that_say_so_let_the_sealed_message_out_with_an_entry() throws Exception {
    agreed(SEALED);
    var message = kept("合言葉は山");
    told(message);
    var file = requireNonNull(carried());
    var whole = file.bytes().toArray();
    assertThat(whole)
        .startsWith(message.header().toArray())
        .endsWith(message.payload().toArray())
        .hasSize(message.header().length() + message.payload().length());
    assertThat(new String(whole, UTF_8)).doesNotContain("合言葉");
    assertThat(file.name()).endsWith(".age").doesNotContain("伝言", "合言葉");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void the_newest_version_is_what_leaves() throws Exception {
    agreed(SEALED);
    var signer = Signer.generate();
    var first = TestMessage.keep(test.vault.vault(), client.id(), key, "一".getBytes(UTF_8), signer);
    var second = first.correct(test.vault.vault(), key, "二".getBytes(UTF_8), signer);
    told(second);
    assertThat(requireNonNull(carried()).bytes().toArray()).startsWith(second.header().toArray());
  }

  @Test
  void when_the_terms_end_it_ends() throws Exception {
    agreed(SEALED);
    told(kept("一"));
    assertThat(carried()).isNotNull();
    test.now = test.now.plus(Duration.ofDays(1));
    agreed();
    told(kept("二"));
    assertThat(carried()).isNull();
  }

  @Test
  void what_nobody_wrote_and_what_is_not_mailed_carries_nothing() throws Exception {
    agreed(SEALED);
    tell(kept("一"), ItemWaits.Kind.MISSED);
    test.pass(Duration.ofSeconds(10));
    for (var each : test.mail.carried) assertThat(each.notice().file()).isNull();
    for (var each : test.push.carried) assertThat(each.notice().file()).isNull();
    assertThat(entries()).isZero();
  }

  @Test
  void a_message_in_another_box_stays() throws Exception {
    agreed(SEALED);
    var message = kept("一");
    var other = new Line(new UUID(9, 9));
    var call = message.manifest().call();
    var delivery =
        new Delivery(
            UUID.randomUUID(),
            other,
            call,
            Notice.About.MESSAGE,
            true,
            OPERATOR,
            1,
            test.now,
            denwaban.delivery.chain.Chain.held(Policy.USUAL.pace(true), test.now),
            null,
            null,
            null,
            null,
            null);
    assertThat(
            test.attachments.of(
                client.id(), delivery, denwaban.delivery.channel.DeliveryWayKind.MAIL))
        .isNull();
    assertThat(entries()).isZero();
  }

  @Test
  void one_that_is_too_long_is_told_of_without_it() throws Exception {
    agreed(SEALED);
    told(kept("長".repeat(1_048_576 / 3 + 1)));
    assertThat(test.mail.carried).isNotEmpty();
    assertThat(carried()).isNull();
  }

  @Test
  void while_the_log_is_away_the_notice_leaves_without_it() throws Exception {
    agreed(SEALED);
    var message = kept("一");
    tell(message, ItemWaits.Kind.MESSAGE);
    database
        .superuser()
        .sql("alter table audit_outbox add check (leaf !~ 'notice.attached') not valid")
        .update();
    try {
      test.pass(Duration.ofSeconds(10));
    } finally {
      database
          .superuser()
          .sql("alter table audit_outbox drop constraint audit_outbox_leaf_check")
          .update();
    }
    assertThat(test.mail.carried).isNotEmpty();
    assertThat(carried()).isNull();
  }
}
