package denwaban.disclosure;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.OfCall;
import denwaban.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which sealed objects belong to a request: whole ones, of calls that a member found.
@Component
class RequestLinks {

  /// Objects of one request: of some hundred calls.
  static final int LIMIT = 500;

  private final TenantTransactions transactions;
  private final RequestTable table;
  private final LinkTable links;
  private final Vault vault;
  private final AuditLog audit;

  RequestLinks(
      TenantTransactions transactions,
      RequestTable table,
      LinkTable links,
      Vault vault,
      AuditLog audit) {
    this.transactions = transactions;
    this.table = table;
    this.links = links;
    this.vault = vault;
    this.audit = audit;
  }

  /// @param hidden how many more lie in boxes that this member does not hold
  record Seen(List<LinkTable.Link> links, int hidden) {}

  /// What this member may know of.
  Seen of(CurrentUser user, UUID request) {
    var client = user.memberOf();
    var seen = transactions.as(client, user.person(), () -> links.all(client, request));
    return new Seen(seen, all(client, request).size() - seen.size());
  }

  List<LinkTable.Link> all(ClientId client, UUID request) {
    return transactions.as(client, () -> links.all(client, request));
  }

  /// Marks everything of a call that this member may know of: the message with all its versions,
  /// the slip, the recording, what was left of a draft.
  ///
  /// @throws Problem 404 if this member knows of no such call or request; 409 if it is closed, its
  ///   erasure is asked for, or it would have more than [#LIMIT] objects
  void add(CurrentUser by, UUID request, CallId call) {
    var client = by.memberOf();
    // with what colleagues marked in their own boxes; inside a registration there is none yet
    var hidden = transactions.open() ? 0 : of(by, request).hidden();
    transactions.run(
        client,
        by.person(),
        () -> {
          mustBeOpen(client, request);
          var found = objects(client, call);
          if (found.isEmpty()) throw Problem.notFound();
          var added = found.stream().filter(it -> links.add(client, request, it)).count();
          if (links.all(client, request).size() + hidden > LIMIT) {
            throw new Problem(409, "too-many-links.request");
          }
          if (added > 0) log(Action.REQUEST_LINKED, by, request);
        });
  }

  /// @throws Problem 404 if it is not marked, or this member may not know of it; 409 as above
  void remove(CurrentUser by, UUID request, UUID object) {
    var client = by.memberOf();
    transactions.run(
        client,
        by.person(),
        () -> {
          mustBeOpen(client, request);
          if (!links.remove(client, request, object)) throw Problem.notFound();
          log(Action.REQUEST_UNLINKED, by, request);
        });
  }

  private void mustBeOpen(ClientId client, UUID request) {
    var it = table.lock(client, request).orElseThrow(Problem::notFound);
    if (it.state().closed()) throw Requests.closed();
    if (it.erasureAsked() != null) {
      throw new Problem(409, "request-erasure-asked");
    }
  }

  private List<LinkTable.Link> objects(ClientId client, CallId call) {
    var calls = List.of(call);
    var found = new ArrayList<LinkTable.Link>();
    for (var kind : Manifest.Kind.values()) {
      vault.ofCalls(client, kind, calls).stream()
          .map(it -> link(it, kind.text()))
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  private static LinkTable.Link link(OfCall it, String kind) {
    return new LinkTable.Link(it.object(), it.call(), it.line(), kind);
  }

  private void log(Action action, CurrentUser by, UUID request) {
    audit.append(
        Entry.done(action, by.memberOf(), request.toString(), by.actor(), Purpose.OPERATE));
  }
}
