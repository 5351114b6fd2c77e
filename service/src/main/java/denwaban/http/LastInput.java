package denwaban.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When the page that sends a request last had input of a person: a key, a pointer, a finger. Pages
/// ask much by themselves; input alone keeps a session alive (decision 192). It is the page's word:
/// a sender of a session's requests could as well press a key in its page.
///
/// @param ago null if it does not say; the request then keeps nothing alive
public record LastInput(@Nullable Duration ago) {

  /// Whole seconds since then.
  public static final String HEADER = "Denwaban-Last-Input";

  /// A day and a little: longer than any session, short enough for every sum.
  private static final Pattern SECONDS = Pattern.compile("\\d{1,5}");

  public static final LastInput NONE = new LastInput(null);

  public static LastInput of(HttpServletRequest request) {
    var said = request.getHeader(HEADER);
    return said != null && SECONDS.matcher(said).matches()
        ? new LastInput(Duration.ofSeconds(Integer.parseInt(said)))
        : NONE;
  }

  /// @return the moment of it; the earliest of all if there is none
  public Instant at(Instant now) {
    return ago == null ? Instant.EPOCH : now.minus(ago);
  }
}
