package denwaban.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/// What the first of several analyzers says when a real Tomcat finds its port taken.
class PortTakenTest {

  @Test
  void the_port_is_named_with_what_to_do() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var factory = new TomcatServletWebServerFactory(other.getLocalPort());
      factory.setAddress(InetAddress.getLoopbackAddress());
      var server = factory.getWebServer();
      assertThatThrownBy(server::start)
          .satisfies(refused ->
              assertThat(said(refused))
                  .startsWith("Another program listens on port " + other.getLocalPort())
                  .contains("--denwaban.http.port=PORT"));
      server.stop();
    }
  }

  private static String said(Throwable refused) {
    // some of Boot's own want a context, which there is none of
    var analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation()
            .load(FailureAnalyzer.class, FailureHandler.handleMessage((_, _) -> {}));
    for (var analyzer : analyzers) {
      var analysis = analyzer.analyze(refused);
      if (analysis != null) return analysis.getDescription() + " " + analysis.getAction();
    }
    throw new AssertionError("nobody says anything", refused);
  }
}
