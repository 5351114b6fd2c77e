package denwaban.assurance.evaluation;

import denwaban.assurance.observation.Observation;
import denwaban.assurance.posture.Posture;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What a reader saw when they decided: how each item stood, and by which observations. Canonical
/// JSON, named by its digest: who looks again in the same minute, while nothing changed, sees the
/// same.
record Evidence(String text) {

  static Evidence of(Posture posture) {
    var members = new TreeMap<String, Json>();
    var client = posture.client();
    members.put(
        "at",
        new Json.Text(posture.at().truncatedTo(java.time.temporal.ChronoUnit.MINUTES).toString()));
    members.put("client", new Json.Text(client == null ? "" : client.toString()));
    members.put("items", new Json.Arr(posture.items().stream().map(Evidence::item).toList()));
    members.put("v", new Json.Num(1));
    members.put("verdict", new Json.Text(posture.verdict().code()));
    return new Evidence(new Json.Obj(members).text());
  }

  Bytes digest() {
    return Digest.sha256(Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static Json item(Posture.OfItem it) {
    return new Json.Obj(
        Map.of(
            "controls", new Json.Arr(it.controls().stream().map(Evidence::control).toList()),
            "item", new Json.Text(it.item().code()),
            "state", new Json.Text(it.state().code())));
  }

  private static Json control(Posture.OfControl it) {
    return new Json.Obj(
        Map.of(
            "id", new Json.Text(it.control().id()),
            "observations", new Json.Arr(observations(it)),
            "standing", new Json.Text(it.standing().code())));
  }

  private static List<Json> observations(Posture.OfControl control) {
    return control.legs().stream()
        .flatMap(it -> it.checks().stream())
        .map(Posture.OfCheck::observation)
        .filter(Objects::nonNull)
        .map(Observation::id)
        .<Json>map(it -> new Json.Text(it.toString()))
        .toList();
  }
}
