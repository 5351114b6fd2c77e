package denwaban.people.place;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.RequestOrigin;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Operators who stated that they are at a site may work only from there: each of their requests
/// must come from a network that the office declared as a site's.
@Component
public final class SiteNetworkFilter implements HandlerInterceptor, WebMvcConfigurer {

  /// After [AccessInterceptor], who says who it is.
  private static final int ORDER = 1;

  private final SiteNetworks networks;
  private final Workplaces workplaces;
  private final HostSettings settings;

  SiteNetworkFilter(SiteNetworks networks, Workplaces workplaces, HostSettings settings) {
    this.networks = networks;
    this.workplaces = workplaces;
    this.settings = settings;
  }

  /// @throws Problem 409 if a session that stated a site comes from elsewhere
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && request.getAttribute(CurrentUser.ATTRIBUTE) instanceof CurrentUser user
        && answersCalls(method)
        && !inside(request)
        && workplaces.stated(user)
        && !workplaces.home(user)) {
      throw elsewhere();
    }
    return true;
  }

  private static boolean answersCalls(HandlerMethod method) {
    var requiresPermission = method.getMethodAnnotation(RequiresPermission.class);
    return requiresPermission != null && requiresPermission.value() == Permission.ANSWER_CALLS;
  }

  public boolean inside(HttpServletRequest request) {
    return networks.hold(RequestOrigin.remote(request, settings));
  }

  static Problem elsewhere() {
    return new Problem(409, "not-at-a-site");
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(ORDER);
  }
}
