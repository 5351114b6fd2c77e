package denwaban.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.PersonalData;
import denwaban.access.Role;
import denwaban.audit.proof.LogProof;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.reading.LogQuery;
import denwaban.audit.reading.LogReader;
import denwaban.audit.reading.LogSearch;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// A person becomes nobody, for good.
class PersonErasureTest extends PeopleTest {

  private static final String NAME = "消田 えま";

  /// What a module above would keep.
  @Component
  static class Drawer implements PersonalData {
    boolean needed;
    Runnable meanwhile = () -> {};
    final List<PersonId> removed = new ArrayList<>();

    @Override
    public Optional<Problem> hindrance(Person person) {
      return needed ? Optional.of(new Problem(409, "needed-here")) : Optional.empty();
    }

    @Override
    public void remove(Person person) {
      removed.add(person.id());
      meanwhile.run();
    }
  }

  @Autowired Drawer drawer;
  @Autowired LogSearch search;
  @Autowired LogReader reading;

  @BeforeEach
  void open() {
    drawer.needed = false;
    drawer.meanwhile = () -> {};
  }

  @Test
  void who_is_erased_is_in_no_list_and_no_table() {
    var office = signedIn(Role.ADMIN);
    var ema = people.add("白紙 ゆい", "", Role.CLIENT_MEMBER, PeopleHouse.AOBA, null);
    var hers = browser();
    assertThat(hers.enrol(token(ema)).status()).isEqualTo(200);
    disable(office, ema);

    assertThat(erase(office, ema, " 白紙　ゆい ").status()).isEqualTo(204);

    assertThat(people.find(ema.id())).isEmpty();
    assertThat(people.members(PeopleHouse.AOBA)).noneMatch(it -> it.id().equals(ema.id()));
    assertThat(office.get("/api/office/people").text()).doesNotContain("白紙");
    assertThat(hers.signIn().status()).isNotEqualTo(200);
    assertThat(drawer.removed).contains(ema.id());
    for (var table : List.of("passkey", "enrolment", "session", "ceremony")) {
      assertThat(rows("select count(*) from " + table + " where person_id = :person", ema))
          .as(table)
          .isZero();
    }
    for (var table : tables()) {
      assertThat(
              database
                  .superuser()
                  .sql("select count(*) from \"" + table + "\" t where cast(t as text) like :name")
                  .param("name", "%白紙%")
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
    for (var action : List.of("enable", "disable", "enrolment", "role")) {
      var answer =
          office.post(
              "/api/office/people/" + ema.id() + "/" + action, Map.of("role", "client-admin"));
      assertThat(answer.code()).as(action).isEqualTo("not-found");
    }
    assertThat(erase(office, ema, "白紙 ゆい").code()).isEqualTo("not-found");
  }

  @Test
  void what_hr_knew_of_him_goes_and_his_number_is_free() {
    var office = signedIn(Role.ADMIN);
    var body = Map.of("kind", "employee", "place", "site", "number", "Z-1", "unit", "一課");
    var ema = people.add("白紙 まい", "", Role.OPERATOR, null, null);
    assertThat(RoleGrantsTest.put(office, ema, body).status()).isEqualTo(204);
    disable(office, ema);

    assertThat(erase(office, ema, "白紙 まい").status()).isEqualTo(204);

    assertThat(rows("select count(*) from engagement where person_id = :person", ema)).isZero();
    assertThat(RoleGrantsTest.put(office, person(Role.OPERATOR), body).status()).isEqualTo(204);
  }

  @Test
  void the_log_says_so_her_entries_are_nobodys_and_every_proof_holds() throws Exception {
    var office = signedIn(Role.ADMIN);
    var ema = ema();
    assertThat(browser().enrol(token(ema)).status()).isEqualTo(200);
    disable(office, ema);
    var size = sequenced();
    var hers = entry("person.signed-in", size);
    var actor = UUID.fromString(part(hers.leaf(), "actor"));
    assertThat(search.behind(PeopleHouse.AOBA, actor)).contains(ema.id());

    assertThat(erase(office, ema, NAME).status()).isEqualTo(204);

    var after = sequenced();
    assertThat(search.behind(PeopleHouse.AOBA, actor)).isEmpty();
    assertThat(search.detail(PeopleHouse.AOBA, hers.index())).isEmpty();
    assertThat(search.entry(PeopleHouse.AOBA, hers.index())).contains(hers);
    var erased = entry("person.erased", after);
    assertThat(part(erased.leaf(), "obj")).isEqualTo(actor.toString());
    var key = NoteKey.parse(search.page(PeopleHouse.AOBA, LogQuery.ALL, 1, 1).key());
    for (var index = 0L; index < after; index++) {
      var leaf = search.entry(PeopleHouse.AOBA, index).orElseThrow().leaf();
      var proof = reading.proof(PeopleHouse.AOBA, index).orElseThrow();
      assertThat(LogProof.check(Bytes.of(leaf.getBytes(UTF_8)), proof, key))
          .as("entry " + index)
          .isInstanceOf(LogProof.Found.Included.class);
    }
  }

  @Test
  void nobody_is_erased_while_he_has_access() {
    var office = signedIn(Role.ADMIN);
    var ema = ema();
    assertThat(erase(office, ema, NAME).code()).isEqualTo("person-enabled");
    disable(office, ema);
    assertThat(office.post(path(ema) + "/enable", Map.of()).status()).isEqualTo(204);
    assertThat(erase(office, ema, NAME).code()).isEqualTo("person-enabled");
    assertThat(people.find(ema.id())).isPresent();
  }

  @Test
  void whose_data_go_is_not_let_in_again_meanwhile() throws Exception {
    var office = signedIn(Role.ADMIN);
    var other = signedIn(Role.ADMIN);
    var ema = ema();
    disable(office, ema);
    var enabled = new CompletableFuture<String>();
    drawer.meanwhile =
        () -> {
          var tries =
              Thread.ofVirtual()
                  .start(
                      () -> enabled.complete(other.post(path(ema) + "/enable", Map.of()).code()));
          try {
            tries.join(Duration.ofSeconds(1));
          } catch (InterruptedException ended) {
            throw new AssertionError(ended);
          }
        };

    assertThat(erase(office, ema, NAME).status()).isEqualTo(204);

    assertThat(enabled.get(10, TimeUnit.SECONDS)).isEqualTo("not-found");
    assertThat(people.find(ema.id())).isEmpty();
  }

  @Test
  void the_last_administrator_stays() {
    var last = person(Role.ADMIN);
    var office = signedIn(last);
    var by =
        new CurrentUser(last.id(), Role.ADMIN, null, "00000000-0000-7000-8000-000000000002", "");
    people.all().stream()
        .filter(it -> it.role() == Role.ADMIN && !it.disabled() && !it.id().equals(last.id()))
        .forEach(it -> personAccess.disable(it.id(), by));

    assertThat(erase(office, last, last.name()).code()).isEqualTo("last-admin");
  }

  @Test
  void whom_something_needs_stays_whole() {
    var office = signedIn(Role.ADMIN);
    var ema = ema();
    disable(office, ema);
    drawer.needed = true;

    assertThat(erase(office, ema, NAME).code()).isEqualTo("needed-here");
    assertThat(drawer.removed).doesNotContain(ema.id());
    assertThat(people.find(ema.id())).map(Person::name).contains(NAME);
  }

  @Test
  void a_wrong_name_or_no_touch_erases_nobody() {
    var office = signedIn(Role.ADMIN);
    var ema = ema();
    disable(office, ema);
    for (var wrong : List.of("", "消田", "消田えま")) {
      assertThat(erase(office, ema, wrong).code()).as(wrong).isEqualTo("name-differs");
    }
    assertThat(office.post(path(ema) + "/erase", Map.of("name", NAME)).code())
        .isEqualTo("touch-again");
    assertThat(people.find(ema.id())).isPresent();
  }

  @Test
  void only_the_office_erases() {
    var ema = ema();
    for (var role : Role.values()) {
      if (role == Role.ADMIN) continue;
      var other = signedIn(role);
      assertThat(other.touchAgain().status()).isEqualTo(204);
      assertThat(other.post(path(ema) + "/erase", Map.of("name", NAME)).status()).isEqualTo(403);
    }
    assertThat(browser().post(path(ema) + "/erase", Map.of("name", NAME)).status()).isEqualTo(401);
  }

  @Test
  void nobody_is_added_again_under_her_id() {
    var office = signedIn(Role.ADMIN);
    var ema = ema();
    disable(office, ema);
    assertThat(erase(office, ema, NAME).status()).isEqualTo(204);
    people.add(ema, null);
    assertThat(people.find(ema.id())).isEmpty();
    assertThat(rows("select count(*) from person where id = :person and name = '—'", ema))
        .isEqualTo(1);
  }

  private Person ema() {
    return people.add(NAME, "けしだ えま", Role.CLIENT_MEMBER, PeopleHouse.AOBA, null);
  }

  private static String path(Person person) {
    return "/api/office/people/" + person.id();
  }

  private static void disable(TestBrowser office, Person person) {
    assertThat(office.post(path(person) + "/disable", Map.of()).status()).isEqualTo(204);
  }

  private static TestBrowser.Answer erase(TestBrowser office, Person person, String name) {
    assertThat(office.touchAgain().status()).isEqualTo(204);
    return office.post(path(person) + "/erase", Map.of("name", name));
  }

  /// Waits until everything written is in order; how many entries the client's log has then.
  private long sequenced() throws InterruptedException {
    var written =
        database
            .superuser()
            .sql("select count(*) from audit_outbox where log = :log")
            .param("log", PeopleHouse.AOBA.value())
            .query(Long.class)
            .single();
    for (var tries = 0; tries < 100; tries++) {
      if (search.page(PeopleHouse.AOBA, LogQuery.ALL, Long.MAX_VALUE, 1).size() >= written) {
        return written;
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    throw new AssertionError("the log is not put in order");
  }

  /// The newest of this deed.
  private denwaban.audit.LogPage.Line entry(String act, long size) {
    var logQuery = new LogQuery(null, null, null, null, null, act, null);
    return search.page(PeopleHouse.AOBA, logQuery, size, 1).entries().getFirst();
  }

  private static String part(String leaf, String key) {
    return leaf.replaceFirst(".*\"" + key + "\":\"([^\"]+)\".*", "$1");
  }

  private static long rows(String sql, Person person) {
    return database
        .superuser()
        .sql(sql)
        .param("person", person.id().value())
        .query(Long.class)
        .single();
  }

  private static List<String> tables() {
    return database
        .superuser()
        .sql("select table_name from information_schema.tables where table_schema = 'public'")
        .query((row, n) -> row.getString(1))
        .list();
  }
}
