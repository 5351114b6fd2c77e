package denwaban.probe.http;

import denwaban.probe.AccessPath;
import denwaban.probe.AttemptResult;
import denwaban.probe.Observations;
import denwaban.probe.Outsider;
import denwaban.probe.Prober;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Pages without a session: one empty page for everybody, and no files but the screens'. The same
/// for the addresses at which programs like ours show their insides.
@Component
@Order(2)
final class PageProber implements Prober {

  private static final List<String> PAGES =
      List.of("/desk", "/inbox", "/inbox/log", "/office/people", "/office/watch", "/office/probe");

  /// As Spring, its libraries and others name them.
  private static final List<String> INSIDES =
      List.of(
          "/actuator",
          "/actuator/health",
          "/actuator/env",
          "/actuator/heapdump",
          "/actuator/threaddump",
          "/h2-console",
          "/jolokia",
          "/v3/api-docs");

  private static final List<String> FILES =
      List.of("/application.yaml", "/WEB-INF/web.xml", "/assets/..%2f..%2fapplication.yaml");

  private final Environment environment;

  PageProber(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void probe(Outsider here, Observations observations) {
    for (var page : PAGES) {
      observations.attempt(
          AccessPath.PAGE, "GET " + page, "no-session", "empty-page", () -> empty(here, page));
    }
    for (var inside : INSIDES) {
      observations.attempt(
          AccessPath.ACTUATOR,
          "GET " + inside,
          "no-session",
          "404, empty-page",
          () -> empty(here, inside));
    }
    for (var file : FILES) {
      observations.attempt(
          AccessPath.PAGE,
          "GET " + file,
          "no-session",
          "404",
          () ->
              rawHttp(here)
                  .send(ProbeRequest.get(file))
                  .judged(Set.of("404 not-found", "404", "400")));
    }
  }

  /// The page that everybody gets at every address has nothing of anybody in it.
  private AttemptResult empty(Outsider here, String path) throws IOException {
    var rawHttp = rawHttp(here);
    var nothing = rawHttp.send(ProbeRequest.get("/"));
    if (nothing.status() != 200) {
      return AttemptResult.notTried(nothing.word());
    }
    var there = rawHttp.send(ProbeRequest.get(path));
    return there.status() == 200 && plain(there).equals(plain(nothing))
        ? AttemptResult.refused("empty-page")
        : there.judged(Set.of("404 not-found"));
  }

  /// Without what is other in each answer.
  private static String plain(ProbeResponse page) {
    return page.body().replaceAll("nonce=\"[^\"]*\"", "");
  }

  private RawHttp rawHttp(Outsider here) throws IOException {
    return RawHttp.from(here.address(), WebServerAddress.of(environment));
  }
}
