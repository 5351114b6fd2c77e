package denwaban.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.audit.AuditLog;
import denwaban.audit.anchor.StampServer;
import denwaban.audit.anchor.TextStamps;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.people.TestBrowser;
import denwaban.seal.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/// Signatures under contracts get a time stamp when an authority is set, after they were made.
class SignatureStampsTest extends SigningHouse {

  @Autowired SignatureStampTable table;
  @Autowired TenantTransactions transactions;
  @Autowired AuditLog audit;
  @TempDir Path folder;

  private StampServer authority;

  @BeforeEach
  void open() throws Exception {
    authority = new StampServer(folder.resolve("authority"));
  }

  @AfterEach
  void close() {
    authority.close();
  }

  /// The authority's clock is the machine's.
  private SignatureStamps stamps(TextStamps texts) {
    return new SignatureStamps(texts, table, transactions, audit, clock);
  }

  private SignatureStamps stamps() {
    return stamps(authority.texts(Instant::now));
  }

  private static List<Map<?, ?>> signatures(TestBrowser.Answer answer) {
    var offer = (Map<?, ?>) TestBrowser.list(answer).getFirst();
    return ((List<?>) Objects.requireNonNull(offer.get("signatures")))
        .stream().<Map<?, ?>>map(it -> (Map<?, ?>) it).toList();
  }

  @Test
  void each_signature_is_stamped_and_openssl_takes_the_stamp_for_what_the_page_gives()
      throws Exception {
    var digest = agreed(0, whole());
    assertThat(signatures(client.get(OWN))).allMatch(it -> it.get("stampedAt") == null);
    var pdf = OWN + "/" + digest + "/document.pdf";
    var unstamped = client.get(pdf).text();
    var before = acts().size();
    stamps().round();
    stamps().round();
    assertThat(authority.count).as("once for each").isEqualTo(2);
    assertThat(acts().subList(before, acts().size()))
        .containsExactly("contract.stamped", "contract.stamped");

    var shown = signatures(client.get(OWN));
    assertThat(shown).hasSize(2);
    for (var it : shown) {
      assertThat(Instant.parse(String.valueOf(it.get("stampedAt"))))
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
      Files.write(folder.resolve("text"), text(it).toArray());
      var answer = Bytes.ofBase64url(String.valueOf(it.get("timeStamp")));
      Files.write(folder.resolve("1.tsr"), answer.toArray());
      assertThat(
              authority.openssl(
                  "ts -verify -data %s -in %s -CAfile %s"
                      .formatted(
                          folder.resolve("text"), folder.resolve("1.tsr"), authority.root())))
          .contains("Verification: OK");
    }
    assertThat(office.get(OFFICE).text()).contains("\"stampedAt\":\"20");
    assertThat(client.get(pdf).text().equals(unstamped)).as("the PDF says it too").isFalse();
  }

  /// docs/formats/contract-file.md: the signature's object without the stamp.
  private static Bytes text(Map<?, ?> it) {
    var members = new HashMap<String, Json>();
    for (var name : List.of("authenticatorData", "publicKey", "signature", "statement")) {
      members.put(name, new Json.Text(String.valueOf(it.get(name))));
    }
    members.put("clientData", new Json.Text(String.valueOf(it.get("clientDataJSON"))));
    return new Json.Obj(members).bytes();
  }

  @Test
  void signing_neither_waits_nor_fails_and_it_is_tried_again_later() throws Exception {
    authority.status = 503;
    var stamps = stamps();
    agreed(0, whole());
    stamps.round();
    stamps.round();
    assertThat(authority.count).as("after one refusal it waits").isEqualTo(1);
    assertThat(signatures(client.get(OWN))).allMatch(it -> it.get("stampedAt") == null);
    authority.status = 200;
    clock.pass(Duration.ofMinutes(2));
    stamps.round();
    assertThat(signatures(client.get(OWN))).allMatch(it -> it.get("stampedAt") != null);
  }

  @Test
  void without_an_authority_nothing_is_asked_and_nothing_is_claimed() throws Exception {
    agreed(0, whole());
    stamps(StampServer.none(clock)).round();
    assertThat(signatures(client.get(OWN)))
        .allMatch(it -> it.get("stampedAt") == null && it.get("timeStamp") == null);
  }

  @Test
  void an_answer_that_is_not_to_be_believed_is_not_kept() throws Exception {
    agreed(0, whole());
    authority.answered =
        answer -> {
          answer[answer.length - 1] ^= 1;
          return answer;
        };
    stamps().round();
    // nor one whose clock is far from ours
    authority.answered = answer -> answer;
    stamps(authority.texts(() -> Instant.now().plus(Duration.ofHours(1)))).round();
    assertThat(authority.count).isEqualTo(2);
    assertThat(signatures(client.get(OWN))).allMatch(it -> it.get("stampedAt") == null);
  }

  @Test
  void nobody_but_the_program_adds_one_and_nobody_changes_it() throws Exception {
    agreed(0, whole());
    assertThatThrownBy(() -> database.fence().run(AOBA, this::forge))
        .isInstanceOf(DataAccessException.class);
    stamps().round();
    for (var sql :
        List.of(
            "update contract_signature_stamp set at = now()",
            "delete from contract_signature_stamp")) {
      assertThatThrownBy(() -> database.fence().office(() -> database.jdbc().sql(sql).update()))
          .isInstanceOf(DataAccessException.class);
    }
  }

  private void forge() {
    database
        .jdbc()
        .sql(
            """
            insert into contract_signature_stamp (client_id, digest, side, at, answer)
            select client_id, digest, side, now(), 'x' from contract_signature
            """)
        .update();
  }
}
