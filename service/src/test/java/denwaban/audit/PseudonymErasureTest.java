package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.reading.LogQuery;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.Commitment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A person is erased, and the log stays whole.
class PseudonymErasureTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path folder;

  private final ClientId aoba = new ClientId(UUID.randomUUID());
  private final PersonId ryo = new PersonId(UUID.randomUUID());
  private final PersonId mio = new PersonId(UUID.randomUUID());
  private TestLog log;

  @BeforeEach
  void open() {
    log = new TestLog(database, folder);
    for (var person : List.of(ryo, mio)) {
      database.fence().run(aoba, () -> log.door().append(by(person, aoba)));
      database.fence().office(() -> log.door().append(by(person, null)));
    }
    // by somebody else, about him: his detail all the same
    database.fence().run(aoba, () -> log.door().append(about(ryo)));
    log.sequence();
  }

  @Test
  void a_detail_is_told_with_the_salt_that_proves_it() {
    var leaf = log.outbox(aoba).getFirst();
    var detail = log.search().detail(aoba, 0).orElseThrow();

    assertThat(detail.text()).isEqualTo("{\"from\":\"192.0.2.7\"}");
    assertThat(
            new Commitment(Bytes.ofBase64(detail.salt()), Bytes.ofBase64(part(leaf, "c")))
                .holdsFor(detail.text().getBytes(UTF_8)))
        .isTrue();
    assertThat(log.search().detail(aoba, 99)).isEmpty();
    assertThat(log.search().detail(new ClientId(UUID.randomUUID()), 0)).isEmpty();
  }

  @Test
  void who_is_erased_is_nobody_in_every_log() {
    var actor = UUID.fromString(part(log.outbox(aoba).getFirst(), "actor"));
    assertThat(log.search().behind(aoba, actor)).contains(ryo);

    assertThat(forget(ryo)).isEqualTo(2);

    assertThat(log.search().behind(aoba, actor)).isEmpty();
    assertThat(log.search().detail(aoba, 0)).isEmpty();
    assertThat(log.search().detail(aoba, 2)).as("about him, by another").isEmpty();
    for (var table : List.of("audit_pseudonym", "audit_detail", "audit_detail_key")) {
      assertThat(rows(table, ryo)).as(table).isZero();
      assertThat(rows(table, mio)).as(table + " of somebody else").isEqualTo(2);
    }
    assertThat(log.search().detail(aoba, 1)).as("of somebody else").isPresent();
  }

  @Test
  void every_proof_still_holds_and_no_leaf_has_changed() {
    var before = log.outbox(aoba);
    forget(ryo);
    log.sequence();

    var after = log.outbox(aoba);
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    assertThat(after.getLast()).contains("\"act\":\"person.erased\"");
    assertThat(part(after.getLast(), "obj")).isEqualTo(part(before.getFirst(), "actor"));
    var key = NoteKey.parse(log.search().page(aoba, LogQuery.ALL, 99, 1).key());
    for (var index = 0; index < after.size(); index++) {
      var proof = log.reading().proof(aoba, index).orElseThrow();
      assertThat(LogProof.check(Bytes.of(after.get(index).getBytes(UTF_8)), proof, key))
          .as("entry " + index)
          .isInstanceOf(LogProof.Found.Included.class);
    }
  }

  @Test
  void who_comes_back_is_somebody_else() {
    var before = part(log.outbox(aoba).getFirst(), "actor");
    forget(ryo);
    database.fence().run(aoba, () -> log.door().append(by(ryo, aoba)));

    assertThat(part(log.outbox(aoba).getLast(), "actor")).isNotEqualTo(before);
  }

  private int forget(PersonId person) {
    return database.fence().office(() -> log.forgetting().forget(person, Actor.SERVICE));
  }

  private static Entry by(PersonId person, @Nullable ClientId client) {
    return new Entry(
        Action.HEADER_RELEASED,
        client,
        "thing",
        new Actor(person, "client-member", "s-1"),
        Purpose.READ,
        Result.DONE,
        Map.of("from", "192.0.2.7"));
  }

  private Entry about(PersonId person) {
    return new Entry(
        Action.PERSON_ROLE_CHANGED,
        aoba,
        person.toString(),
        Actor.SERVICE,
        Purpose.MANAGE,
        Result.DONE,
        Map.of("to", "client-admin"));
  }

  private static long rows(String table, PersonId person) {
    return database
        .superuser()
        .sql("select count(*) from " + table + " where subject = :subject")
        .param("subject", person.value())
        .query(Long.class)
        .single();
  }

  private static String part(String leaf, String key) {
    return leaf.replaceFirst(".*\"" + key + "\":\"([^\"]+)\".*", "$1");
  }
}
