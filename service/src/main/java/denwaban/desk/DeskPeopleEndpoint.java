package denwaban.desk;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.call.Callers;
import denwaban.client.directory.Contacts;
import denwaban.http.Problem;
import denwaban.kernel.CallId;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Whom callers may ask for, for the operator who has the call: names, and never how a person is
/// reached.
@RestController
class DeskPeopleEndpoint {

  private final Callers callers;
  private final Contacts contacts;

  DeskPeopleEndpoint(Callers callers, Contacts contacts) {
    this.callers = callers;
    this.contacts = contacts;
  }

  record Named(String name, String kana, List<String> aliases, String department) {}

  @GetMapping("/api/desk/calls/{call}/people")
  @RequiresPermission(Permission.ANSWER_CALLS)
  List<Named> people(CurrentUser user, @PathVariable UUID call) {
    var client =
        callers.inHandOf(user.person(), new CallId(call)).orElseThrow(Problem::notFound).client();
    return contacts.all(client).stream()
        .filter(it -> !it.left())
        .map(it -> new Named(it.name(), it.kana(), it.aliases(), it.department()))
        .toList();
  }
}
