package denwaban.retention;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.contract.termination.Termination.Side;
import denwaban.database.TestDatabase;
import denwaban.erasure.ErasureCertificate;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Whenever the erasing process is killed: certificates speak of what is gone and of nothing else,
/// and what was begun comes to its end, once.
class ErasureKilledTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final int MESSAGES = 40;

  @TempDir Path folder;

  private final long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong(1_000_000));

  @Test
  void a_process_that_is_killed_at_the_end_of_a_contract_certifies_nothing_that_is_there()
      throws Exception {
    try (var made = new TestRetention(database, folder)) {
      var client = made.line.client();
      var objects = new ArrayList<ObjectId>();
      for (var n = 0; n < MESSAGES; n++) {
        objects.add(made.keep("伝言 " + n).object());
        made.pass(Duration.ofHours(12));
      }
      made.terminations.give(client, Side.CLIENT, null, "移転", 14, 30, made.line.admin());
      made.pass(Duration.ofDays(31));
      var chance = new Random(seed);
      var kills = Often.times("erasing processes killed", seed, 3, 25);
      for (var n = 0; n < kills; n++) {
        try (var _ = ErasingProcess.start(database, folder, client, made.now)) {
          LockSupport.parkNanos(chance.nextLong(700_000_000));
        }
        judge(made);
        made.pass(Duration.ofHours(1));
      }
      for (var n = 0; n < 3; n++) made.round();
      judge(made);
      var certificates = certificates(made);
      var named =
          certificates.stream()
              .flatMap(it -> it.batches().stream())
              .flatMap(it -> it.things().stream())
              .map(ErasureCertificate.Thing::hash)
              .toList();
      assertThat(named)
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .containsAll(objects.stream().map(ErasureCertificate::hash).toList());
      assertThat(certificates).filteredOn(ErasureCertificate::whole).isNotEmpty();
      assertThat(certificates.stream().flatMap(it -> it.keys().stream()).toList())
          .doesNotHaveDuplicates()
          .hasSizeGreaterThan(1);
      assertThat(made.log.outbox(client))
          .filteredOn(it -> it.contains("\"contract.closed\""))
          .hasSize(1);
    }
  }

  /// Of whatever a certificate names nothing is left, and of no key that it names.
  private void judge(TestRetention made) throws Exception {
    for (var certificate : certificates(made)) {
      for (var thing :
          certificate.batches().stream().flatMap(it -> it.things().stream()).toList()) {
        var left =
            database
                .superuser()
                .sql(
                    """
                    select count(*) from retention_lease l where l.client_id = ?
                      and encode(sha256(convert_to('denwaban-erased-v1|' || l.subject, 'UTF8')), 'base64') = ?
                      and l.kind not in ('accounts', 'kyc', 'contract') and (l.state <> 'erased' or l.verified_at is null
                        or exists (select from vault_header h where h.object_id = l.subject)
                        or exists (select from vault_object o where o.id = l.subject))
                    """)
                .params(made.line.client().value(), thing.hash())
                .query(Long.class)
                .single();
        assertThat(left).as("seed %d", seed).isZero();
      }
    }
  }

  private static List<ErasureCertificate> certificates(TestRetention made) {
    var client = made.line.client();
    return database
        .superuser()
        .sql("select content from retention_certificate where client_id = ? order by n")
        .param(client.value())
        .query(String.class)
        .list()
        .stream()
        .map(it -> ErasureCertificate.parse(Bytes.of(it.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }
}
