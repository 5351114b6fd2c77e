package denwaban.office;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.audit.Action;
import denwaban.audit.LogPage;
import denwaban.audit.anchor.AnchorRounds;
import denwaban.audit.reading.LogQuery;
import denwaban.audit.reading.LogReader;
import denwaban.audit.reading.LogSearch;
import denwaban.http.Problem;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A member reads their own company's log; which company that is, only the session says.
@RestController
final class LogEndpoint {

  private final AnchorRounds anchors;
  private final LogReader log;
  private final LogSearch search;

  LogEndpoint(AnchorRounds anchors, LogReader log, LogSearch search) {
    this.anchors = anchors;
    this.log = log;
    this.search = search;
  }

  /// All parameters may be left out.
  ///
  /// @param before entries with a smaller index than this, newest first
  /// @param from to from this moment, to the other without it
  /// @param act an action, or the beginning of several up to a dot
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log")
  LogPage page(
      CurrentUser user,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable UUID actor,
      @RequestParam(required = false) @Nullable String role,
      @RequestParam(required = false) @Nullable String object,
      @RequestParam(required = false) @Nullable String act,
      @RequestParam(required = false) @Nullable String purpose) {
    if (limit < 1 || limit > LogReader.PAGE_LIMIT || before < 0) {
      throw Problem.malformed();
    }
    var logQuery = new LogQuery(from, to, actor, role, object, act, purpose);
    return search.page(user.memberOf(), logQuery, before, limit);
  }

  /// What an entry commits to, with the salt, so that the browser can compare.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/{index}/detail")
  LogSearch.Detail detail(CurrentUser user, @PathVariable long index) {
    return search.detail(user.memberOf(), index).orElseThrow(Problem::notFound);
  }

  /// Which screens were given to browsers when, and which programs sealed at the edge; of each the
  /// newest first.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/releases")
  LogPage releases(CurrentUser user) {
    var now = log.page(user.memberOf(), 0, 1);
    var told =
        Stream.of(Action.RELEASE_SERVED, Action.RELEASE_SEALS)
            .flatMap(action -> log.of(user.memberOf(), action).stream());
    return new LogPage(
        now.size(), now.checkpoint(), now.key(), told.map(LogPage.About::line).toList());
  }

  /// The newest state of the company's log that the installation's log is proven to hold; none in
  /// the first hour's first minutes.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/log/anchor")
  Anchors anchor(CurrentUser user) {
    return new Anchors(anchors.of(user.memberOf()).orElse(null));
  }

  /// @param newest null while there is none
  record Anchors(AnchorRounds.@Nullable Anchor newest) {}

  /// A C2SP tlog-proof, to be checked by the reader's own program.
  @RequiresPermission(Permission.READ_LOG)
  @GetMapping(value = "/api/log/{index}/proof", produces = MediaType.TEXT_PLAIN_VALUE)
  String proof(CurrentUser user, @PathVariable long index) {
    return log.proof(user.memberOf(), index).orElseThrow(Problem::notFound);
  }
}
