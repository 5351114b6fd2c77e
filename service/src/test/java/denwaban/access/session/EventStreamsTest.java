package denwaban.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.Role;
import denwaban.database.PeriodicTask;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

public class EventStreamsTest extends PeopleTest {

  private static final LinkedBlockingQueue<String> OVER = new LinkedBlockingQueue<>();

  @Autowired EventStreams eventStreams;
  @Autowired ApplicationContext context;

  @Autowired
  @Qualifier("streamsTask")
  PeriodicTask beats;

  @RestController
  static class Ticker {

    private final EventStreams eventStreams;

    Ticker(EventStreams eventStreams) {
      this.eventStreams = eventStreams;
    }

    @RequiresPermission(Permission.SIGNED_IN)
    @GetMapping("/api/test-stream")
    SseEmitter stream(CurrentUser user) {
      var stream = eventStreams.open(user, () -> OVER.add(user.session()));
      stream.send("tick", "1", Map.of("n", 1));
      return stream.emitter();
    }
  }

  @Test
  void a_stream_ends_at_once_when_its_person_is_disabled() throws Exception {
    var person = person(Role.OPERATOR);
    var stream = open(signedIn(person));

    personAccess.disable(person.id(), admin());

    assertThat(stream.get(5, TimeUnit.SECONDS)).contains("event:tick", "id:1", "{\"n\":1}");
    assertThat(OVER.poll(5, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void a_stream_ends_with_the_session_and_others_go_on() throws Exception {
    var browser = signedIn(Role.OPERATOR);
    var other = open(signedIn(Role.OPERATOR));
    var stream = open(browser);

    browser.post("/api/sign-out", Map.of("everywhere", false));

    assertThat(stream.get(5, TimeUnit.SECONDS)).contains("tick");
    assertThat(other).isNotDone();
  }

  @Test
  void the_next_beat_ends_the_stream_of_a_session_that_is_gone() throws Exception {
    assertThat(beats.isRunning()).isTrue();
    var person = person(Role.OPERATOR);
    var stream = open(signedIn(person));
    // without the event that ends streams at once
    database
        .superuser()
        .sql("delete from session where person_id = :person")
        .param("person", person.id().value())
        .update();

    eventStreams.beat();

    assertThat(stream.get(5, TimeUnit.SECONDS)).contains("tick");
  }

  @Test
  void all_end_when_the_program_stops() throws Exception {
    var streams = List.of(open(signedIn(Role.OPERATOR)), open(signedIn(Role.CLIENT_MEMBER)));

    eventStreams.stopping(new ContextClosedEvent(context));

    for (var stream : streams) assertThat(stream.get(5, TimeUnit.SECONDS)).contains("tick");
  }

  @Test
  void of_too_many_streams_the_oldest_makes_room() throws Exception {
    var browser = signedIn(Role.OPERATOR);
    var oldest = open(browser);
    for (var n = 1; n < 4; n++) {
      var _ = open(browser);
    }
    assertThat(oldest).isNotDone();
    var newest = open(browser);

    assertThat(oldest.get(5, TimeUnit.SECONDS)).contains("tick");
    assertThat(newest).isNotDone();
  }

  /// The text of the stream, once it is over; returns when the first event has arrived.
  private CompletableFuture<String> open(TestBrowser browser) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/test-stream"))
            .header("Host", HOST + ":" + port)
            .header("Cookie", "__Host-sid=" + browser.cookie())
            .build();
    var response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return CompletableFuture.supplyAsync(() -> {
      try (var in = response.body()) {
        return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      } catch (java.io.IOException broken) {
        return "broken";
      }
    });
  }
}
