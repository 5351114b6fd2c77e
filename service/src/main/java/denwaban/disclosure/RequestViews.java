package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.contract.Contracts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.seal.json.Json;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what screens show.
@Component
class RequestViews {

  private static final String AUTHORITY = "disclosure.authority";
  private static final String FORWARD = "disclosure.forward";

  /// What the contract says where it says nothing else.
  private static final int FORWARD_USUAL = 3;

  private final Requests requests;
  private final RequestLinks links;
  private final RequestNotes notes;
  private final EarlyErasure erasure;
  private final Contracts contracts;
  private final People people;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  RequestViews(
      Requests requests,
      RequestLinks links,
      RequestNotes notes,
      EarlyErasure erasure,
      Contracts contracts,
      People people,
      TenantTransactions transactions,
      InstantSource clock) {
    this.requests = requests;
    this.links = links;
    this.notes = notes;
    this.erasure = erasure;
    this.contracts = contracts;
    this.people = people;
    this.transactions = transactions;
    this.clock = clock;
  }

  RequestView.Register all(ClientId client) {
    var terms =
        contracts
            .terms(client, clock.instant())
            .map(it -> it.values())
            .orElseGet(Map::<String, Json>of);
    var names = new HashMap<PersonId, @Nullable String>();
    return new RequestView.Register(
        (int) Requests.ANSWERED_WITHIN.toDays(),
        terms.get(AUTHORITY) instanceof Json.Text(var who) ? who : "client",
        terms.get(FORWARD) instanceof Json.Num(var days) ? Math.toIntExact(days) : FORWARD_USUAL,
        requests.all(client).stream().map(it -> view(it, names)).toList());
  }

  RequestView.Whole one(CurrentUser user, UUID id) {
    var client = user.memberOf();
    var it = requests.find(client, id);
    var names = new HashMap<PersonId, @Nullable String>();
    var seen = links.of(user, id);
    var scope = erasure.scope(client, id);
    var asked = it.erasureAsked();
    return new RequestView.Whole(
        view(it, names),
        requests.steps(client, id).stream()
            .map(step -> new RequestView.Step(step.step(), step.at(), name(step.by(), names)))
            .toList(),
        transactions.as(client, () -> notes.count(client, id)),
        seen.links().stream()
            .map(one ->
                new RequestView.Link(
                    one.object().toString(),
                    one.call().toString(),
                    one.line().mailbox(),
                    one.kind()))
            .toList(),
        seen.hidden(),
        new RequestView.Erasure(
            it.erasureApproved() != null ? "approved" : asked != null ? "asked" : "none",
            scope.kept(),
            scope.held(),
            scope.erased(),
            asked != null && asked.by().equals(user.person())));
  }

  private RequestView view(Request it, Map<PersonId, @Nullable String> names) {
    var assigned = it.assignedTo();
    return new RequestView(
        it.id(),
        it.n(),
        it.kind().code(),
        it.way().code(),
        it.receivedAt(),
        it.dueAt(),
        it.state().code(),
        it.statedAt(),
        RequestView.clock(it, clock.instant()),
        assigned == null ? null : assigned.value(),
        assigned == null ? null : name(assigned, names),
        code(it.identity()),
        code(it.form()),
        code(it.ground()));
  }

  private static @Nullable String code(@Nullable Code code) {
    return code == null ? null : code.code();
  }

  private @Nullable String name(PersonId id, Map<PersonId, @Nullable String> names) {
    return names.computeIfAbsent(id, it -> people.find(it).map(Person::name).orElse(null));
  }
}
