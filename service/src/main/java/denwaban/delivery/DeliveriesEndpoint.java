package denwaban.delivery;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.client.key.Line;
import denwaban.client.mailbox.Mailboxes;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who of the own company was told of what waits, and who knows of it.
@RestController
@RequestMapping("/api/deliveries")
class DeliveriesEndpoint {

  /// Calls that are asked for at once; a page of the inbox has 50.
  static final int CALLS = 60;

  /// Deliveries that are listed.
  static final int LIMIT = 200;

  private final Deliveries deliveries;
  private final DeliveryHistory history;
  private final Mailboxes mailboxes;
  private final People people;

  DeliveriesEndpoint(
      Deliveries deliveries, DeliveryHistory history, Mailboxes mailboxes, People people) {
    this.deliveries = deliveries;
    this.history = history;
    this.mailboxes = mailboxes;
    this.people = people;
  }

  /// What is not done, newest first; or, of the calls that are named, all.
  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  List<DeliveryView> some(
      CurrentUser user, @RequestParam(name = "call", required = false) List<UUID> calls) {
    var client = user.memberOf();
    if (calls != null && calls.size() > CALLS) throw Problem.malformed();
    var found =
        calls == null
            ? history.running(client, LIMIT)
            : history.ofCalls(client, calls.stream().map(CallId::new).toList());
    var followed = new HashMap<Line, Boolean>();
    return found.stream()
        .filter(it ->
            followed.computeIfAbsent(it.delivery().line(), line -> mailboxes.mayFollow(user, line)))
        .map(it -> DeliveryView.of(it.delivery(), it.attempts(), this::name))
        .toList();
  }

  /// What a notice told of, by the id that it carries: one, or those of a digest. Of boxes that are
  /// not this member's, none.
  @GetMapping("/{id}")
  @RequiresPermission(Permission.READ_OWN)
  List<DeliveryView> ofNotice(CurrentUser user, @PathVariable UUID id) {
    return mine(user, id).stream().map(it -> DeliveryView.of(it, List.of(), this::name)).toList();
  }

  /// That this member knows of all that the notice told of, as far as it is theirs to know.
  @PostMapping("/{id}/acknowledgement")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(CurrentUser user, @PathVariable UUID id) {
    deliveries.acknowledge(user, mine(user, id).stream().map(Delivery::id).toList());
  }

  private List<Delivery> mine(CurrentUser user, UUID id) {
    var found =
        history.ofNotice(user.memberOf(), id).stream()
            .filter(it -> mailboxes.mayFollow(user, it.line()))
            .toList();
    if (found.isEmpty()) throw Problem.notFound();
    return found;
  }

  private Optional<String> name(PersonId id) {
    return people.find(id).map(Person::name);
  }
}
