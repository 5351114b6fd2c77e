package denwaban.watch.watchlist;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.call.NumberParser;
import denwaban.http.PathId;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office's list of watched numbers. A number goes in and never comes out.
@RestController
@RequestMapping("/api/office/watch/callers")
final class WatchedCallersEndpoint {

  private final WatchedCallers callers;
  private final NumberParser reading;
  private final People people;

  WatchedCallersEndpoint(WatchedCallers callers, NumberParser reading, People people) {
    this.callers = callers;
    this.reading = reading;
    this.people = people;
  }

  /// @param person of whose family; null for the other reasons
  record Shown(UUID id, String why, @Nullable String person, String label, Instant addedAt) {}

  /// @param number as a user writes it
  /// @param person id, for a family
  record Adding(
      @Nullable String number,
      @Nullable String why,
      @Nullable String person,
      @Nullable String label) {

    /// Without the number.
    @Override
    public String toString() {
      return "a number to be watched";
    }
  }

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping
  List<Shown> all(CurrentUser user) {
    return callers.show(user).stream().map(this::shown).toList();
  }

  @RequiresPermission(Permission.WATCH)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Shown add(CurrentUser user, @RequestBody Adding body) {
    var number = reading.read(body.number()).orElseThrow(WatchedCallersEndpoint::unfit);
    var label = body.label() == null ? "" : body.label();
    try {
      var why = WatchedCaller.Why.of(body.why());
      return shown(callers.add(user, number, why, person(body.person()), label));
    } catch (IllegalArgumentException malformed) {
      throw unfit();
    }
  }

  @RequiresPermission(Permission.WATCH)
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(CurrentUser user, @PathVariable String id) {
    callers.remove(user, PathId.of(id));
  }

  private Shown shown(WatchedCaller caller) {
    var person = caller.person();
    return new Shown(
        caller.id(),
        caller.why().code(),
        person == null ? null : people.find(person).map(Person::name).orElse(""),
        caller.label(),
        caller.addedAt());
  }

  private static @Nullable PersonId person(@Nullable String id) {
    return id == null || id.isEmpty() ? null : PersonId.of(id);
  }

  private static Problem unfit() {
    return new Problem(422, "watched-unfit", WatchedCaller.LABEL_LIMIT, WatchedCaller.LABEL_DIGITS);
  }
}
