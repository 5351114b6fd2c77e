package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.TestLog;
import denwaban.check.ClientsReader;
import denwaban.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartStopLogTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir static Path keys;

  @TempDir Path folder;

  private final Settings settings = settings(Map.of("denwaban.sip.port", "5060"));
  private TestLog log;
  private int before;

  @BeforeEach
  void open() throws IOException {
    log = new TestLog(database, keys);
    before = acts().size();
  }

  @Test
  void start_and_stop_are_entries_that_a_client_can_check() {
    var startStopLog = running();
    startStopLog.started();
    startStopLog.stopped();
    startStopLog.stopped(); // a context may say it twice
    running().started();

    assertThat(told()).containsExactly("program.started", "program.stopped", "program.started");
    assertThat(leaves()).allSatisfy(ClientsReader::read);
  }

  @Test
  void a_start_after_a_kill_says_so() {
    running().started();
    running().started();

    assertThat(told()).containsExactly("program.started", "program.died", "program.started");
  }

  @Test
  void what_never_started_did_not_stop() {
    running().stopped();

    assertThat(told()).isEmpty();
  }

  @Test
  void another_setting_is_another_digest_and_secrets_are_only_said_to_be_set() {
    var other = settings(Map.of("denwaban.sip.port", "5061"));
    assertThat(other.digest()).isNotEqualTo(settings.digest()).hasSize(44);
    assertThat(settings(Map.of("denwaban.sip.port", "5060")).digest()).isEqualTo(settings.digest());

    var secret = settings(Map.of("denwaban.db.app-password", "geheim", "denwaban.token.pin", "1"));
    assertThat(secret.text()).doesNotContain("geheim").contains("denwaban.db.app-password=(set)");
    assertThat(secret.text()).contains("denwaban.token.pin=(set)");
    var held =
        settings(
            Map.of(
                "DENWABAN_JAVA_OPTS", "-Dx=geheim",
                "denwaban.db.url", "jdbc:postgresql://h/n?password=geheim",
                "denwaban.witness.url", "https://me:geheim@h/w",
                "denwaban.mail.url", "https://h/?clientSecret=geheim"));
    assertThat(held.text()).doesNotContain("geheim");
    assertThat(held.values()).hasSize(4).containsValue("(set)");
    assertThat(settings(Map.of("DENWABAN_DATA", "/srv", "PATH", "/bin")).values())
        .containsEntry("denwaban.data", "/srv")
        .doesNotContainKey("path");
  }

  private StartStopLog running() {
    return new StartStopLog(folder, settings, database.fence(), log.door());
  }

  private static Settings settings(Map<String, Object> values) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", values));
    return Settings.of(environment);
  }

  private List<String> told() {
    return acts().subList(before, acts().size());
  }

  private static List<String> acts() {
    return leaves().stream().map(it -> it.replaceAll(".*\"act\":\"([^\"]*)\".*", "$1")).toList();
  }

  private static List<String> leaves() {
    return database
        .superuser()
        .sql("select leaf from audit_outbox where log = :log order by id")
        .param("log", new UUID(0, 0))
        .query((row, n) -> row.getString(1))
        .list();
  }
}
