package denwaban.http;

import denwaban.database.tenant.RequestScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Before anything else: is the request for us, and does it come from our own pages?
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public final class OriginFilter extends OncePerRequestFilter {

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  /// Browsers give no length with a DELETE, and none of ours reads a body.
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE");

  /// Where identity providers say that a session ended there; the only addresses that take a form.
  public static final String BACK_CHANNEL = "/oidc/";

  /// Where chats say what became of a notice, signed by a secret of that client's.
  public static final String CALLBACK = "/callback/";

  /// Programs come there, with a token in a header or signed by their own key; no cookie is looked
  /// at, so no page of a stranger can borrow anybody's session, and none can send that header
  /// without asking first, which is refused.
  private static final List<String> PROGRAMS = List.of("/scim/", BACK_CHANNEL, CALLBACK);

  /// Addresses are compared as they were sent, and found as they are read: one whose first part is
  /// written otherwise (`/%61pi/`, `/api;x/`) would be compared as another than the one it leads
  /// to.
  private static final Pattern PLAIN = Pattern.compile("^/[A-Za-z0-9._-]*(?:/|$)");

  private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

  /// What proxies add: a demo behind one would be open to everybody in front of it.
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Via");

  private static final String FORM = "application/x-www-form-urlencoded";

  private final HostNames hostNames;
  private final HostSettings settings;
  private final Bodies bodies;
  private final Bulkhead bulkhead;
  private final InstantSource clock;
  private final HandlerExceptionResolver handlerExceptionResolver;

  OriginFilter(
      HostNames hostNames,
      HostSettings settings,
      Bodies bodies,
      Bulkhead bulkhead,
      InstantSource clock,
      HandlerExceptionResolver handlerExceptionResolver) {
    this.hostNames = hostNames;
    this.settings = settings;
    this.bodies = bodies;
    this.bulkhead = bulkhead;
    this.clock = clock;
    this.handlerExceptionResolver = handlerExceptionResolver;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      check(request);
    } catch (Problem refused) {
      handlerExceptionResolver.resolveException(request, response, null, refused);
      return;
    }
    try {
      RequestScope.of(() -> chain.doFilter(new TimedBody(request, clock), response));
    } catch (IOException | ServletException | RuntimeException thrown) {
      throw thrown;
    } catch (Exception other) {
      throw new AssertionError("a filter throws nothing else", other);
    } finally {
      bodies.release(request);
      bulkhead.leave(request);
    }
  }

  private void check(HttpServletRequest request) {
    var site = hostNames.of(request).orElseThrow(() -> new Problem(421, "wrong-host"));
    if (settings.demo() && FORWARDED.stream().anyMatch(it -> request.getHeader(it) != null)) {
      throw new Problem(403, "demo-behind-a-proxy");
    }
    checkLength(request);
    if (!PLAIN.matcher(request.getRequestURI()).find()) throw Problem.notFound();
    var program = PROGRAMS.stream().anyMatch(request.getRequestURI()::startsWith);
    if (!KNOWN.contains(request.getMethod()) && !(program && request.getMethod().equals("PATCH"))) {
      throw new Problem(405, "method-not-allowed");
    }
    if (!program
        && !SAFE.contains(request.getMethod())
        && !site.origin().equals(request.getHeader("Origin"))) {
      throw foreign();
    }
    // Browsers say where a request was caused; programs without this header carry no cookies.
    var fetched = request.getHeader("Sec-Fetch-Site");
    if ((program || request.getRequestURI().startsWith("/api/"))
        && fetched != null
        && !fetched.equals("same-origin")
        && !fetched.equals("none")) {
      throw foreign();
    }
  }

  /// A body must say its length first: it could not be refused before it is read otherwise.
  private static void checkLength(HttpServletRequest request) {
    var length = request.getContentLengthLong();
    if (length > Bodies.LARGEST) {
      throw Bodies.tooLarge();
    }
    var unsaid =
        request.getHeader("Transfer-Encoding") != null || !BODILESS.contains(request.getMethod());
    if (length < 0 && unsaid) {
      throw new Problem(411, "length-required");
    }
    var type = request.getContentType();
    if (type != null
        && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM)
        && !request.getRequestURI().startsWith(BACK_CHANNEL)) {
      // the server would read a form by itself, before anybody was asked
      throw new Problem(415, "no-forms");
    }
  }

  private static Problem foreign() {
    return new Problem(403, "wrong-origin");
  }
}
