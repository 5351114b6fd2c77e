package denwaban.people.place;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import denwaban.people.Engagement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The clean desk: stated by those who take calls, read and inspected by others.
@RestController
final class WorkplaceEndpoint {

  private final Workplaces workplaces;
  private final SiteNetworkFilter siteNetworkFilter;

  WorkplaceEndpoint(Workplaces workplaces, SiteNetworkFilter siteNetworkFilter) {
    this.workplaces = workplaces;
    this.siteNetworkFilter = siteNetworkFilter;
  }

  /// @param stated whether this session has stated it
  /// @param home whether it may state that it is at home
  record Mine(boolean stated, int version, List<String> items, boolean home) {}

  record Stated(int version, @Nullable Set<String> items, @Nullable String place) {}

  record Found(@Nullable String place, boolean clear, @Nullable String found) {

    /// Without the words.
    @Override
    public String toString() {
      return "an inspection";
    }
  }

  @GetMapping("/api/place")
  @RequiresPermission(Permission.ANSWER_CALLS)
  Mine mine(CurrentUser user) {
    var items = CleanDesk.ITEMS.stream().sorted().toList();
    return new Mine(
        workplaces.stated(user), CleanDesk.VERSION, items, workplaces.mayWorkAtHome(user));
  }

  @PostMapping("/api/place")
  @RequiresPermission(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void state(CurrentUser user, @RequestBody Stated body, HttpServletRequest request) {
    if (body.items() == null || body.place() == null) throw Problem.malformed();
    var place = place(body.place());
    if (place == Engagement.Place.SITE && !siteNetworkFilter.inside(request))
      throw SiteNetworkFilter.elsewhere();
    workplaces.state(user, body.version(), body.items(), place);
  }

  private static Engagement.Place place(String code) {
    try {
      return Engagement.Place.of(code);
    } catch (IllegalArgumentException unknown) {
      throw Problem.malformed();
    }
  }

  @GetMapping("/api/office/places")
  @RequiresPermission(Permission.SEE_PLACES)
  Workplaces.All all(CurrentUser user) {
    return workplaces.shownTo(user);
  }

  @PostMapping("/api/office/places/inspections")
  @RequiresPermission(Permission.INSPECT_PLACES)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void inspect(CurrentUser user, @RequestBody Found body) {
    if (body.place() == null || body.found() == null) throw Problem.malformed();
    workplaces.inspect(user, body.place().strip(), body.clear(), body.found().strip());
  }
}
