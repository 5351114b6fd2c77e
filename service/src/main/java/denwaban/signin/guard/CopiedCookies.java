package denwaban.signin.guard;

import denwaban.access.session.CookieCopied;
import denwaban.database.tenant.Fence;
import denwaban.http.Throttle;
import denwaban.people.Deeds;
import denwaban.people.People;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// A session's cookie that comes from another browser than it began in is an entry: once an hour
/// for each session, however often the thief tries. Its owner goes on.
@Component
public final class CopiedCookies {

  public static final Duration WINDOW = Duration.ofHours(1);

  private final Fence fence;
  private final People people;
  private final Deeds deeds;
  private final Throttle told;

  CopiedCookies(Fence fence, People people, Deeds deeds, InstantSource clock) {
    this.fence = fence;
    this.people = people;
    this.deeds = deeds;
    this.told = new Throttle(1, WINDOW, clock);
  }

  @EventListener
  void on(CookieCopied copied) {
    if (told.wait(copied.session()) > 0) {
      return;
    }
    told.count(copied.session());
    fence.office(
        () -> people.find(copied.person()).ifPresent(it -> deeds.refused(it, "another-browser")));
  }
}
