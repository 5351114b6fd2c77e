package denwaban.people;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Secret;
import denwaban.signin.IdentityProviders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The office's provider and that of the one client: they say what a test lets them say, to whoever
/// asked and proves by PKCE that it was he.
public final class TestProviders implements IdentityProviders {

  static final String OFFICE = "https://idp.office.example";
  static final String AOBA = "https://idp.aoba.example";

  private record Asked(@Nullable ClientId client, Question question) {}

  private record Code(Asked asked, Identity identity) {}

  private record Word(@Nullable ClientId client, SignedOut out) {}

  private final Map<String, Word> words = new ConcurrentHashMap<>();
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  public volatile boolean away;

  @Override
  public boolean offered(@Nullable ClientId client) {
    return client == null || client.equals(PeopleHouse.AOBA);
  }

  @Override
  public Optional<String> address(@Nullable ClientId client, Question question) {
    if (away) throw new Problem(503, "provider-away");
    asked.put(question.state(), new Asked(client, question));
    return Optional.of((client == null ? OFFICE : AOBA) + "/authorize?state=" + question.state());
  }

  /// Somebody proves himself there in the browser that began this.
  ///
  /// @return what comes back with it
  public Map<String, String> proves(TestBrowser.Answer begun, String subject, boolean strong) {
    assertThat(begun.status()).as(begun.text()).isEqualTo(200);
    var state = String.valueOf(begun.json().get("state"));
    var question = Objects.requireNonNull(asked.get(state));
    var issuer = question.client() == null ? OFFICE : AOBA;
    var code = "code-" + state;
    codes.put(code, new Code(question, new Identity(issuer, subject, strong)));
    var back = new HashMap<String, String>();
    back.put("state", state);
    back.put("key", String.valueOf(begun.json().get("key")));
    back.put("code", code);
    back.put("iss", issuer);
    return back;
  }

  /// A word of this client's provider, or the office's, that somebody signed out.
  public String signsOut(@Nullable ClientId client, String subject, Instant at) {
    var token = "out-" + words.size();
    var issuer = client == null ? OFFICE : AOBA;
    words.put(token, new Word(client, new SignedOut(issuer, subject, at)));
    return token;
  }

  @Override
  public Optional<SignedOut> signedOut(@Nullable ClientId client, String token) {
    if (away) throw new Problem(503, "provider-away");
    return Optional.ofNullable(words.get(token))
        .filter(it -> Objects.equals(it.client(), client))
        .map(Word::out);
  }

  @Override
  public Optional<Identity> redeem(@Nullable ClientId client, Answer answer) {
    if (away) throw new Problem(503, "provider-away");
    return Optional.ofNullable(codes.remove(answer.code()))
        .filter(it -> Objects.equals(it.asked().client(), client))
        .filter(it -> it.asked().question().back().equals(answer.back()))
        .filter(it -> it.asked().question().nonce().equals(answer.nonce()))
        .filter(it ->
            it.asked()
                .question()
                .challenge()
                .equals(Secret.digestOf(answer.verifier()).base64url()))
        .map(Code::identity);
  }
}
