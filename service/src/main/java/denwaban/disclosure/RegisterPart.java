package denwaban.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.client.ExportPart;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.open.table.RequestRow;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The register in an exit pack, one request a line, without who asks: docs/formats/exit-pack.md.
/// What members wrote about a request is sealed, and stays out.
@Component
class RegisterPart implements ExportPart {

  /// Requests in a pack, open ones first; with some 300 bytes each they fit a part.
  static final int LIMIT = 10_000;

  private final Requests requests;

  RegisterPart(Requests requests) {
    this.requests = requests;
  }

  @Override
  public String path() {
    return RequestRow.PATH;
  }

  @Override
  public Bytes content(ClientId client) {
    return Bytes.of(
        requests.all(client, LIMIT).stream()
            .map(it -> line(it).text() + "\n")
            .collect(Collectors.joining())
            .getBytes(UTF_8));
  }

  private static Json line(Request it) {
    var members = new HashMap<String, Json>();
    members.put("id", new Json.Text(it.id().toString()));
    members.put("n", new Json.Num(it.n()));
    members.put("kind", new Json.Text(it.kind().code()));
    members.put("way", new Json.Text(it.way().code()));
    members.put("receivedAt", Fields.time(it.receivedAt()));
    members.put("dueAt", Fields.time(it.dueAt()));
    members.put("state", new Json.Text(it.state().code()));
    members.put("statedAt", Fields.time(it.statedAt()));
    members.put("identity", text(it.identity()));
    members.put("form", text(it.form()));
    members.put("ground", text(it.ground()));
    return new Json.Obj(members);
  }

  private static Json text(@Nullable Code code) {
    return new Json.Text(code == null ? "" : code.code());
  }
}
