package denwaban.e2e;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Goes to every address as somebody, asks about each of A's ids and about ids that never were, and
/// notes what is not as it must be.
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
          "INSPECT_PLACES");

  /// No person has it, and no session is looked at.
  private static final String TOKENS = "PROVISION";

  /// Pairs of answers that are compared once more when two were not alike.
  private static final int TRIES = 5;

  /// Who walks, and whom docs/endpoints.md lets in of his kind.
  enum Walker {
    STRANGER("ANYONE"),
    MEMBER_OF_ANOTHER("ANYONE", "SIGNED_IN", "READ_OWN", "READ_LOG", "MANAGE_KEYS", "EXPORT_OWN"),
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

  List<String> wrong() {
    return wrong;
  }

  /// To every address.
  void as(Walker walker, Page page) {
    addresses
        .asks()
        .forEach((address, asks) -> {
          var permission = permissions.getOrDefault(address, "");
          var expected =
              walker.may.contains(permission)
                  ? ""
                  : permission.equals(TOKENS) ? "401 no-token" : refusal(walker);
          asks.forEach(ask -> ask(walker.name(), page, ask, expected));
        });
  }

  /// To the addresses of the office's staff only, as a member of A: his own would let him in.
  void asMemberOfA(Page page) {
    addresses
        .asks()
        .forEach((address, asks) -> {
          if (!STAFF.contains(permissions.getOrDefault(address, ""))) return;
          asks.forEach(ask -> ask("MEMBER_OF_A", page, ask, "403 not-permitted"));
        });
  }

  private static String refusal(Walker walker) {
    return walker == Walker.STRANGER ? "401 signed-out" : "403 not-permitted";
  }

  /// @param refusal status and code; empty if the address lets this person in
  private void ask(String who, Page page, Ask ask, String refusal) {
    var asks = ask.about() ? ids(ask).stream().map(ask::about).toList() : List.of(ask);
    var answers = Ask.beside(page, asks);
    var unknown =
        ask.about()
            ? Ask.beside(page, asks.stream().map(_ -> ask.about(unknown(ask))).toList())
            : answers;
    for (var i = 0; i < asks.size(); i++) {
      var answer = answers.get(i);
      var as = who + " " + asks.get(i).method() + " " + asks.get(i).path() + ": ";
      var right =
          refusal.isEmpty()
              ? answer.status() == ask.status()
              : (answer.status() + " " + answer.code()).equals(refusal);
      if (!right) {
        wrong.add(as + "not " + (refusal.isEmpty() ? ask.status() : refusal) + ", but " + answer);
      }
      if (!answer.equals(unknown.get(i)) && !alikeAgain(page, ask, asks.get(i))) {
        wrong.add(as + answer + ", but of an id that never was " + unknown.get(i));
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
