package denwaban.signin.guard;

import denwaban.access.AlsoIdle;
import denwaban.access.AlsoTokens;
import denwaban.access.ApiClient;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.access.RequiresReauthentication;
import denwaban.access.TokenScope;
import denwaban.access.session.Cookies;
import denwaban.access.session.Reauthentication;
import denwaban.access.session.RequestProof;
import denwaban.access.session.Sessions;
import denwaban.database.tenant.RequestScope;
import denwaban.http.Bodies;
import denwaban.http.BodyLimit;
import denwaban.http.BrowserLabel;
import denwaban.http.Bulkhead;
import denwaban.http.HostNames;
import denwaban.http.LastInput;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.people.privilege.Privileges;
import denwaban.people.privilege.Support;
import denwaban.people.token.BearerAuthentication;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Stands before every endpoint: no [RequiresPermission], no entry; else only whom it permits.
///
/// Gives endpoints a [CurrentUser] or an [ApiClient], and a [Site], to ask for.
@Component
public final class AccessInterceptor
    implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final Sessions sessions;
  private final BearerAuthentication bearerAuthentication;
  private final HostNames hostNames;
  private final Reauthentication reauthentication;
  private final Privileges privileges;
  private final Support support;
  private final Bodies bodies;
  private final Bulkhead bulkhead;
  private final EffectivePermissions permissions;
  private final InstantSource clock;

  AccessInterceptor(
      Sessions sessions,
      BearerAuthentication bearerAuthentication,
      HostNames hostNames,
      Reauthentication reauthentication,
      Privileges privileges,
      Support support,
      Bodies bodies,
      Bulkhead bulkhead,
      EffectivePermissions permissions,
      InstantSource clock) {
    this.sessions = sessions;
    this.bearerAuthentication = bearerAuthentication;
    this.hostNames = hostNames;
    this.reauthentication = reauthentication;
    this.privileges = privileges;
    this.support = support;
    this.bodies = bodies;
    this.bulkhead = bulkhead;
    this.permissions = permissions;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.ERROR
        || request.getDispatcherType() == DispatcherType.ASYNC
        || handler instanceof ResourceHttpRequestHandler) {
      return true; // public files; the rest was let in at its first dispatch
    }
    var requiresPermission =
        handler instanceof HandlerMethod method
            ? method.getMethodAnnotation(RequiresPermission.class)
            : null;
    if (requiresPermission == null) {
      throw new Problem(403, "no-permission-declared");
    }
    var limit = ((HandlerMethod) handler).getMethodAnnotation(BodyLimit.class);
    if (requiresPermission.value() == Permission.ANYONE) {
      bodies.admit(request, limit, false);
      return true;
    }
    if (TokenScope.of(requiresPermission.value()).isPresent()) {
      bearerAuthentication.admit(request, requiresPermission.value());
      bodies.admit(request, limit, true);
      return true;
    }
    if (((HandlerMethod) handler).hasMethodAnnotation(AlsoTokens.class)
        && bearerAuthentication.brings(request)) {
      bearerAuthentication.admit(request);
      bodies.admit(request, limit, true);
      return true;
    }
    var alsoIdle = ((HandlerMethod) handler).hasMethodAnnotation(AlsoIdle.class);
    var user =
        find(request, alsoIdle).orElseThrow(() -> nobody(request, requiresPermission.value()));
    request.setAttribute(CurrentUser.ATTRIBUTE, user);
    var looking = request.getHeader(Support.HEADER);
    if (looking != null) {
      user = support.enter(user, looking, request.getMethod());
      request.setAttribute(CurrentUser.ATTRIBUTE, user);
    }
    if (!requiresPermission.value().includes(user.role())) {
      throw notPermitted();
    }
    if (permissions.closed(requiresPermission.value(), user.client())) {
      throw new Problem(403, "contract-ended");
    }
    demand((HandlerMethod) handler, user);
    bodies.admit(request, limit, true, user.client());
    if (user.client() != null) bulkhead.enter(request, user.client());
    RequestScope.narrow(reach(user));
    return true;
  }

  private RequestScope reach(CurrentUser user) {
    if (user.client() != null) return new RequestScope.Own(user.client());
    return Permission.ANSWER_CALLS.includes(user.role())
        ? new RequestScope.InHand(user.person(), clock.instant().minus(RequestScope.AFTER_A_CALL))
        : new RequestScope.Any();
  }

  /// What a role alone does not open. A user who has neither is not asked for the passkey in vain.
  private void demand(HandlerMethod method, CurrentUser user) {
    if (method.hasMethodAnnotation(RequiresPrivilege.class)) {
      privileges.demand(user);
    }
    if (method.hasMethodAnnotation(RequiresReauthentication.class)) {
      reauthentication.mustBeFresh(user);
    }
  }

  static Problem notPermitted() {
    return new Problem(403, "not-permitted");
  }

  /// Where people have access, a token is no session; one of ours that is tried there is reported.
  private Problem nobody(HttpServletRequest request, Permission wanted) {
    if (bearerAuthentication.brings(request)) {
      bearerAuthentication.admit(request, wanted);
    }
    return new Problem(401, "signed-out");
  }

  private Optional<CurrentUser> find(HttpServletRequest request, boolean alsoIdle) {
    var device = BrowserLabel.of(request.getHeader("User-Agent"));
    var proof = RequestProof.of(request);
    var input = LastInput.of(request);
    return hostNames
        .of(request)
        .flatMap(site ->
            Cookies.secret(request)
                .flatMap(secret ->
                    alsoIdle
                        ? sessions.findAlsoIdle(secret, site.host(), device, proof, input)
                        : sessions.find(secret, site.host(), device, proof, input)));
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    var type = parameter.getParameterType();
    return type == CurrentUser.class || type == ApiClient.class || type == Site.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer mav,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (parameter.getParameterType() == Site.class) {
      var http = request.getNativeRequest(HttpServletRequest.class);
      return Optional.ofNullable(http)
          .flatMap(hostNames::of)
          .orElseThrow(() -> new AssertionError("the gate let a strange host in"));
    }
    var who = request.getAttribute(CurrentUser.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (who == null) {
      throw new AssertionError("an endpoint for anyone asks who it is");
    }
    return who;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }
}
