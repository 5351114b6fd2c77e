package denwaban.bench;

import denwaban.assurance.control.Catalogue;
import denwaban.assurance.control.Check;
import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Observation;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.assurance.posture.Posture;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// `bench posture`: after one observation of the office, how all controls stand for each of many
/// clients; and how fast the trust page's data comes, beside a file of the same server.
final class Trust {

  private static final double GOAL_SECONDS = 1;
  private static final double GOAL_MILLIS = 50;
  private static final int ROUNDS = 20;
  private static final int WARM = 200;

  private final Map<String, Observation> newest = new ConcurrentHashMap<>();
  private final List<ClientId> clients;

  private Trust(int clients) {
    this.clients =
        IntStream.range(0, clients).mapToObj(n -> new ClientId(new UUID(0x7000, n))).toList();
  }

  static void run(String[] arguments) throws Exception {
    var clients = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
    var requests = arguments.length < 2 ? 1_000 : Integer.parseInt(arguments[1]);
    Machine.print();
    new Trust(clients).measure();
    try (var tidy = new Tidy()) {
      page(new Office(tidy.folder("posture"), tidy), requests);
    }
  }

  private void measure() {
    var now = Instant.now();
    for (var check : Catalogue.ours().checks().values()) {
      if (!check.perClient()) observe(check, Scope.OFFICE, now);
      else clients.forEach(it -> observe(check, Scope.of(it), now));
    }
    var seconds = new double[ROUNDS];
    var controls = 0L;
    for (var round = 0; round < ROUNDS; round++) {
      var begun = System.nanoTime();
      observe(Catalogue.ours().check("storage.private"), Scope.OFFICE, now.plusMillis(round));
      for (var client : clients) {
        var posture = Posture.of(this::find, client, now.plusSeconds(1));
        controls += posture.items().stream().mapToLong(it -> it.controls().size()).sum();
      }
      seconds[round] = (System.nanoTime() - begun) / 1e9;
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%n%,d clients, %d controls, %,d observations; %d rounds (%,d controls of items)%n%n",
        clients.size(), Catalogue.ours().controls().size(), newest.size(), ROUNDS, controls);
    System.out.println("| | seconds | goal |");
    System.out.println("|---|---|---|");
    System.out.printf("| median | %.3f | |%n", seconds[ROUNDS / 2]);
    var worst = seconds[ROUNDS - 1];
    System.out.printf(
        "| slowest (the first, cold) | %.3f | at most %.0f: %s |%n",
        worst, GOAL_SECONDS, worst <= GOAL_SECONDS ? "met" : "not met");
  }

  private Optional<Observation> find(String check, Scope scope) {
    return Optional.ofNullable(newest.get(check + scope));
  }

  private void observe(Check of, Scope scope, Instant at) {
    newest.put(
        of.code() + scope,
        new Observation(
            UUID.randomUUID(),
            of.code(),
            of.method(),
            scope,
            Outcome.PASSED,
            1,
            1,
            new Words("見た。", "Seen."),
            Bytes.of(new byte[32]),
            at,
            at.plus(of.holds()),
            "program"));
  }

  private static void page(Office office, int requests) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var trust = times(client, office.url("/api/trust"), requests);
      var file = times(client, office.url("/bundle.txt"), requests);
      System.out.printf("%n%,d requests one after another, of a demo that runs%n%n", requests);
      System.out.println("| | p50 ms | p95 ms | goal |");
      System.out.println("|---|---|---|---|");
      System.out.printf(
          "| /api/trust | %.1f | %.1f | p95 at most %.0f: %s |%n",
          at(trust, 0.5),
          at(trust, 0.95),
          GOAL_MILLIS,
          at(trust, 0.95) <= GOAL_MILLIS ? "met" : "not met");
      System.out.printf("| /bundle.txt | %.1f | %.1f | |%n", at(file, 0.5), at(file, 0.95));
      System.out.printf("%nratio at p95: %.1f%n", at(trust, 0.95) / at(file, 0.95));
    }
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length))];
  }

  private static double[] times(HttpClient client, String url, int requests) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    var millis = new double[requests];
    for (var n = -WARM; n < requests; n++) {
      var begun = System.nanoTime();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200)
        throw new IllegalStateException("status " + answer.statusCode());
      if (n >= 0) millis[n] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }
}
