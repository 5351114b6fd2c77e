package denwaban.watch;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.reading.AccessedObject;
import denwaban.audit.reading.LogSearch;
import denwaban.http.PathId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What one account touched between two times: in the own log for members, in all for the office.
@RestController
final class AccessFootprintEndpoint {

  private final AccessFootprint accessFootprint;
  private final ClientNames clientNames;

  AccessFootprintEndpoint(AccessFootprint accessFootprint, ClientNames clientNames) {
    this.accessFootprint = accessFootprint;
    this.clientNames = clientNames;
  }

  /// @param calls how many calls are among them; each has one caller
  record Own(boolean whole, int calls, List<AccessedObject> touched) {}

  /// @param actor pseudonym of the account in the member's own log
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/touched")
  Own own(
      CurrentUser user,
      @RequestParam String actor,
      @RequestParam Instant from,
      @RequestParam Instant to) {
    var touched = accessFootprint.own(user, PathId.of(actor), from, to);
    return new Own(touched.whole(), touched.calls().size(), touched.touched());
  }

  /// @param client null for the installation's log
  record InLog(@Nullable String client, UUID actor, boolean whole, List<AccessedObject> touched) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping("/api/office/touched")
  List<InLog> everywhere(
      CurrentUser user,
      @RequestParam String person,
      @RequestParam Instant from,
      @RequestParam Instant to) {
    return accessFootprint.everywhere(user, new PersonId(PathId.of(person)), from, to).stream()
        .map(it ->
            new InLog(
                name(it.client()),
                it.actor(),
                it.touched().size() < LogSearch.TOUCHED_LIMIT,
                it.touched()))
        .toList();
  }

  private @Nullable String name(@Nullable ClientId client) {
    return client == null
        ? null
        : clientNames.find(client).map(ClientNames.Company::name).orElse(client.toString());
  }
}
