package denwaban.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.NoCompanies;
import denwaban.access.Role;
import denwaban.database.CannotStart;
import denwaban.http.HostSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What contradicts itself does not start, and says what to do.
class PasskeySettingsTest {

  private static final Path FILE = Path.of("models.jwt");

  @TempDir Path folder;

  @Test
  void roles_are_named_by_their_codes() {
    var settings = new PasskeySettings(List.of("hr", "client-admin"), List.of("admin"), FILE, FILE);
    assertThat(settings.boundRoles()).containsExactly(Role.HR, Role.CLIENT_ADMIN);
    assertThat(settings.attestedRoles()).containsExactly(Role.ADMIN);
    assertThatThrownBy(() -> new PasskeySettings(List.of("administrator"), List.of(), null, null))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void models_are_not_asked_for_without_a_list_of_them_nor_is_half_a_list_taken() {
    var admin = List.of("admin");
    for (var half : new Path[][] {{null, null}, {FILE, null}, {null, FILE}}) {
      assertThatThrownBy(() -> new PasskeySettings(List.of(), admin, half[0], half[1]))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("no list of models");
    }
    for (var half : new Path[][] {{FILE, null}, {null, FILE}}) {
      assertThatThrownBy(() -> new PasskeySettings(admin, List.of(), half[0], half[1]))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("one is missing");
    }
    // a contract may ask for what no role does
    assertThat(new PasskeySettings(admin, List.of(), FILE, FILE).attestedRoles()).isEmpty();
  }

  @Test
  void a_demo_cannot_ask_for_a_makers_word_and_an_office_needs_the_file() {
    var list = new TestModelList().with(new TestMaker(), "Test Key 5");
    var settings =
        new PasskeySettings(List.of(), List.of("admin"), list.list(folder), list.root(folder));
    assertThat(policy(settings, HostSettings.Mode.OFFICE).models().models()).hasSize(1);
    assertThatThrownBy(() -> policy(settings, HostSettings.Mode.DEMO))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("demo");

    var absent = new PasskeySettings(List.of(), List.of("admin"), FILE, list.root(folder));
    assertThatThrownBy(() -> policy(absent, HostSettings.Mode.OFFICE))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be read");
  }

  private static PasskeyPolicy policy(PasskeySettings settings, HostSettings.Mode mode) {
    return new PasskeyPolicy(
        settings,
        new HostSettings(mode, List.of(), null, List.of()),
        new NoCompanies(),
        () -> Instant.parse("2026-11-24T06:00:00Z"));
  }
}
