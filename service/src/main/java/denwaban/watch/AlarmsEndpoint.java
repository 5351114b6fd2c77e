package denwaban.watch;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// How many alarms no one has seen, as it happens; and that some were seen.
@RestController
@RequestMapping("/api/office/watch")
final class AlarmsEndpoint {

  private final AlarmBell bell;
  private final UnseenAlarms unseenAlarms;

  AlarmsEndpoint(AlarmBell bell, UnseenAlarms unseenAlarms) {
    this.bell = bell;
    this.unseenAlarms = unseenAlarms;
  }

  record Looked(@Nullable List<String> alarms) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(CurrentUser user) {
    return bell.listen(user);
  }

  /// @param body keys of the day's alarms that are on the screen
  @RequiresPermission(Permission.WATCH)
  @PostMapping("/{day}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(CurrentUser user, @PathVariable String day, @RequestBody Looked body) {
    try {
      var keys = body.alarms() == null ? List.<String>of() : body.alarms();
      unseenAlarms.seen(user, LocalDate.parse(day), Set.copyOf(keys));
    } catch (DateTimeParseException | IllegalArgumentException | NullPointerException malformed) {
      throw Problem.malformed();
    }
    bell.ask();
  }
}
