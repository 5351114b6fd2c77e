package denwaban.delivery;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.kernel.ClientId;
import denwaban.people.People;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What became of an operator's messages, and what waits at which client: states and times, and
/// nothing of what it is about.
@RestController
class DeskDeliveriesEndpoint {

  private final DeliveryBoard board;
  private final Deliveries deliveries;
  private final People people;

  DeskDeliveriesEndpoint(DeliveryBoard board, Deliveries deliveries, People people) {
    this.board = board;
    this.deliveries = deliveries;
    this.people = people;
  }

  /// @param company the client's name
  record Row(UUID client, String company, DeliveryView delivery) {}

  /// @param until when the notice leaves all the same
  record Recalled(Instant until) {}

  @GetMapping("/api/desk/deliveries")
  @RequiresPermission(Permission.ANSWER_CALLS)
  List<Row> own(CurrentUser user) {
    return rows(board.ofOperator(user.person()));
  }

  @PostMapping("/api/desk/deliveries/{client}/{id}/recall")
  @RequiresPermission(Permission.ANSWER_CALLS)
  Recalled recall(CurrentUser user, @PathVariable UUID client, @PathVariable UUID id) {
    return new Recalled(deliveries.recall(user, new ClientId(client), id));
  }

  @GetMapping("/api/office/deliveries")
  @RequiresPermission(Permission.FOLLOW_DELIVERIES)
  List<Row> all() {
    return rows(board.all());
  }

  /// @param waiting how many are unanswered
  record Waiting(int waiting) {}

  @GetMapping("/api/office/deliveries/waiting")
  @RequiresPermission(Permission.FOLLOW_DELIVERIES)
  Waiting waiting() {
    return new Waiting(board.unanswered());
  }

  /// @param company the client's name
  /// @param kind of the way; `person` where someone who is on call is not told by any
  /// @param since the newest failure; or when that person's access ended
  /// @param trouble one word
  record BrokenWay(
      UUID client, String company, String kind, String hint, Instant since, String trouble) {}

  /// By what clients cannot be told at present.
  @GetMapping("/api/office/deliveries/broken")
  @RequiresPermission(Permission.FOLLOW_DELIVERIES)
  List<BrokenWay> broken() {
    return board.broken().stream().flatMap(of -> Stream.concat(ways(of), people(of))).toList();
  }

  private static Stream<BrokenWay> ways(DeliveryBoard.BrokenOf of) {
    return of.ways().stream()
        .map(it ->
            new BrokenWay(
                of.client().id().value(),
                of.client().name(),
                it.kind().code(),
                it.hint(),
                it.since(),
                it.trouble()));
  }

  private static Stream<BrokenWay> people(DeliveryBoard.BrokenOf of) {
    var client = of.client();
    return of.ended().stream()
        .map(it ->
            new BrokenWay(client.id().value(), client.name(), "person", "", it, "access-ended"));
  }

  /// That a person of the client was told by telephone.
  @PostMapping("/api/office/deliveries/{client}/{id}/telephoned")
  @RequiresPermission(Permission.FOLLOW_DELIVERIES)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void telephoned(CurrentUser user, @PathVariable UUID client, @PathVariable UUID id) {
    deliveries.telephoned(user, new ClientId(client), id);
  }

  private List<Row> rows(List<DeliveryBoard.Row> rows) {
    return rows.stream()
        .map(it ->
            new Row(
                it.client().value(),
                it.company(),
                DeliveryView.of(
                    it.delivery(), it.attempts(), person -> people.find(person).map(Person::name))))
        .toList();
  }
}
