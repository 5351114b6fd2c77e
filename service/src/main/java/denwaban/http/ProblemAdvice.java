package denwaban.http;

import denwaban.audit.NoRoom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Every error as problem+json (RFC 9457) with a stable `code`, in the reader's language; to SCIM,
/// in SCIM's form. Nothing of the request or of the machine's insides is repeated.
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /// RFC 9457 without `instance`: what is not there and what is not yours look the same.
  record Body(String type, String title, int status, String detail, String code) {}

  /// How deep a failure is looked into.
  private static final int CAUSES = 8;

  /// Also what a load balancer may retry.
  private static final String RETRY_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<?> refused(
      Problem problem, HttpServletRequest request, HttpServletResponse response) {
    cutIfBegun(problem, response);
    return answer(problem, request);
  }

  /// The database is unavailable: the one outage that every module shares.
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<?> outage(
      RuntimeException outage, HttpServletRequest request, HttpServletResponse response) {
    cutIfBegun(outage, response);
    LOG.atError().setCause(outage).log("the database did not answer a request");
    return answer(outage instanceof NoRoom ? noRoom() : unavailable(), request);
  }

  /// A disk, a store or a key service is: what was asked for can be asked for again.
  @ExceptionHandler
  ResponseEntity<?> away(
      UncheckedIOException away, HttpServletRequest request, HttpServletResponse response) {
    cutIfBegun(away, response);
    LOG.atError().setCause(away).log("something outside did not answer a request");
    return answer(unavailable(), request);
  }

  private static Problem unavailable() {
    return new Problem(503, "unavailable").with("Retry-After", RETRY_SECONDS);
  }

  private static Problem noRoom() {
    return new Problem(503, "log-unavailable.no-room").with("Retry-After", "60");
  }

  /// The other side hung up; there is no one to answer.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException gone) {}

  /// Spring's own refusals keep their status; bad values from outside are 400.
  @ExceptionHandler
  @Nullable ResponseEntity<?> other(
      Exception other, HttpServletRequest request, HttpServletResponse response) throws Exception {
    if (hungUp(other)) {
      LOG.atDebug().log("nobody waits for an answer any more");
      return null;
    }
    if (other instanceof HttpMessageNotReadableException && response.isCommitted()) {
      // a sender of half a body has gone: anybody can do that, as often as they like
      LOG.atDebug().log("a body broke off");
      return null;
    }
    cutIfBegun(other, response);
    return switch (other) {
      case ErrorResponse spring -> answer(ofStatus(spring.getStatusCode()), request);
      case HttpMessageNotReadableException unreadable -> answer(Problem.malformed(), request);
      case org.springframework.beans.TypeMismatchException mismatch ->
          answer(Problem.malformed(), request);
      case IllegalArgumentException bad -> {
        LOG.atInfo().setCause(bad).log("a value from outside was refused");
        yield answer(Problem.malformed(), request);
      }
      default -> {
        LOG.atError().setCause(other).log("a request failed");
        yield answer(new Problem(500, "failed"), request);
      }
    };
  }

  /// Whoever closes a page does so, as often as they like: it is no failure of ours.
  private static boolean hungUp(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(AsyncRequestNotUsableException.class::isInstance);
  }

  /// An answer that is under way cannot become another one. The failure goes on to the web server,
  /// which cuts the connection, so that half a file never looks like a whole one.
  private static <E extends Exception> void cutIfBegun(E failure, HttpServletResponse response)
      throws E {
    if (response.isCommitted()) {
      LOG.atError().setCause(failure).log("an answer broke off half way");
      throw failure;
    }
  }

  private static Problem ofStatus(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> Problem.notFound();
      case 400 -> Problem.malformed();
      case 405 -> new Problem(405, "method-not-allowed");
      case 406 -> new Problem(406, "not-acceptable");
      case 413 -> new Problem(413, "too-large");
      case 415 -> new Problem(415, "unsupported-media-type");
      case 503 -> new Problem(503, "unavailable");
      default -> new Problem(status.value(), "refused");
    };
  }

  private static ResponseEntity<?> answer(Problem problem, HttpServletRequest request) {
    var japanese = japanese(request);
    var body =
        new Body(
            "urn:denwaban:problem:" + problem.code(),
            title(problem.status()),
            problem.status(),
            problem.text(japanese ? Locale.JAPANESE : Locale.ENGLISH),
            problem.code());
    var headers = new HttpHeaders();
    problem.headers().forEach(headers::set);
    headers.set(HttpHeaders.CONTENT_LANGUAGE, japanese ? "ja" : "en");
    headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    headers.setCacheControl("no-store");
    if (ScimErrors.speaks(request)) {
      headers.setContentType(ScimErrors.TYPE);
      return ResponseEntity.status(ScimErrors.status(problem))
          .headers(headers)
          .body(ScimErrors.body(problem, body.detail()));
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return ResponseEntity.status(problem.status()).headers(headers).body(body);
  }

  private static String title(int status) {
    var known = HttpStatus.resolve(status);
    return known == null ? "" : known.getReasonPhrase();
  }

  /// Japanese unless the reader prefers English to it.
  static boolean japanese(HttpServletRequest request) {
    var said = request.getHeader("Accept-Language");
    if (said == null) {
      return true;
    }
    try {
      var best = Locale.lookupTag(Locale.LanguageRange.parse(said), List.of("ja", "en"));
      return !"en".equals(best);
    } catch (IllegalArgumentException unreadable) {
      return true;
    }
  }
}
