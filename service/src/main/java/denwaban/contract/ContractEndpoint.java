package denwaban.contract;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.RequiresReauthentication;
import denwaban.access.StaffPasskeys;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.LogPage;
import denwaban.audit.reading.LogReader;
import denwaban.client.Clients;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office agrees terms with a client; the client's members read theirs.
@RestController
final class ContractEndpoint {

  private final Contracts contracts;
  private final NewTerms newTerms;
  private final Clients clients;
  private final LogReader log;
  private final StaffPasskeys passkeys;
  private final InstantSource clock;

  ContractEndpoint(
      Contracts contracts,
      NewTerms newTerms,
      Clients clients,
      LogReader log,
      StaffPasskeys passkeys,
      InstantSource clock) {
    this.passkeys = passkeys;
    this.contracts = contracts;
    this.newTerms = newTerms;
    this.clients = clients;
    this.log = log;
    this.clock = clock;
  }

  /// Whose contract, only the session says.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract")
  ContractSheet own(CurrentUser user) {
    var client = user.memberOf();
    var entries =
        log.of(client, Action.CONTRACT_SET).stream()
            .collect(Collectors.toMap(LogPage.About::object, LogPage.About::line, (a, _) -> a));
    return ContractSheet.of(
        contracts.history(client, clock.instant()), contracts.onPaper(client), entries, null);
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients/{id}/contract")
  ContractSheet of(@PathVariable String id) {
    return sheet(client(id));
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/clients/{id}/contract")
  @RequiresPrivilege
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  ContractSheet agree(@PathVariable String id, @RequestBody Draft draft, CurrentUser user) {
    var client = client(id);
    if (!newTerms.unsigned()) throw NewTerms.needsSignatures();
    var by = new Actor(user.person(), user.role().code(), user.session());
    var terms = terms(client, draft);
    passkeys.demandList(terms.passkeys());
    return switch (newTerms.agree(terms, draft.after(), by)) {
      case AgreementResult.Agreed _ -> sheet(client);
      case AgreementResult.Overtaken() -> throw new Problem(409, "contract-changed");
      case AgreementResult.NotThen() -> throw new Problem(422, "contract-time");
    };
  }

  private Terms terms(ClientId client, Draft draft) {
    try {
      return draft.terms(client, clock.instant());
    } catch (IllegalArgumentException unfit) {
      throw new Problem(422, "contract-unfit");
    }
  }

  private ContractSheet sheet(ClientId client) {
    return ContractSheet.of(
        contracts.history(client, clock.instant()),
        contracts.onPaper(client),
        Map.of(),
        passkeys.answering().entrySet().stream()
            .collect(Collectors.toMap(it -> it.getKey().code(), Map.Entry::getValue)));
  }

  private ClientId client(String id) {
    try {
      var client = ClientId.of(id);
      if (clients.find(client).isPresent()) return client;
    } catch (IllegalArgumentException malformed) {
      // the same answer as for a client that never was
    }
    throw Problem.notFound();
  }
}
