package denwaban.probe.http;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.access.Role;
import denwaban.kernel.Ids;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Every address that this program answers at, as its web server has them registered; not as some
/// list of ours says.
@Component
public final class Addresses {

  /// Meant for anybody. It is written here once more, and not read from the endpoints, so that an
  /// endpoint opened by mistake is found.
  static final Set<String> PUBLIC =
      Set.of(
          "GET /{*path}",
          "GET /api/erased/{id}",
          "GET /api/trust",
          "GET /api/trust/checks/{code}",
          "GET /api/trust/observations/{id}",
          "POST /api/trust/tests/{test}",
          "POST /api/evaluation/open",
          "POST /api/evaluation/sign",
          "POST /api/glass",
          "POST /api/sign-in",
          "POST /api/sign-in/options",
          "GET /api/sign-in/provider",
          "POST /api/sign-in/provider",
          "POST /api/sign-in/provider/begin",
          "POST /api/sign-in/provider/passkey",
          "POST /oidc/logout",
          "POST /oidc/logout/{slug}",
          "POST /callback/lineworks/{client}/{account}",
          "POST /api/enrolment",
          "POST /api/enrolment/options");

  /// And these, in a demo, which is on the loopback only and says so.
  static final Set<String> DEMO =
      Set.of(
          "GET /api/demo",
          "POST /api/demo/people/{id}/enrolment",
          "GET /api/demo/mail",
          "GET /api/demo/chat",
          "POST /api/demo/phone/calls",
          "GET /api/demo/phone/calls/{id}",
          "DELETE /api/demo/phone/calls/{id}");

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*\\}");

  private final RequestMappingHandlerMapping mappings;
  private final Environment environment;
  private final Ids ids;

  Addresses(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
      Environment environment,
      Ids ids) {
    this.mappings = mappings;
    this.environment = environment;
    this.ids = ids;
  }

  /// @param content what it takes, or empty
  /// @param stream whether it is an event stream
  /// @param permits what the endpoint says; null if it says nothing
  /// @param touch whether it asks for a fresh touch of the passkey
  public record Address(
      String method,
      String pattern,
      String content,
      boolean stream,
      @Nullable Permission permits,
      boolean touch) {

    public String name() {
      return method + " " + pattern;
    }
  }

  /// All that is not for anybody, in the order of their names.
  List<Address> guarded() {
    var demo = "demo".equals(environment.getProperty("denwaban.mode"));
    return mappings.getHandlerMethods().entrySet().stream()
        .flatMap(it ->
            it.getKey().getPatternValues().stream()
                .flatMap(pattern ->
                    methods(it.getKey()).stream()
                        .map(method -> address(it.getKey(), pattern, method, it.getValue()))))
        .filter(it -> !PUBLIC.contains(it.name()) && !(demo && DEMO.contains(it.name())))
        .distinct()
        .sorted(Comparator.comparing(Address::name))
        .toList();
  }

  /// What a role may use. The one that ends the session comes last: if it works, those after it
  /// would be refused for that.
  public List<Address> of(Role role) {
    return guarded().stream()
        .filter(it -> includes(it.permits(), role))
        .sorted(Comparator.comparing(it -> it.pattern().equals("/api/sign-out")))
        .toList();
  }

  private static boolean includes(@Nullable Permission permits, Role role) {
    return permits != null && permits.includes(role);
  }

  /// With ids that never were: whatever happens there happens to nothing.
  public ProbeRequest ask(Address address) {
    var path = VARIABLE.matcher(address.pattern()).replaceAll(_ -> ids.next().toString());
    if (address.method().equals("GET")) {
      return ProbeRequest.get(path);
    }
    var probeRequest = ProbeRequest.post(path, "{}");
    return new ProbeRequest(
        address.method(),
        path,
        address.content().isEmpty()
            ? probeRequest.headers()
            : probeRequest.with("Content-Type", address.content()).headers(),
        probeRequest.body());
  }

  private static Address address(
      RequestMappingInfo mapping, String pattern, RequestMethod method, HandlerMethod handler) {
    var requiresPermission = handler.getMethodAnnotation(RequiresPermission.class);
    var takes = mapping.getConsumesCondition().getConsumableMediaTypes();
    return new Address(
        method.name(),
        pattern,
        takes.isEmpty() ? "" : takes.iterator().next().toString(),
        handler.getMethod().getReturnType() == SseEmitter.class,
        requiresPermission == null ? null : requiresPermission.value(),
        handler.hasMethodAnnotation(RequiresReauthentication.class));
  }

  /// One that names no method takes all.
  private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
    var named = mapping.getMethodsCondition().getMethods();
    return named.isEmpty()
        ? Set.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE)
        : named;
  }
}
