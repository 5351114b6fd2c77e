package denwaban.assurance.observation;

import denwaban.assurance.control.Method;
import denwaban.assurance.control.Words;
import denwaban.kernel.Bytes;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// One look at one check. Format: docs/formats/observation.md.
///
/// @param collected when it was looked at, to the millisecond
/// @param expires from when on it says nothing any more
/// @param producer the program by the digest of its files, or two people by their roles
public record Observation(
    UUID id,
    String check,
    Method method,
    Scope scope,
    Outcome outcome,
    long population,
    long sample,
    Words said,
    Bytes evidence,
    Instant collected,
    Instant expires,
    String producer) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  /// Whether it still says something.
  public boolean holds(Instant at) {
    return at.isBefore(expires);
  }

  /// Canonical JSON: what its batch signs.
  public Bytes text() {
    var members = new TreeMap<String, Json>();
    members.putAll(
        Map.of(
            "check", new Json.Text(check),
            "collected", new Json.Text(MILLIS.format(collected)),
            "evidence", new Json.Text(evidence.base64()),
            "expires", new Json.Text(MILLIS.format(expires)),
            "id", new Json.Text(id.toString()),
            "method", new Json.Text(method.code()),
            "population", new Json.Num(population),
            "producer", new Json.Text(producer),
            "result", new Json.Text(outcome.code()),
            "sample", new Json.Num(sample)));
    members.put("said", said(said));
    members.put(
        "scope",
        new Json.Obj(
            Map.of("id", new Json.Text(scope.id()), "kind", new Json.Text(scope.kind().code()))));
    members.put("v", new Json.Num(1));
    return new Json.Obj(members).bytes();
  }

  private static Json said(Words said) {
    return new Json.Obj(Map.of("en", new Json.Text(said.en()), "ja", new Json.Text(said.ja())));
  }
}
