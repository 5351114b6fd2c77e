package denwaban.watch;

import static java.util.Objects.requireNonNull;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.audit.reading.LogSearch;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.people.People;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A day's alarms for the office, its signature under them, and the canaries of clients.
@RestController
final class WatchEndpoint {

  private final Watch watch;
  private final OpenQuestions questions;
  private final LogSearch log;
  private final ClientNames clientNames;
  private final People people;

  WatchEndpoint(
      Watch watch, OpenQuestions questions, LogSearch log, ClientNames clientNames, People people) {
    this.watch = watch;
    this.questions = questions;
    this.log = log;
    this.clientNames = clientNames;
    this.people = people;
  }

  record Staff(String id, String name) {}

  /// @param key to say that it was seen
  /// @param client null for the installation's log
  /// @param person behind the pseudonym, if they are of the office: members stay pseudonyms here
  record Raised(
      String key,
      String rule,
      @Nullable String client,
      @Nullable UUID actor,
      @Nullable Staff person,
      List<Long> entries,
      int times) {}

  record Signed(String by, Instant at, int alarms, String note) {}

  /// @param version of what is shown; a signature names it
  /// @param whole false if not all entries of the day were looked at
  /// @param rules codes of all that were asked
  record Shown(
      LocalDate day,
      String version,
      LocalDate today,
      boolean over,
      boolean whole,
      long entries,
      List<String> rules,
      List<Raised> alarms,
      @Nullable Signed signed,
      long openQuestions) {}

  record Signature(String version, @Nullable String note) {
    Signature {
      requireNonNull(version);
    }
  }

  /// @param day Japan's, such as 2026-11-24; today if it is left out
  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/watch")
  Shown day(@RequestParam(defaultValue = "") String day) {
    var seen = watch.look(day.isEmpty() ? watch.today() : date(day));
    return new Shown(
        seen.day().date(),
        seen.version(),
        watch.today(),
        seen.day().over(),
        seen.day().whole(),
        seen.entries(),
        watch.rules(),
        seen.alarms().stream().map(this::raised).toList(),
        seen.signed()
            .map(it ->
                new Signed(
                    people.find(it.by()).map(Person::name).orElse(""),
                    it.at(),
                    it.alarms(),
                    it.note()))
            .orElse(null),
        questions.open());
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping("/api/office/watch/{day}/sign")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void sign(CurrentUser user, @PathVariable String day, @RequestBody Signature body) {
    var note = body.note() == null ? "" : body.note().strip();
    watch.sign(user, date(day), body.version(), note.isEmpty() ? "" : OfficeText.of(note));
  }

  @RequiresPermission(Permission.MANAGE_KEYS)
  @PutMapping("/api/log/canaries/{object}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void canary(CurrentUser user, @PathVariable String object) {
    watch.canary(user, object(object), true);
  }

  @RequiresPermission(Permission.MANAGE_KEYS)
  @DeleteMapping("/api/log/canaries/{object}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void noCanary(CurrentUser user, @PathVariable String object) {
    watch.canary(user, object(object), false);
  }

  private Raised raised(Alarm alarm) {
    return new Raised(
        alarm.key(),
        alarm.rule(),
        name(alarm.client()),
        alarm.actor(),
        alarm.actor() == null ? null : staff(alarm.client(), alarm.actor()),
        alarm.entries(),
        alarm.times());
  }

  private @Nullable Staff staff(@Nullable ClientId client, UUID actor) {
    return log.behind(client, actor)
        .flatMap(people::find)
        .filter(person -> person.role().staff())
        .map(person -> new Staff(person.id().toString(), person.name()))
        .orElse(null);
  }

  private @Nullable String name(@Nullable ClientId client) {
    return client == null
        ? null
        : clientNames.find(client).map(ClientNames.Company::name).orElse(client.toString());
  }

  private static LocalDate date(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException malformed) {
      throw Problem.malformed();
    }
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }
}
