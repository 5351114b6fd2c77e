package denwaban.signin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.audit.AuditLog;
import denwaban.check.ClientsReader;
import denwaban.database.PeriodicTask;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class RefusalLogTest extends PeopleTest {

  private static final UUID INSTALLATION = new UUID(0, 0);

  @Autowired AuditLog auditLog;

  @Autowired
  @Qualifier("refusalsTask")
  PeriodicTask counted;

  @Test
  void what_was_counted_is_written_while_the_program_runs() {
    assertThat(counted.isRunning()).isTrue();
  }

  @Test
  void a_refusal_stands_in_the_log_of_who_was_refused() {
    var asked = UUID.randomUUID();
    var who = person(Role.CLIENT_MEMBER);
    var member = signedIn(who);

    assertThat(member.get("/api/office/people").status()).isEqualTo(403);
    assertThat(member.post("/api/office/people/" + asked + "/disable", Map.of()).status())
        .isEqualTo(403);

    var told = refusals(PeopleHouse.AOBA.value(), who);
    assertThat(told).hasSize(2);
    assertThat(told.getFirst())
        .contains("\"obj\":\"GET:/api/office/people\"")
        .contains("\"result\":\"refused\"")
        .contains("\"role\":\"client-member\"");
    assertThat(told).allSatisfy(ClientsReader::read);
    assertThat(told.getLast())
        .contains("\"obj\":\"POST:/api/office/people/:id/disable\"")
        .doesNotContain(asked.toString());
    assertThat(refusals(INSTALLATION, who)).isEmpty();
  }

  @Test
  void of_the_office_it_stands_in_the_installations_log_and_the_same_for_what_is_not_there() {
    var who = person(Role.ADMIN);
    var office = signedIn(who);

    assertThat(
            office.post("/api/office/people/" + UUID.randomUUID() + "/disable", Map.of()).status())
        .isEqualTo(404);

    assertThat(refusals(INSTALLATION, who)).hasSize(1);
    assertThat(refusals(PeopleHouse.AOBA.value(), who)).isEmpty();
  }

  @Test
  void a_flood_is_one_entry() {
    var who = person(Role.OPERATOR);
    var operator = signedIn(who);
    for (var i = 0; i < 50; i++) {
      assertThat(operator.get("/api/office/people").status()).isEqualTo(403);
    }
    assertThat(refusals(INSTALLATION, who)).hasSize(1);
  }

  @Test
  void what_is_allowed_and_what_a_stranger_asks_is_no_refusal_of_a_person() {
    var member = signedIn(Role.CLIENT_MEMBER);
    var before = refused();

    assertThat(member.get("/api/me").status()).isEqualTo(200);
    assertThat(member.get("/api/no-such-address").status()).isEqualTo(404);
    assertThat(browser().get("/api/office/people").status()).isEqualTo(401);

    assertThat(before).containsAll(refused());
  }

  @Test
  void at_the_programs_end_without_a_database_it_is_waited_for_once() {
    var asked = new AtomicInteger();
    var away =
        new AbstractDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            throw new SQLException("away");
          }

          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
          }
        };
    var refusals = new RefusalLog(TenantTransactions.over(away), auditLog, clock);
    var who = new CurrentUser(person(Role.OPERATOR).id(), Role.OPERATOR, null, "s", "");
    for (var address : List.of("/a", "/b", "/c")) {
      for (var times = 0; times < 2; times++) {
        var request = new MockHttpServletRequest("GET", address);
        request.setAttribute(CurrentUser.ATTRIBUTE, who);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, address);
        refusals.resolveException(
            request, new MockHttpServletResponse(), null, new Problem(403, "not-permitted"));
      }
    }
    assertThat(asked).as("the first of each").hasValue(3);
    refusals.destroy();
    assertThat(asked).hasValue(4);
  }

  @Test
  void an_address_is_one_word() {
    assertThat(RefusalLog.word("GET", "/api/me")).isEqualTo("GET:/api/me");
    assertThat(RefusalLog.word("PUT", "/api/a/{id}/b/{other:[0-9]+}/{*rest}"))
        .isEqualTo("PUT:/api/a/:id/b/:other/:rest");
  }

  @Test
  void a_list_of_names_is_an_entry() {
    var office = signedIn(Role.ADMIN);
    var before = count("people.listed");
    assertThat(office.get("/api/office/people").status()).isEqualTo(200);
    assertThat(count("people.listed")).isEqualTo(before + 1);
  }

  private static long count(String act) {
    return leaves(INSTALLATION).stream().filter(it -> it.contains("\"" + act + "\"")).count();
  }

  /// Of this person alone: what other tests of the house left waiting is written whenever its
  /// minute is over.
  private static List<String> refusals(UUID log, Person who) {
    var pseudonyms =
        database
            .superuser()
            .sql("select pseudonym::text from audit_pseudonym where log = :log and subject = :who")
            .param("log", log)
            .param("who", who.id().value())
            .query(String.class)
            .list();
    return refusals(log).filter(it -> pseudonyms.stream().anyMatch(it::contains)).toList();
  }

  /// Who was refused anything, in either log.
  private static Set<String> refused() {
    return Stream.of(INSTALLATION, PeopleHouse.AOBA.value())
        .flatMap(RefusalLogTest::refusals)
        .map(it -> it.replaceAll(".*\"actor\":\"([^\"]*)\".*", "$1"))
        .collect(Collectors.toSet());
  }

  private static Stream<String> refusals(UUID log) {
    return leaves(log).stream().filter(it -> it.contains("\"access.refused\""));
  }

  private static List<String> leaves(UUID log) {
    return database
        .superuser()
        .sql("select leaf from audit_outbox where log = :log order by id")
        .param("log", log)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
