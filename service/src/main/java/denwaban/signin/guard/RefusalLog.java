package denwaban.signin.guard;

import denwaban.access.ApiClient;
import denwaban.access.CurrentUser;
import denwaban.access.Principal;
import denwaban.access.session.Reauthentication;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.PeriodicTask;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/// Each refusal of a signed-in person, or of a token that we know, is an entry: in the log of their
/// own client, or in the installation's if they belong to the office. Never in the log of the
/// client whose object they asked for.
///
/// The entry names the address as docs/reference/endpoints.md has it, as one word, never the id:
/// whether there is such an object is not told to the user, and so not to their company's log. It
/// is committed before the answer is sent. A refusal that cannot be logged is still a refusal.
@Component
final class RefusalLog implements HandlerExceptionResolver, Ordered, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

  /// RFC 6585 section 4.
  private static final int TOO_MANY = 429;

  /// A part of an address that differs from thing to thing, as Spring writes it.
  private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)[^}]*\\}");

  private static final Duration SWEEP = RefusalTally.WINDOW.dividedBy(6);

  private final TenantTransactions transactions;
  private final AuditLog log;
  private final RefusalTally tally;

  RefusalLog(TenantTransactions transactions, AuditLog log, InstantSource clock) {
    this.transactions = transactions;
    this.log = log;
    this.tally = new RefusalTally(clock);
  }

  @Bean
  static PeriodicTask refusalsTask(RefusalLog refusals) {
    return new PeriodicTask("refusals", SWEEP, () -> refusals.write(refusals.tally.due()));
  }

  /// @return always null: who comes next makes the answer
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failed) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (failed instanceof Problem problem
        && !problem.code().equals(Reauthentication.AGAIN) // a question, answered in a moment
        && request.getAttribute(CurrentUser.ATTRIBUTE) instanceof Principal who
        && pattern != null
        && refused(who, problem.status(), pattern.toString())) {
      var act = word(request.getMethod(), pattern.toString());
      if (tally.first(who, act, problem.status())) {
        write(List.of(new RefusalTally.Refused(who, act, problem.status(), 1)));
      }
    }
    return null;
  }

  /// Before the one that answers.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /// Not there and not yours are one answer; without an id in the address it is neither.
  private static boolean refused(Principal who, int status, String pattern) {
    return status == HttpServletResponse.SC_FORBIDDEN
        || status == TOO_MANY
        || (status == HttpServletResponse.SC_UNAUTHORIZED && who instanceof ApiClient)
        || (status == HttpServletResponse.SC_NOT_FOUND && pattern.contains("{"));
  }

  /// What a leaf may hold is one word without braces: `POST:/api/objects/:id/release`.
  static String word(String method, String pattern) {
    return method + ":" + VARIABLE.matcher(pattern).replaceAll(":$1");
  }

  private void write(List<RefusalTally.Refused> all) {
    all.forEach(this::write);
  }

  /// @return false if the log is unavailable
  private boolean write(RefusalTally.Refused one) {
    try {
      var client = one.who().client();
      if (client == null) {
        transactions.office(() -> log.append(entry(one)));
      } else {
        transactions.run(client, () -> log.append(entry(one)));
      }
      return true;
    } catch (RuntimeException away) {
      LOG.atWarn().addKeyValue("act", one.act()).setCause(away).log("a refusal is not logged");
      return false;
    }
  }

  private static Entry entry(RefusalTally.Refused refused) {
    return new Entry(
        Action.ACCESS_REFUSED,
        refused.who().client(),
        refused.act(),
        refused.who().actor(),
        refused.act().startsWith("GET:") ? Purpose.READ : Purpose.OPERATE,
        Result.REFUSED,
        Map.of(
            "status", Integer.toString(refused.status()),
            "times", Integer.toString(refused.times())));
  }

  /// What was counted and not written yet would be lost. Without a database it is, and the
  /// program's end does not wait for each.
  @Override
  public void destroy() {
    for (var one : tally.rest()) {
      if (!write(one)) return;
    }
  }
}
