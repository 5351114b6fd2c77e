package denwaban.people.place;

import denwaban.access.CurrentUser;
import denwaban.access.WorkplaceCheck;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Ids;
import denwaban.people.Engagement;
import denwaban.people.PersonLog;
import denwaban.people.Registry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The places where calls are answered: what people state about them, and what inspectors found
/// there.
@Component
final class Workplaces implements WorkplaceCheck {

  /// Statements and inspections are kept for so long: a year of evidence, and its review.
  static final Duration KEPT = Duration.ofDays(400);

  /// Rows of each list that are shown, the newest first.
  static final int SHOWN = 200;

  /// In characters: where an inspection was.
  static final int WHERE_LIMIT = 40;

  /// In characters: what was found there.
  static final int FOUND_LIMIT = 500;

  private static final String STATE =
      """
      insert into place_statement (session_id, person_id, stated_at, place, version, items)
      values (:session, :person, :now, :place, :version, :items)
      on conflict (session_id) do nothing
      """;

  private static final String HAS =
      "select exists (select from place_statement where session_id = :session)";

  private static final String AT_HOME =
      """
      select exists (select from place_statement where session_id = :session and place = 'home')
      """;

  private static final String STATED =
      """
      select s.person_id, p.name, s.stated_at, s.place, s.version
      from place_statement s join person p on p.id = s.person_id
      order by s.stated_at desc limit :shown
      """;

  private static final String INSPECT =
      """
      insert into place_inspection (id, person_id, inspected_at, place, clear, found)
      values (:id, :person, :now, :place, :clear, :found)
      """;

  private static final String INSPECTED =
      """
      select i.person_id, p.name, i.inspected_at, i.place, i.clear, i.found
      from place_inspection i join person p on p.id = i.person_id
      order by i.inspected_at desc limit :shown
      """;

  private static final List<String> SWEEP =
      List.of(
          "delete from place_statement where stated_at < :until",
          "delete from place_inspection where inspected_at < :until");

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Registry registry;
  private final PersonLog personLog;
  private final WorkplaceLog workplaceLog;
  private final Ids ids;
  private final InstantSource clock;

  Workplaces(
      JdbcClient db,
      TenantTransactions transactions,
      Registry registry,
      PersonLog personLog,
      WorkplaceLog workplaceLog,
      Ids ids,
      InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.registry = registry;
    this.personLog = personLog;
    this.workplaceLog = workplaceLog;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param place `site` or `home`
  record Statement(String person, String name, Instant at, String place, int version) {}

  /// @param place where it was, in words
  /// @param clear whether nothing was found that must not be there
  record Inspection(
      String person, String name, Instant at, String place, boolean clear, String found) {

    /// Without the words.
    @Override
    public String toString() {
      return "an inspection at " + at;
    }
  }

  record All(List<Statement> statements, List<Inspection> inspections) {}

  @Override
  public void demand(CurrentUser user) {
    if (!stated(user)) {
      throw new Problem(409, "place-not-stated");
    }
  }

  @Override
  public boolean home(CurrentUser user) {
    return transactions.office(() ->
        db.sql(AT_HOME)
            .param("session", UUID.fromString(user.session()))
            .query(Boolean.class)
            .single());
  }

  boolean stated(CurrentUser user) {
    return transactions.office(() ->
        db.sql(HAS)
            .param("session", UUID.fromString(user.session()))
            .query(Boolean.class)
            .single());
  }

  /// Whether HR entered that this person works at a home that the office manages.
  boolean mayWorkAtHome(CurrentUser user) {
    return registry
        .find(user.person())
        .map(Registry.Standing::engagement)
        .filter(it -> it.place() == Engagement.Place.HOME)
        .isPresent();
  }

  /// Once for a session; a second time changes nothing and is no entry.
  ///
  /// @throws Problem 409 if it is another version of the list, or a home that HR does not know; 422
  ///   unless each item is stated, and nothing else
  void state(CurrentUser user, int version, Set<String> items, Engagement.Place place) {
    if (version != CleanDesk.VERSION) {
      throw new Problem(409, "list-changed");
    }
    if (!items.equals(CleanDesk.ITEMS)) {
      throw new Problem(422, "items-missing");
    }
    if (place == Engagement.Place.HOME && !mayWorkAtHome(user)) {
      throw new Problem(409, "home-not-registered");
    }
    transactions.office(() -> {
      var first =
          db.sql(STATE)
                  .param("session", UUID.fromString(user.session()))
                  .param("person", user.person().value())
                  .param("now", Rows.utc(clock.instant()))
                  .param("place", place.code())
                  .param("version", version)
                  .param("items", items.stream().sorted().toArray(String[]::new))
                  .update()
              == 1;
      if (first) workplaceLog.placeStated(user, place.code(), version);
      sweep();
    });
  }

  /// Both lists, with an entry: they name people.
  All shownTo(CurrentUser user) {
    return transactions.office(() -> {
      personLog.listed(user);
      return new All(statements(), inspections());
    });
  }

  List<Statement> statements() {
    return transactions.office(() ->
        db.sql(STATED)
            .param("shown", SHOWN)
            .query((row, n) ->
                new Statement(
                    row.getString("person_id"),
                    row.getString("name"),
                    Rows.instant(row, "stated_at"),
                    row.getString("place"),
                    row.getInt("version")))
            .list());
  }

  List<Inspection> inspections() {
    return transactions.office(() ->
        db.sql(INSPECTED)
            .param("shown", SHOWN)
            .query((row, n) ->
                new Inspection(
                    row.getString("person_id"),
                    row.getString("name"),
                    Rows.instant(row, "inspected_at"),
                    row.getString("place"),
                    row.getBoolean("clear"),
                    row.getString("found")))
            .list());
  }

  /// @param found empty if and only if `clear`
  /// @throws Problem 422 if a text is missing or too long, or speaks against `clear`
  void inspect(CurrentUser user, String place, boolean clear, String found) {
    if (!text(place, WHERE_LIMIT)
        || place.isEmpty()
        || !text(found, FOUND_LIMIT)
        || clear != found.isEmpty()) {
      throw new Problem(422, "inspection-invalid");
    }
    transactions.office(() -> {
      var id = ids.next();
      db.sql(INSPECT)
          .param("id", id)
          .param("person", user.person().value())
          .param("now", Rows.utc(clock.instant()))
          .param("place", place)
          .param("clear", clear)
          .param("found", found)
          .update();
      workplaceLog.placeInspected(user, id.toString(), clear);
      sweep();
    });
  }

  private static boolean text(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        && text.chars().noneMatch(it -> Character.isISOControl(it) && it != '\n');
  }

  private void sweep() {
    SWEEP.forEach(
        sql -> db.sql(sql).param("until", Rows.utc(clock.instant().minus(KEPT))).update());
  }
}
