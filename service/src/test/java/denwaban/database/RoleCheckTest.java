package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A role that could step over the fence is refused at start.
class RoleCheckTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void the_programs_own_role_passes() {
    assertThatCode(() -> RoleCheck.run(database.jdbc())).doesNotThrowAnyException();
  }

  @Test
  void a_role_with_any_power_is_refused() {
    for (var power : new String[] {"superuser", "bypassrls", "createrole", "createdb"}) {
      assertThatThrownBy(() -> RoleCheck.run(as("with_" + power, power)))
          .as(power)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("may do more than read and write rows");
    }
  }

  @Test
  void a_member_of_the_owner_is_refused() {
    var member = as("member_of_owner", "nosuperuser");
    database.superuser().sql("grant denwaban_owner to member_of_owner").update();

    assertThatThrownBy(() -> RoleCheck.run(member))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("member of another role");
  }

  @Test
  void the_owner_itself_is_refused() {
    assertThatThrownBy(() -> RoleCheck.run(database.owner())).isInstanceOf(CannotStart.class);
  }

  @Test
  void a_role_that_owns_a_table_is_refused() {
    var role = as("with_table", "nosuperuser");
    database.superuser().sql("create table owned (text text)").update();
    database.superuser().sql("alter table owned owner to with_table").update();

    assertThatThrownBy(() -> RoleCheck.run(role))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("owns tables");
  }

  @Test
  void a_database_on_another_machine_needs_tls_that_is_checked() {
    for (var url :
        new String[] {
          "jdbc:postgresql://db.example/denwaban",
          "jdbc:postgresql://db.example/denwaban?sslmode=require",
          "jdbc:postgresql://192.0.2.1:5432/denwaban?sslmode=disable",
          "jdbc:postgresql://db.example/d?sslmode=verify-full&sslmode=disable",
          "jdbc:postgresql://db.example/d?ApplicationName=sslmode=verify-full",
          "jdbc:postgresql://db.example/d?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
          "jdbc:postgresql://localhost/d?PGHOST=db.example",
          "jdbc:postgresql://localhost/d?%50GHOST=db.example",
          "jdbc:postgresql:denwaban",
          "jdbc:mysql://localhost/denwaban",
          "nonsense"
        }) {
      assertThatThrownBy(() -> DatabaseAddress.safe(url)).as(url).isInstanceOf(CannotStart.class);
    }
    assertThat(DatabaseAddress.safe("jdbc:postgresql://db.example/d?sslmode=verify-full"))
        .isEqualTo(
            "jdbc:postgresql://db.example/d?sslmode=verify-full&logServerErrorDetail=false&requireAuth=scram-sha-256");
    assertThat(DatabaseAddress.safe("jdbc:postgresql://127.0.0.1:5432/d"))
        .isEqualTo(
            "jdbc:postgresql://127.0.0.1:5432/d?logServerErrorDetail=false&requireAuth=scram-sha-256");
    assertThat(DatabaseAddress.safe("jdbc:postgresql://127.0.0.1/d?ApplicationName=requireAuth="))
        .endsWith("&requireAuth=scram-sha-256");
    assertThat(DatabaseAddress.safe("jdbc:postgresql://127.0.0.1/d?requireAuth=md5"))
        .isEqualTo("jdbc:postgresql://127.0.0.1/d?requireAuth=md5&logServerErrorDetail=false");
  }

  private static JdbcClient as(String role, String power) {
    var login = database.login();
    var name = login.url().substring(login.url().lastIndexOf('/') + 1, login.url().indexOf('?'));
    database.superuser().sql("drop role if exists " + role).update();
    database
        .superuser()
        .sql("create role %s login %s password 'x'".formatted(role, power))
        .update();
    database.superuser().sql("grant connect on database " + name + " to " + role).update();
    return JdbcClient.create(new DriverManagerDataSource(login.url(), role, "x"));
  }
}
