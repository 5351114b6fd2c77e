package denwaban.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Says in our own words that another program has the port, and what to do.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException taken) {
    return new FailureAnalysis(
        "Another program listens on port "
            + taken.getPort()
            + " already: perhaps another Denwaban.",
        "Stop it, or give this one another port with --denwaban.http.port=PORT.",
        taken);
  }
}
