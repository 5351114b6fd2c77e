package denwaban.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.database.TestCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;

/// The verifier beside a running office, with nothing of the office's program.
class VerifyErasureCommandTest {

  private final Path data = TestCluster.folder();
  private final UUID client = UUID.randomUUID();

  private record Answer(int status, String text) {}

  private Answer asked(boolean japanese, String... more) {
    var out = new ByteArrayOutputStream();
    var arguments =
        more.length > 0
            ? List.of(more)
            : List.of("--denwaban.mode=office", "--denwaban.data=" + data);
    var status =
        new VerifyErasureCommand(new PrintStream(out, true, UTF_8), japanese)
            .runs(arguments, new StandardEnvironment());
    return new Answer(status, out.toString(UTF_8));
  }

  private UUID erased(TestCluster office) throws Exception {
    var id = UUID.randomUUID();
    office.as(
        """
        insert into retention_lease (client_id, subject, kind, call_id, begins_at, due_at, state, decided_at,
          erasure, unreadable_at, erased_at)
        values ('%s', '%s', 'message', '%s', '2026-01-01', '2026-02-01', 'erased', '2026-02-02', '%s',
          '2026-02-02', '2026-02-02')
        """
            .formatted(client, id, UUID.randomUUID(), UUID.randomUUID()));
    return id;
  }

  /// As a stray script, or a bug of tomorrow, would leave it.
  private void leaves(TestCluster office, UUID object) throws Exception {
    office.as(
        """
        set session_replication_role = replica;
        insert into vault_token (object_id, client_id, token) values ('%s', '%s', decode(repeat('00', 16), 'hex'))
        """
            .formatted(object, client));
    Files.write(Files.createDirectories(place(object)).resolve("0"), new byte[] {1});
  }

  private Path place(UUID object) {
    var id = object.toString();
    return data.resolve("objects").resolve(id.substring(id.length() - 2)).resolve(id);
  }

  @Test
  void it_finds_what_is_left_of_what_was_erased() throws Exception {
    try (var office = new TestCluster(data, null)) {
      assertThat(asked(false)).isEqualTo(new Answer(0, "Nothing is left of what was erased.\n"));
      erased(office);
      var left = erased(office);
      leaves(office, UUID.randomUUID()); // of what lives
      assertThat(asked(true).text())
          .isEqualTo(client + "：消去済み 2 件を調べました。\n消去したもので、残っているものはありません。\n");

      leaves(office, left);
      var found = asked(false);
      assertThat(found.status()).isEqualTo(1);
      assertThat(found.text())
          .contains("2 erased things", "✗ vault_token.object_id: 1", "✗ store: ", "at 2 places")
          .doesNotContain("secret");
      Files.delete(place(left).resolve("0"));
      office.as("delete from vault_token where object_id = '%s'".formatted(left));
      assertThat(asked(false).status()).isZero();
    }
  }

  @Test
  void without_an_office_nothing_is_known_and_nothing_is_said_to_be_gone() throws Exception {
    assertThat(asked(false).status()).isEqualTo(3);
    assertThat(asked(false).text()).contains("No office runs on the folder", "--denwaban.data");
    try (var office = new TestCluster(data, null)) {
      office.kill();
      assertThat(asked(true).status()).isEqualTo(3);
    }
    assertThat(
            asked(false, "--denwaban.data=" + data, "--denwaban.storage.s3.lock-days=abc").status())
        .as("1 is for what is left")
        .isEqualTo(3);
    assertThat(asked(false, "what")).satisfies(it -> assertThat(it.status()).isEqualTo(2));
    assertThat(asked(true, "--denwaban.data").text()).contains("使い方");
  }

  @Test
  void it_makes_and_changes_nothing() throws Exception {
    try (var office = new TestCluster(data, null)) {
      erased(office);
      var before = files();
      assertThat(asked(false).status()).isZero();
      assertThat(files()).isEqualTo(before);
    }
  }

  /// But the database's own, which notes the visit.
  private List<Path> files() throws IOException {
    try (var all = Files.walk(data)) {
      return all.filter(it -> !it.startsWith(data.resolve("postgres"))).sorted().toList();
    }
  }
}
