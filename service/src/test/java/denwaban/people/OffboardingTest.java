package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Person;
import denwaban.access.PersonDisabled;
import denwaban.access.Role;
import denwaban.access.SessionEnded;
import denwaban.access.SessionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A joiner can do nothing before his instant, a leaver nothing after his.
@Tag("alone")
class OffboardingTest extends PeopleTest {

  @Autowired Offboarding offboarding;

  /// At most, from the instant to the end of everything.
  private static final Duration GOAL = Duration.ofSeconds(5);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  @Test
  void a_leavers_access_ends_at_the_instant_without_anybody_doing_it() throws Exception {
    var hr = signedIn(Role.ADMIN);
    var person = person(Role.OPERATOR);
    var browser = signedIn(person);
    var link = token(person);
    leaves(hr, person, clock.instant().plusSeconds(60));
    clock.pass(Duration.ofSeconds(59));
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
    assertThat(browser.signIn().status()).isIn(401, 409);
    assertThat(browser().enrol(link).status()).isEqualTo(410);

    until(() -> people.find(person.id()).orElseThrow().disabled());
    until(() -> heard.events.contains(new PersonDisabled(person.id(), null)));
    assertThat(RoleGrantsTest.standing(hr, person)).containsEntry("state", "LEFT");
    assertThat(hr.post(RoleGrantsTest.path(person) + "/enable", Map.of()).code())
        .isEqualTo("person-left");
    // he comes back: HR corrects the time, an administrator opens
    leaves(hr, person, clock.instant().plus(Duration.ofDays(30)));
    assertThat(hr.post(RoleGrantsTest.path(person) + "/enable", Map.of()).status()).isEqualTo(204);
    assertThat(browser.signIn().status()).isEqualTo(200);
  }

  @Test
  void a_joiner_can_do_nothing_before_his_instant() {
    var hr = signedIn(Role.ADMIN);
    var person = person(Role.OPERATOR);
    var link = token(person);
    var starts = clock.instant().plusSeconds(60);
    put(hr, person, Map.of("kind", "employee", "place", "site", "starts", starts.toString()));
    assertThat(hr.post(RoleGrantsTest.path(person) + "/enrolment", Map.of()).code())
        .isEqualTo("not-acting");
    assertThat(browser().enrol(link).status()).isEqualTo(410);
    clock.pass(Duration.ofSeconds(60));
    assertThat(browser().enrol(link).status()).isEqualTo(200);
  }

  @Test
  void the_last_administrator_leaves_too() throws Exception {
    database.superuser().sql("update person set disabled_at = now() where role = 'admin'").update();
    var last = person(Role.ADMIN);
    var browser = signedIn(last);
    leaves(browser, last, clock.instant().plusSeconds(1));
    clock.pass(Duration.ofSeconds(1));
    until(() -> people.find(last.id()).orElseThrow().disabled());
    assertThat(people.hasAdmin()).as("so that the next start offers a link").isFalse();
  }

  @Test
  void who_would_leave_before_he_starts_is_refused() {
    var hr = signedIn(Role.ADMIN);
    var person = person(Role.OPERATOR);
    var at = clock.instant().plusSeconds(60).toString();
    var answer =
        put(hr, person, Map.of("kind", "employee", "place", "site", "starts", at, "leaves", at));
    assertThat(answer.code()).isEqualTo("leaves-before-start");
  }

  @Test
  void a_hundred_leavers_of_one_instant() throws Exception {
    var hr = signedIn(Role.ADMIN);
    var at = clock.instant().plus(Duration.ofMinutes(10));
    var open = new ArrayList<InputStream>();
    var browsers = new ArrayList<TestBrowser>();
    for (var n = 0; n < 100; n++) {
      var person = person(Role.OPERATOR);
      var browser = signedIn(person);
      leaves(hr, person, at);
      open.add(listen(browser));
      browsers.add(browser);
    }
    clock.pass(Duration.ofMinutes(10));
    var begin = System.nanoTime();
    var refused = browsers.stream().filter(it -> it.get("/api/me").status() == 401).count();
    var seconds = seconds(open, begin);
    System.out.printf(
        "100 leavers: requests refused at once %d, event streams ended after: median %.2f s, maximum %.2f s%n",
        refused, seconds.get(50), seconds.getLast());
    assertThat(refused).isEqualTo(100);
    assertThat(seconds.getLast()).isLessThan((double) GOAL.toSeconds());
  }

  /// When each stream ended, sorted.
  private static List<Double> seconds(List<InputStream> open, long begin) throws Exception {
    var ends = new ArrayList<CompletableFuture<Double>>();
    for (var stream : open) {
      var end = new CompletableFuture<Double>();
      Thread.ofVirtual()
          .start(() -> {
            try (stream) {
              while (stream.read() >= 0) {}
            } catch (IOException ended) {
              // as good an end
            }
            end.complete((System.nanoTime() - begin) / 1e9);
          });
      ends.add(end);
    }
    var all = new ArrayList<Double>();
    for (var end : ends) all.add(end.get(60, TimeUnit.SECONDS));
    return all.stream().sorted().toList();
  }

  /// The event stream of [EventStreamsTest], as a window of the desk has one.
  private InputStream listen(TestBrowser browser) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/test-stream"))
            .header("Host", HOST + ":" + port)
            .header("Cookie", "__Host-sid=" + browser.cookie())
            .build();
    var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static void leaves(TestBrowser by, Person person, Instant at) {
    put(by, person, Map.of("kind", "employee", "place", "site", "leaves", at.toString()));
  }

  private static TestBrowser.Answer put(TestBrowser by, Person person, Map<String, ?> body) {
    return RoleGrantsTest.put(by, person, body);
  }

  private static void until(java.util.function.BooleanSupplier holds) throws InterruptedException {
    var end = System.nanoTime() + GOAL.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within 5 s").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void a_session_whose_time_is_over_is_told_so_that_desk_and_line_go() {
    var idle = session(signedIn(Role.OPERATOR));
    clock.pass(SessionLimits.IDLE_USUAL.minusMillis(1));
    offboarding.round();
    assertThat(heard.events).doesNotContain(new SessionEnded(idle));

    clock.pass(Duration.ofMillis(1));
    offboarding.round();

    assertThat(heard.events).contains(new SessionEnded(idle));
  }

  private String session(TestBrowser browser) {
    assertThat(browser.get("/api/me").status()).isEqualTo(200);
    return database
        .superuser()
        .sql("select id::text from session order by began_at desc, id desc limit 1")
        .query(String.class)
        .single();
  }
}
