package denwaban.delivery.content;

import denwaban.client.key.Line;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;
import denwaban.vault.OfCall;
import denwaban.vault.Vault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Which message a notice is about.
@Component
public class NewestMessage {

  private final Vault vault;

  NewestMessage(Vault vault) {
    this.vault = vault;
  }

  /// The newest version of the call's message in this box. In the client's scope.
  public Optional<ObjectId> of(ClientId client, Line line, CallId call) {
    var calls = List.of(call);
    var here =
        vault.ofCalls(client, Manifest.Kind.MESSAGE, calls).stream()
            .filter(it -> it.line().equals(line))
            .map(OfCall::object)
            .collect(Collectors.toSet());
    return vault.versions(client, calls).reversed().stream()
        .map(Vault.Version::object)
        .filter(here::contains)
        .findFirst();
  }
}
