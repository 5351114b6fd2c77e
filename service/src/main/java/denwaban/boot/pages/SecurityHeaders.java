package denwaban.boot.pages;

import denwaban.http.ScimErrors;
import denwaban.seal.crypto.Secret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What browsers are told with every answer, errors included.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class SecurityHeaders extends OncePerRequestFilter {

  /// The nonce of this answer's page, for styles; scripts come from files only, and from the one
  /// import map that says which hash each file has.
  static final String NONCE = SecurityHeaders.class.getName() + ".nonce";

  private static final String PAGE_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'%s",
          "worker-src 'self'",
          "style-src 'self' 'nonce-%s'",
          "img-src 'self'",
          "font-src 'self'",
          "connect-src 'self'",
          "media-src 'self' blob:",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types default");

  /// The cell, which holds the keys: a worker obeys the policy of its own answer, and this one lets
  /// it talk only to the page that started it.
  private static final String CELL_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "connect-src 'none'",
          "script-src 'none'",
          "worker-src 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final String CELL = "/seal.js";

  /// No script runs without a hash that the page or its import map named.
  private static final String INTEGRITY = "blocked-destinations=(script)";

  private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

  private static final String PERMISSIONS =
      "microphone=(self), publickey-credentials-get=(self), publickey-credentials-create=(self),"
          + " camera=(), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), hid=(),"
          + " midi=(), browsing-topics=()";

  /// Two years, without subdomains: other machines may live there.
  private static final String HSTS = "max-age=63072000";

  private final String importMap;

  SecurityHeaders(Bundle bundle) {
    importMap = bundle.importMap().map(hash -> " " + hash).orElse("");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().startsWith("/api/") || ScimErrors.speaks(request)) {
      response.setHeader("Content-Security-Policy", DATA_POLICY);
      response.setHeader("Cache-Control", "no-store");
    } else if (request.getRequestURI().equals(CELL)) {
      response.setHeader("Content-Security-Policy", CELL_POLICY);
    } else {
      var nonce = Secret.make().text();
      request.setAttribute(NONCE, nonce);
      response.setHeader("Content-Security-Policy", PAGE_POLICY.formatted(importMap, nonce));
      response.setHeader("Integrity-Policy", INTEGRITY);
    }
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Origin-Agent-Cluster", "?1");
    response.setHeader("Permissions-Policy", PERMISSIONS);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", HSTS);
    }
    chain.doFilter(request, response);
  }
}
