package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.network.BoundedHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keys in the transit engine of OpenBao or Vault, over its HTTP API.
///
/// What is wrapped is the engine's own text, `vault:v1:…`. The token is read from its file at each
/// request, so that an agent may renew it.
public final class TransitVault implements KeyVault {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Real answers are below 4 KB.
  private static final int ANSWER_BYTES = 256 << 10;

  /// Answers that speak of the wrapped text; any other 400 speaks of us or of the service.
  private static final List<String> SHUT =
      List.of(
          "encryption key not found",
          "cipher: message authentication failed",
          "invalid ciphertext");

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private static final String FIRST = RememberingVault.FIRST.name();

  private final URI engine;
  private final Path tokenFile;
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private final BoundedHttpClient http =
      new BoundedHttpClient(null, CONNECT, PATIENCE, ANSWER_BYTES);
  private final Set<Kek> known = ConcurrentHashMap.newKeySet();

  /// @param engine for example `https://bao.example/v1/transit/`, with the slash
  public TransitVault(URI engine, Path tokenFile) {
    this.engine = engine;
    this.tokenFile = tokenFile;
  }

  private record Answer(int status, JsonNode body) {

    String error() {
      return body.path("errors").path(0).asString("");
    }
  }

  private static final class NoJson extends IOException {

    private static final long serialVersionUID = 1;

    NoJson() {
      super("the key service does not answer in JSON");
    }
  }

  /// Without the answer's text: it may repeat what was asked.
  private static final class Refused extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    Refused(Answer answer) {
      super("the key service answered " + answer.status());
      status = answer.status();
    }
  }

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    if (!known.contains(kek)) {
      make(kek);
    }
    var answer =
        ask(
            "POST",
            "encrypt/" + kek.name(),
            Map.of(
                "associated_data",
                Bytes.of(place).base64(),
                "plaintext",
                Bytes.of(secret).base64()));
    if (answer.status() != OK) {
      throw new Refused(answer);
    }
    var text = answer.body().path("data").path("ciphertext").asString("");
    if (text.isEmpty()) {
      throw new Refused(answer);
    }
    return Bytes.of(text.getBytes(UTF_8));
  }

  /// Encrypting under a name that is not there would make a key with the engine's defaults; so the
  /// key is made first, by us.
  private void make(Kek kek) throws IOException {
    if (!exists(kek)) {
      var made =
          ask(
              "POST",
              "keys/" + kek.name(),
              Map.of(
                  "allow_plaintext_backup",
                  false,
                  "derived",
                  false,
                  "exportable",
                  false,
                  "type",
                  "aes256-gcm96"));
      if (made.status() != OK && made.status() != NO_CONTENT) {
        throw new Refused(made);
      }
    }
    known.add(kek);
  }

  /// What a start would meet: asks for the first key of an office, and makes none.
  ///
  /// @param folder of the [RememberingVault]
  public KeyServiceAnswer inquire(Path folder) {
    try {
      var answer = ask("GET", "keys/" + FIRST, Map.of());
      return switch (answer.status()) {
        case OK ->
            answer.body().path("data").path("name").asString("").equals(FIRST)
                ? ours(folder)
                : KeyServiceAnswer.NO_SERVICE;
        case NOT_FOUND -> absent(answer, RememberingVault.knows(folder));
        default -> unready(answer.status());
      };
    } catch (Refused opening) {
      return unready(opening.status);
    } catch (SSLException notBelieved) {
      return KeyServiceAnswer.UNTRUSTED;
    } catch (NoJson other) {
      return KeyServiceAnswer.NO_SERVICE;
    } catch (IOException away) {
      return KeyServiceAnswer.SILENT;
    }
  }

  private KeyServiceAnswer ours(Path folder) throws IOException {
    return !RememberingVault.knows(folder) || RememberingVault.has(this, folder)
        ? KeyServiceAnswer.READY
        : KeyServiceAnswer.NOT_OURS;
  }

  private static KeyServiceAnswer unready(int status) {
    return switch (status) {
      case FORBIDDEN -> KeyServiceAnswer.REFUSED;
      case UNAVAILABLE -> KeyServiceAnswer.SEALED;
      default -> KeyServiceAnswer.NO_SERVICE;
    };
  }

  /// A service says in a list why: of a key that is not there nothing, of a path without an engine
  /// that there is none.
  private static KeyServiceAnswer absent(Answer answer, boolean begun) {
    if (!answer.body().path("errors").isArray()) return KeyServiceAnswer.NO_SERVICE;
    if (!answer.error().isEmpty()) return KeyServiceAnswer.NO_ENGINE;
    return begun ? KeyServiceAnswer.NOT_OURS : KeyServiceAnswer.READY;
  }

  private boolean exists(Kek kek) throws IOException {
    var answer = ask("GET", "keys/" + kek.name(), Map.of());
    if (answer.status() == NOT_FOUND && answer.error().isEmpty()) {
      return false; // a path without an engine says so in words
    }
    if (answer.status() != OK) {
      throw new Refused(answer);
    }
    return true;
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    var answer =
        ask(
            "POST",
            "decrypt/" + kek.name(),
            Map.of(
                "associated_data",
                Bytes.of(place).base64(),
                "ciphertext",
                new String(wrapped.toArray(), UTF_8)));
    if (answer.status() == BAD_REQUEST && SHUT.stream().anyMatch(answer.error()::startsWith)) {
      return Optional.empty();
    }
    var plain = answer.body().path("data").path("plaintext");
    if (answer.status() != OK || !plain.isString()) {
      throw new Refused(answer);
    }
    return Optional.of(Bytes.ofBase64(plain.asString()));
  }

  @Override
  public boolean destroy(Kek kek) throws IOException {
    known.remove(kek);
    if (!exists(kek)) {
      return false;
    }
    var allowed = ask("POST", "keys/" + kek.name() + "/config", Map.of("deletion_allowed", true));
    if (allowed.status() != OK && allowed.status() != NO_CONTENT) {
      throw new Refused(allowed);
    }
    var gone = ask("DELETE", "keys/" + kek.name(), Map.of());
    if (gone.status() != NO_CONTENT) {
      throw new Refused(gone);
    }
    return true;
  }

  private Answer ask(String method, String path, Map<String, ?> body) throws IOException {
    var request =
        HttpRequest.newBuilder(engine.resolve(path))
            .header("X-Vault-Token", Files.readString(tokenFile).strip())
            .header("X-Vault-Request", "true");
    if (body.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
    }
    try {
      var answer = http.send(request.build());
      var text = new String(answer.body().toArray(), UTF_8);
      return new Answer(answer.status(), json.readTree(text.isEmpty() ? "{}" : text));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the key service", e);
    } catch (JacksonException e) {
      throw new NoJson();
    }
  }
}
