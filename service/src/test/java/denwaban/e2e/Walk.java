package denwaban.e2e;

import com.microsoft.playwright.Page;
import denwaban.Often;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Goes to every address as somebody, asks about each of A's ids and about ids that never were, and
/// notes what is not as it must be. Where the address itself lets nobody like that in, it asks
/// about one of the ids, by chance, and about each with `--long`.
final class Walk {

  /// Permissions that no member of a client has.
  private static final Set<String> STAFF =
      Set.of(
          "ANSWER_CALLS",
          "REVIEW",
          "SEE_PEOPLE",
          "REGISTER_PEOPLE",
          "END_ACCESS",
          "GRANT_ACCESS",
          "MANAGE_OFFICE",
          "WATCH",
          "READ_EVIDENCE",
          "SEE_PLACES",
          "INSPECT_PLACES",
          "FOLLOW_DELIVERIES");

  /// No person has it, and no session is looked at.
  private static final String TOKENS = "PROVISION";

  /// Pairs of answers that are compared once more when two were not alike.
  private static final int TRIES = 5;

  /// Who walks, and whom docs/reference/endpoints.md lets in of his kind.
  enum Walker {
    STRANGER("ANYONE"),
    MEMBER_OF_ANOTHER(
        "ANYONE",
        "SIGNED_IN",
        "READ_OWN",
        "OPEN_KEYS",
        "READ_LOG",
        "MANAGE_KEYS",
        "SIGN_CONTRACT",
        "SET_OWN",
        "SET_ANSWERING",
        "EXPORT_OWN",
        "DECIDE_REQUESTS"),
    OPERATOR("ANYONE", "SIGNED_IN", "ANSWER_CALLS"),
    ANOTHER_REVIEWER("ANYONE", "SIGNED_IN", "REVIEW");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
    private final Set<String> may;

    Walker(String... may) {
      this.may = Set.of(may);
    }
  }

  private final Addresses addresses;
  private final Map<String, String> permissions;

  /// Ids that only A and its operator know.
  private final List<String> secrets;

  private final String callersNumber;

  /// Ids of A and its people, which the demo's tour shows to all.
  private final List<String> cast;

  /// An index in A's log that other logs have not reached.
  private final String entry;

  private final Random chance = new Random(seed());
  private final List<String> wrong = new ArrayList<>();

  Walk(
      Addresses addresses,
      List<String> secrets,
      List<String> cast,
      String callersNumber,
      String entry)
      throws Exception {
    this.addresses = addresses;
    this.permissions = Addresses.permissions();
    this.secrets = secrets;
    this.cast = cast;
    this.callersNumber = callersNumber;
    this.entry = entry;
  }

  private static long seed() {
    var seed = new Random().nextLong();
    System.out.printf("walk: seed %d%n", seed);
    return seed;
  }

  List<String> wrong() {
    return wrong;
  }

  /// To every address, each from his own window and all at the same time; and as a member of A,
  /// whom his own addresses would let in, to those of the office's staff.
  void as(Map<Walker, Page> walkers, Page memberOfA) {
    addresses
        .asks()
        .forEach((address, asks) -> {
          var permission = permissions.getOrDefault(address, "");
          for (var ask : asks) {
            var steps = new ArrayList<Step>();
            walkers.forEach((walker, page) -> {
              var expected =
                  walker.may.contains(permission)
                      ? ""
                      : permission.equals(TOKENS) ? "401 no-token" : refusal(walker);
              steps.add(step(walker.name(), page, ask, expected));
            });
            if (STAFF.contains(permission)) {
              steps.add(step("MEMBER_OF_A", memberOfA, ask, "403 not-permitted"));
            }
            steps.forEach(it -> Ask.begin(it.page, it.all()));
            steps.forEach(this::look);
          }
        });
  }

  /// One question about each id.
  ///
  /// @param refusal status and code; empty if the address lets this person in
  /// @param unknown the same of an id that never was; empty if it is about none, or not compared
  private record Step(
      String who, Page page, Ask ask, String refusal, List<Ask> asks, List<Ask> unknown) {

    List<Ask> all() {
      var all = new ArrayList<>(asks);
      all.addAll(unknown);
      return all;
    }
  }

  private Step step(String who, Page page, Ask ask, String refusal) {
    if (!ask.about()) return new Step(who, page, ask, refusal, List.of(ask), List.of());
    var ids = ids(ask);
    var some =
        refusal.isEmpty() || Often.always() ? ids : List.of(ids.get(chance.nextInt(ids.size())));
    var asks = some.stream().map(ask::about).toList();
    // who is refused before the id is looked at is refused in the same words, which look() asks for
    var unknown =
        refusal.isEmpty() || Often.always() ? List.of(ask.about(unknown(ask))) : List.<Ask>of();
    return new Step(who, page, ask, refusal, asks, unknown);
  }

  private static String refusal(Walker walker) {
    return walker == Walker.STRANGER ? "401 signed-out" : "403 not-permitted";
  }

  private void look(Step step) {
    var ask = step.ask;
    var asks = step.asks;
    var refusal = step.refusal;
    var all = Ask.end(step.page);
    var answers = all.subList(0, asks.size());
    var unknown = step.unknown.isEmpty() ? null : all.getLast();
    for (var i = 0; i < asks.size(); i++) {
      var answer = answers.get(i);
      var as = step.who + " " + asks.get(i).method() + " " + asks.get(i).path() + ": ";
      var right =
          refusal.isEmpty()
              ? answer.status() == ask.status()
              : (answer.status() + " " + answer.code()).equals(refusal);
      if (!right) {
        wrong.add(as + "not " + (refusal.isEmpty() ? ask.status() : refusal) + ", but " + answer);
      }
      if (unknown != null && !answer.equals(unknown) && !alikeAgain(step.page, ask, asks.get(i))) {
        wrong.add(as + answer + ", but of an id that never was " + unknown);
      }
      var told = told(answer.headers() + answer.body(), ask.path().startsWith("/api/demo"));
      if (!told.isEmpty()) wrong.add(as + "tells " + told);
    }
  }

  /// The asker's own log grows while he asks, by what he is refused elsewhere; what is told of an
  /// id would be told each time.
  private static boolean alikeAgain(Page page, Ask ask, Ask about) {
    for (var n = 0; ask.about() && n < TRIES; n++) {
      var both = Ask.beside(page, List.of(about, ask.about(unknown(ask))));
      if (both.getFirst().equals(both.getLast())) return true;
    }
    return false;
  }

  private List<String> ids(Ask ask) {
    if (ask.path().contains("{index}")) return List.of(entry);
    // thirty failures from one address, and nobody there signs in for a while
    if (ask.path().matches("/api/(enrolment|sign-in|identity).*")) return List.of(cast.getFirst());
    var ids = new ArrayList<>(secrets);
    // in the demo, whoever asks gets a link for each of its people
    if (!ask.path().startsWith("/api/demo/people")) ids.addAll(cast);
    return ids;
  }

  private static String unknown(Ask ask) {
    return ask.path().contains("{index}") ? "999999999" : UUID.randomUUID().toString();
  }

  /// What of A's a text tells.
  ///
  /// @param tour whether it may name the demo's cast
  List<String> told(String text, boolean tour) {
    var told = new ArrayList<>(secrets.stream().filter(text::contains).toList());
    if (text.contains(callersNumber)) told.add(callersNumber);
    if (!tour) cast.stream().filter(text::contains).forEach(told::add);
    return told;
  }
}
