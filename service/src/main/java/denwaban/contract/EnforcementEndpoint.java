package denwaban.contract;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.Action;
import denwaban.audit.LogPage;
import denwaban.audit.reading.LogReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// When each term was last obeyed, as the client's own log has it (controls.md K1).
@RestController
final class EnforcementEndpoint {

  private final LogReader log;

  EnforcementEndpoint(LogReader log) {
    this.log = log;
  }

  /// @param term its key
  /// @param entry the newest that this term decided
  record Last(String term, LogPage.Line entry) {}

  /// Terms without an entry among the newest [LogReader#LOOKED_AT] are not in it.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/contract/enforcement")
  List<Last> own(CurrentUser user) {
    var acts =
        Enforced.all().values().stream()
            .flatMap(it -> it.acts().stream())
            .collect(Collectors.toSet());
    var found = log.newest(user.memberOf(), acts);
    return Enforced.all().entrySet().stream()
        .flatMap(
            it -> newest(it.getValue(), found).map(line -> new Last(it.getKey(), line)).stream())
        .sorted(Comparator.comparing(Last::term))
        .toList();
  }

  private static Optional<LogPage.Line> newest(Enforced.By by, Map<String, LogPage.Line> found) {
    return by.acts().stream()
        .map(Action::code)
        .map(found::get)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(LogPage.Line::index));
  }
}
