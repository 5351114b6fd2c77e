package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.kernel.CallId;
import denwaban.people.People;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Members register what people ask, work on it, and read what was written about it.
@RestController
@RequestMapping("/api/requests")
class RequestEndpoint {

  private final Requests requests;
  private final RequestLinks links;
  private final RequestViews views;
  private final People people;

  RequestEndpoint(Requests requests, RequestLinks links, RequestViews views, People people) {
    this.requests = requests;
    this.links = links;
    this.views = views;
    this.people = people;
  }

  /// Those that are overdue or due soon.
  record Waiting(int waiting) {}

  /// @param name null of a person who was erased
  record Note(
      UUID id,
      UUID author,
      @Nullable String name,
      String at,
      String company,
      String sealed,
      String signature) {}

  @GetMapping
  @RequiresPermission(Permission.READ_LOG)
  RequestView.Register all(CurrentUser user) {
    return views.all(user.memberOf());
  }

  @GetMapping("/waiting")
  @RequiresPermission(Permission.READ_LOG)
  Waiting waiting(CurrentUser user) {
    return new Waiting(requests.waiting(user.memberOf()));
  }

  @GetMapping("/{id}")
  @RequiresPermission(Permission.READ_LOG)
  RequestView.Whole one(CurrentUser user, @PathVariable UUID id) {
    return views.one(user, id);
  }

  @PostMapping
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void register(CurrentUser user, @RequestBody RequestBodies.NewRequest body) {
    requests.register(user, body.read());
  }

  /// POST, as each reading is an entry.
  @PostMapping("/{id}/notes/read")
  @RequiresPermission(Permission.READ_OWN)
  ResponseEntity<List<Note>> read(CurrentUser user, @PathVariable UUID id) {
    var found =
        requests.read(user, id).stream()
            .map(it ->
                new Note(
                    it.note().id(),
                    it.author().value(),
                    people.find(it.author()).map(Person::name).orElse(null),
                    it.at().toString(),
                    it.note().company(),
                    it.note().sealed().base64(),
                    it.note().signature().base64()))
            .toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
  }

  @PostMapping("/{id}/notes")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void note(CurrentUser user, @PathVariable UUID id, @RequestBody NewNote body) {
    requests.note(user, id, body.read());
  }

  @PostMapping("/{id}/take")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void take(CurrentUser user, @PathVariable UUID id) {
    requests.take(user, id);
  }

  @PostMapping("/{id}/identified")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void identified(
      CurrentUser user, @PathVariable UUID id, @RequestBody RequestBodies.Identified body) {
    requests.identified(user, id, RequestBodies.code(Identity.values(), body.how()));
  }

  @PostMapping("/{id}/links")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void link(CurrentUser user, @PathVariable UUID id, @RequestBody RequestBodies.Linked body) {
    links.add(user, id, new CallId(body.call()));
  }

  @DeleteMapping("/{id}/links/{object}")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlink(CurrentUser user, @PathVariable UUID id, @PathVariable UUID object) {
    links.remove(user, id, object);
  }

  @PostMapping("/{id}/withdrawal")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      CurrentUser user, @PathVariable UUID id, @RequestBody RequestBodies.Withdrawal body) {
    requests.end(user, id, body.read());
  }
}
