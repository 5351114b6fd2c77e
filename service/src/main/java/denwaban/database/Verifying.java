package denwaban.database;

import denwaban.kernel.ClientId;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The verifier's way into the database: it reads ids, and can change nothing.
@FunctionalInterface
public interface Verifying {

  /// Runs `work` as the verifier, in one transaction in the scope of `client`.
  <T> T verifying(ClientId client, Function<JdbcClient, T> work);
}
