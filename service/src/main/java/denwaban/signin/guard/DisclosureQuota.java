package denwaban.signin.guard;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How much one person may open in an hour: enough for the work, too little to carry a client's
/// data off (controls K12). Counted per person, not per session, and in memory: a start of the
/// program begins anew. Who reaches it is an entry like any refusal.
@Component
public final class DisclosureQuota {

  static final Duration WINDOW = Duration.ofHours(1);

  /// Own messages for correction, the last seconds of calls, callers' whole numbers: two a minute.
  static final int OPERATOR = 120;

  /// What was given for review: one a minute.
  static final int REVIEWER = 60;

  /// Messages, slips, recordings of one's own company, read, played or saved.
  static final int MEMBER = 500;

  /// Texts that a browser opens to make them findable. It goes on in the next hour.
  static final int INDEXED = 2_000;

  /// Who is not named opens nothing at all.
  private static final Map<Role, Integer> OPENED =
      Map.of(
          Role.OPERATOR, OPERATOR,
          Role.SUPERVISOR, OPERATOR,
          Role.QUALITY_REVIEWER, REVIEWER,
          Role.CLIENT_ADMIN, MEMBER,
          Role.CLIENT_MEMBER, MEMBER);

  private final Map<Role, RateLimiter> opened = new EnumMap<>(Role.class);
  private final RateLimiter indexed;

  DisclosureQuota(InstantSource clock) {
    OPENED.forEach((role, limit) -> opened.put(role, new RateLimiter(limit, WINDOW, clock)));
    this.indexed = new RateLimiter(INDEXED, WINDOW, clock);
  }

  /// Counts something that a person looks at or hears.
  ///
  /// @throws Problem 429 above the limit of the role, 403 if it has none
  public void opens(CurrentUser user) {
    var rateLimiter = opened.get(user.role());
    if (rateLimiter == null) {
      throw AccessInterceptor.notPermitted();
    }
    count(rateLimiter, user);
  }

  /// Counts something that only a browser looks at.
  ///
  /// @throws Problem 429 above [#INDEXED]
  public void indexes(CurrentUser user) {
    count(indexed, user);
  }

  private static void count(RateLimiter rateLimiter, CurrentUser user) {
    var person = user.person().toString();
    var wait = rateLimiter.wait(person);
    if (wait > 0) {
      var minutes = (wait + 59) / 60;
      throw new Problem(429, "too-much-opened", minutes).with("Retry-After", String.valueOf(wait));
    }
    rateLimiter.count(person);
  }
}
