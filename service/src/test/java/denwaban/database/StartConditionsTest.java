package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.StartConditions.Away;
import denwaban.database.StartConditions.Entered;
import denwaban.database.StartConditions.NoDatabase;
import denwaban.database.StartConditions.OwnerMayNot;
import denwaban.database.StartConditions.TooOld;
import denwaban.database.StartConditions.TurnedAway;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// An external database is entered, asked, and left as it was.
class StartConditionsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private StartConditions conditions(Map<String, String> more) {
    var settings = new HashMap<String, String>();
    var logins = database.logins();
    settings.put("denwaban.data", folder.toString());
    settings.put("denwaban.db.url", logins.app().url());
    settings.put("denwaban.db.app-password", logins.app().password());
    settings.put("denwaban.db.owner-password", logins.owner().password());
    settings.put("denwaban.db.eraser-password", logins.eraser().password());
    settings.put("denwaban.db.verifier-password", logins.verifier().password());
    settings.putAll(more);
    return of(settings);
  }

  @Test
  void all_roles_enter() {
    assertThat(conditions(Map.of()).enter()).isEqualTo(new Entered(18));
  }

  @Test
  void the_embedded_database_needs_no_passwords() {
    assertThatCode(() -> of(Map.of("denwaban.data", folder.toString()))).doesNotThrowAnyException();
  }

  @Test
  void without_one_of_four_passwords_nothing_starts() {
    for (var role : List.of("app", "owner", "eraser", "verifier")) {
      var settings = new HashMap<String, String>();
      settings.put("denwaban.data", folder.toString());
      settings.put("denwaban.db.url", database.logins().app().url());
      for (var other : List.of("app", "owner", "eraser", "verifier")) {
        if (!other.equals(role)) settings.put("denwaban.db." + other + "-password", "secret");
      }
      assertThatThrownBy(() -> of(settings)).as(role).isInstanceOf(CannotStart.class);
    }
  }

  private static StartConditions of(Map<String, ?> settings) {
    return StartConditions.of(new Binder(new MapConfigurationPropertySource(settings)));
  }

  @Test
  void a_wrong_password_is_told_for_the_role_that_has_it() {
    assertThat(conditions(Map.of("denwaban.db.app-password", "wrong")).enter())
        .isEqualTo(new TurnedAway("denwaban_app", "28P01"));
    for (var role : List.of("owner", "eraser", "verifier")) {
      assertThat(conditions(Map.of("denwaban.db." + role + "-password", "wrong")).enter())
          .isEqualTo(new TurnedAway("denwaban_" + role, "28P01"));
    }
  }

  @Test
  void a_database_that_is_not_there() {
    var url = database.logins().app().url().replaceFirst("/[^/?]+\\?", "/nowhere?");
    assertThat(conditions(Map.of("denwaban.db.url", url)).enter()).isEqualTo(new NoDatabase());
  }

  @Test
  void an_owner_that_may_make_no_tables() {
    var root = database.superuser();
    root.sql("alter schema public owner to current_user").update();
    root.sql("revoke create on schema public from public").update();
    try {
      assertThat(conditions(Map.of()).enter()).isEqualTo(new OwnerMayNot());
    } finally {
      root.sql("alter schema public owner to pg_database_owner").update();
    }
  }

  @Test
  void a_role_that_could_step_over_the_fence_is_refused_as_at_a_start() {
    database.superuser().sql("alter role denwaban_app createdb").update();
    try {
      assertThatThrownBy(() -> conditions(Map.of()).enter())
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("may do more than read and write rows");
    } finally {
      database.superuser().sql("alter role denwaban_app nocreatedb").update();
    }
  }

  @Test
  void version_14_is_too_old_and_15_is_not() throws Exception {
    assertThat(enter("14.22", UNASKED)).isEqualTo(new TooOld(14, 15));
    assertThat(enter("15.0", UNASKED)).isInstanceOf(Away.class); // it was asked, and hung up
  }

  @Test
  void a_server_that_asks_for_no_password_is_not_taken_for_the_database() throws Exception {
    assertThat(enter("18.0", "")).isEqualTo(new TurnedAway("denwaban_app", "08004"));
  }

  private static final String UNASKED = "&requireAuth=none";

  /// A server that speaks as far as its version, and hangs up.
  private StartConditions.Entering enter(String version, String option) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var thread = Thread.ofVirtual().start(() -> serve(server, version));
      var url = "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/db?sslmode=disable";
      // and is asked for nothing before that
      url += "&gssEncMode=disable&assumeMinServerVersion=9.0" + option;
      var entering = conditions(Map.of("denwaban.db.url", url)).enter();
      thread.join();
      return entering;
    }
  }

  private static void serve(ServerSocket server, String version) {
    try (var client = server.accept()) {
      var in = new DataInputStream(client.getInputStream());
      var out = new DataOutputStream(client.getOutputStream());
      in.readNBytes(in.readInt() - 4);
      out.writeByte('R'); // authentication is not asked for
      out.writeInt(8);
      out.writeInt(0);
      for (var pair :
          new String[][] {
            {"server_version", version},
            {"client_encoding", "UTF8"},
            {"DateStyle", "ISO"},
            {"standard_conforming_strings", "on"},
            {"integer_datetimes", "on"}
          }) {
        out.writeByte('S');
        out.writeInt(4 + pair[0].length() + pair[1].length() + 2);
        out.writeBytes(pair[0] + "\0" + pair[1] + "\0");
      }
      out.writeByte('Z');
      out.writeInt(5);
      out.writeByte('I');
      out.flush();
      var _ = in.read();
    } catch (IOException hungUp) {
      // the other end has what it wanted
    }
  }
}
