package denwaban.signin.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import denwaban.http.Problem;
import denwaban.network.TrustedServers;
import denwaban.signin.IdentityProviders.Answer;
import denwaban.signin.IdentityProviders.Identity;
import denwaban.signin.IdentityProviders.Question;
import denwaban.signin.IdentityProviders.SignedOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a provider's words is believed, and what of them is strong.
class OidcProvidersTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final String NONCE = "nonce-1";

  /// Named as the provider's own, and none of its.
  private static final RSAKey STRANGER = TestIssuer.rsa("k1");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private TestIssuer issuer;

  @BeforeEach
  void a_provider() throws Exception {
    issuer = new TestIssuer();
  }

  @AfterEach
  void closes() {
    issuer.close();
  }

  @Test
  void a_signed_word_of_the_provider_to_us_is_believed() {
    assertThat(says(it -> it)).contains(new Identity(issuer.address(), "sub-1", true));
  }

  @Test
  void the_question_says_what_we_want() {
    var asked = providers(null).address(null, new Question("https://us/back", "S", "N", "C"));

    assertThat(asked.orElseThrow())
        .startsWith(issuer.address() + "/authorize?tenant=1&response_type=code&")
        .contains("&redirect_uri=https%3A%2F%2Fus%2Fback&", "&state=S&", "&nonce=N&")
        .contains("&code_challenge=C&code_challenge_method=S256&", "&max_age=300&")
        .endsWith("&acr_values=gold")
        .doesNotContain("secret");
  }

  @Test
  void es256_and_eddsa_are_taken_too() throws Exception {
    var ec = TestIssuer.ec("e1");
    issuer.keys = List.of(ec);
    assertThat(says(it -> it)).isPresent();

    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var encoded = pair.getPublic().getEncoded();
    var raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    issuer.keys =
        List.of(new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).keyID("d1").build());
    now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
    var word = issuer.word(now.get(), NONCE).build();
    var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("d1").build();
    var body = new SignedJWT(header, word);
    var signer = Signature.getInstance("Ed25519");
    signer.initSign(pair.getPrivate());
    signer.update(body.getSigningInput());
    var head = new String(body.getSigningInput(), UTF_8);
    assertThat(redeem(head + "." + Base64URL.encode(signer.sign()))).isPresent();
    assertThat(redeem(head + "." + Base64URL.encode(new byte[64]))).isEmpty();
  }

  @Test
  void no_signature_is_no_word() {
    assertThat(redeem(new PlainJWT(issuer.word(NOW, NONCE).build()).serialize())).isEmpty();
    var signed = issuer.signed(issuer.word(NOW, NONCE).build());
    assertThat(redeem(signed.substring(0, signed.lastIndexOf('.') + 1))).isEmpty();
    var none = Base64URL.encode("{\"alg\":\"none\",\"kid\":\"k1\"}");
    assertThat(redeem(none + signed.substring(signed.indexOf('.')))).isEmpty();
  }

  @Test
  void a_public_key_is_no_shared_secret() throws Exception {
    var key = (RSAKey) issuer.keys.getFirst();
    for (var secret :
        List.of(
            key.toRSAPublicKey().getEncoded(),
            key.toPublicJWK().toJSONString().getBytes(UTF_8),
            key.getModulus().decode())) {
      var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build();
      var token = new SignedJWT(header, issuer.word(NOW, NONCE).build());
      token.sign(new MACSigner(secret));
      assertThat(redeem(token.serialize())).isEmpty();
    }
  }

  @Test
  void a_strangers_key_under_the_providers_name_signs_nothing() {
    var signed = TestIssuer.signed(issuer.word(NOW, NONCE).build(), STRANGER);
    assertThat(redeem(signed)).isEmpty();
  }

  @Test
  void a_short_key_and_one_for_encryption_sign_nothing() throws Exception {
    var strong = issuer.signed(issuer.word(NOW, NONCE).build());
    var weak = new RSAKeyGenerator(1_024, true).keyID("k1").generate();
    var token = IdToken.parse(strong).orElseThrow();
    assertThat(token.keys(new JWKSet(issuer.keys))).hasSize(1);
    assertThat(token.keys(new JWKSet(weak))).as("the same name, half as long").isEmpty();

    issuer.keys = List.of(new RSAKey.Builder(STRANGER).keyUse(KeyUse.ENCRYPTION).build());
    assertThat(redeem(TestIssuer.signed(issuer.word(NOW, NONCE).build(), STRANGER))).isEmpty();
  }

  @Test
  void a_curve_that_is_not_p256_signs_nothing() throws Exception {
    var key = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
    issuer.keys = List.of(key);
    var header = new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1").build();
    var token = new SignedJWT(header, issuer.word(NOW, NONCE).build());
    token.sign(new ECDSASigner(key));
    assertThat(redeem(token.serialize())).isEmpty();
  }

  @Test
  void keys_that_changed_are_found_and_unknown_ones_do_not_make_us_knock() {
    assertThat(says(it -> it)).isPresent();
    var fresh = new RSAKey.Builder(STRANGER).keyID("k2").build();
    issuer.keys = List.of(fresh);
    assertThat(says(it -> it)).as("within the pause").isEmpty();
    assertThat(issuer.asked).hasValue(1);

    now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
    assertThat(says(it -> it)).isPresent();
    assertThat(issuer.asked).hasValue(2);

    var unknown = new RSAKey.Builder(STRANGER).keyID("x").build();
    assertThat(redeem(TestIssuer.signed(issuer.word(now.get(), NONCE).build(), unknown))).isEmpty();
    assertThat(issuer.asked).as("unknown, and asked a moment ago").hasValue(2);
  }

  @Test
  void what_a_provider_said_of_itself_is_kept_for_an_hour() {
    says(it -> it);
    now.updateAndGet(it -> it.plus(Duration.ofHours(1)).minusSeconds(1));
    says(it -> it);
    assertThat(issuer.asked).hasValue(1);
    now.updateAndGet(it -> it.plusSeconds(1));
    says(it -> it);
    assertThat(issuer.asked).hasValue(2);
  }

  @Test
  void a_word_of_another_to_another_or_to_another_question_is_not_believed() {
    assertThat(says(it -> it.issuer("https://evil.example"))).isEmpty();
    assertThat(says(it -> it.issuer(issuer.address() + "/"))).isEmpty();
    assertThat(says(it -> it.issuer(null))).isEmpty();
    assertThat(says(it -> it.audience("another"))).isEmpty();
    assertThat(says(it -> it.audience(List.of()))).isEmpty();
    assertThat(says(it -> it.claim("nonce", "nonce-2"))).isEmpty();
    assertThat(says(it -> it.claim("nonce", null))).isEmpty();
    assertThat(says(it -> it.claim("nonce", 5))).isEmpty();
    assertThat(says(it -> it.subject(null))).isEmpty();
    assertThat(says(it -> it.subject(""))).isEmpty();
    assertThat(says(it -> it.subject("s".repeat(255)))).isPresent();
    assertThat(says(it -> it.subject("s".repeat(256)))).isEmpty();
  }

  @Test
  void of_several_audiences_we_are_the_one_it_was_made_for() {
    var both = List.of(TestIssuer.US, "another");
    assertThat(says(it -> it.audience(both))).isEmpty();
    assertThat(says(it -> it.audience(both).claim("azp", TestIssuer.US))).isPresent();
    assertThat(says(it -> it.audience(both).claim("azp", "another"))).isEmpty();
    assertThat(says(it -> it.claim("azp", "another"))).isEmpty();
  }

  @Test
  void a_word_has_its_time() {
    var skew = Duration.ofSeconds(60);
    assertThat(says(it -> it.expirationTime(at(NOW.minus(skew).plusSeconds(1))))).isPresent();
    assertThat(says(it -> it.expirationTime(at(NOW.minus(skew))))).isEmpty();
    assertThat(says(it -> it.expirationTime(null))).isEmpty();
    assertThat(says(it -> it.issueTime(at(NOW.plus(skew))))).isPresent();
    assertThat(says(it -> it.issueTime(at(NOW.plus(skew).plusSeconds(1))))).isEmpty();
    assertThat(says(it -> it.issueTime(at(NOW.minus(Duration.ofMinutes(10)))))).isPresent();
    assertThat(says(it -> it.issueTime(at(NOW.minus(Duration.ofMinutes(10)).minusSeconds(1)))))
        .isEmpty();
    assertThat(says(it -> it.issueTime(null))).isEmpty();
    assertThat(says(it -> it.notBeforeTime(at(NOW.plus(skew).plusSeconds(1))))).isEmpty();
  }

  @Test
  void strong_is_what_the_settings_accept_and_is_fresh() {
    assertThat(strong(it -> it)).isTrue();
    assertThat(strong(it -> it.claim("acr", "silver"))).isFalse();
    assertThat(strong(it -> it.claim("acr", null))).isFalse();
    assertThat(strong(it -> it.claim("acr", null).claim("amr", List.of("pwd", "hwk")))).isTrue();
    assertThat(strong(it -> it.claim("acr", null).claim("amr", List.of("pwd")))).isFalse();
    var oldest = NOW.minus(Duration.ofMinutes(5)).minus(Duration.ofSeconds(60)).getEpochSecond();
    assertThat(strong(it -> it.claim("auth_time", oldest))).isTrue();
    assertThat(strong(it -> it.claim("auth_time", oldest - 1))).isFalse();
    assertThat(strong(it -> it.claim("auth_time", null))).isFalse();
    var newest = NOW.plus(Duration.ofSeconds(60)).getEpochSecond();
    assertThat(strong(it -> it.claim("auth_time", newest))).isTrue();
    assertThat(strong(it -> it.claim("auth_time", newest + 1))).isFalse();
  }

  @Test
  void who_names_itself_in_its_answers_is_held_to_it() {
    assertThat(says(it -> it, issuer.address())).isPresent();
    assertThat(says(it -> it, "https://evil.example")).as("a mix-up").isEmpty();
    issuer.more = ",\"authorization_response_iss_parameter_supported\":true";
    now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
    assertThat(says(it -> it, null)).isEmpty();
    assertThat(says(it -> it, issuer.address())).isPresent();
  }

  @Test
  void the_code_goes_with_its_verifier_and_the_secret_as_the_provider_wants_it() {
    issuer.token = issuer.signed(issuer.word(NOW, NONCE).build());
    redeemAs(null);
    assertThat(issuer.forms.getLast())
        .contains("grant_type=authorization_code", "code=the-code", "code_verifier=the-verifier")
        .contains("client_id=denwaban")
        .doesNotContain("client_secret");
    redeemAs("s+cret");
    assertThat(issuer.forms.getLast()).doesNotContain("client_id", "client_secret");
    var basic = Base64.getEncoder().encodeToString("denwaban:s%2Bcret".getBytes(UTF_8));
    assertThat(issuer.authorizations.getLast()).isEqualTo("Basic " + basic);
    issuer.more = ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]";
    now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
    redeemAs("s+cret");
    assertThat(issuer.forms.getLast()).contains("client_secret=s%2Bcret");
  }

  @Test
  void a_refused_code_is_no_word() {
    says(it -> it);
    issuer.status = 400;
    assertThat(says(it -> it)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 500, 503})
  void a_provider_that_fails_or_sends_us_elsewhere_is_away(int status) {
    issuer.status = status;
    assertAway();
  }

  @Test
  void a_provider_that_speaks_for_another_or_talks_too_much_is_away() {
    issuer.issuer = "https://evil.example";
    assertAway();
    now.updateAndGet(it -> it.plus(Duration.ofSeconds(10)));
    issuer.issuer = issuer.address();
    issuer.padding = 262_144;
    assertAway();
    now.updateAndGet(it -> it.plus(Duration.ofSeconds(10)));
    issuer.padding = 261_144;
    assertThat(says(it -> it)).isPresent();
  }

  @Test
  void a_provider_that_is_gone_is_away_and_says_to_use_the_passkey() {
    issuer.close();
    assertThatThrownBy(() -> providers(null).address(null, new Question("b", "s", "n", "c")))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.status()).isEqualTo(503);
              assertThat(it.text(Locale.ENGLISH)).contains("passkey");
            });
  }

  @Test
  void a_provider_that_is_away_is_not_asked_again_for_ten_seconds() {
    issuer.status = 503;
    for (var n = 0; n < 5; n++) assertAway();
    assertThat(issuer.asked).hasValue(1);

    now.updateAndGet(it -> it.plusSeconds(10));
    issuer.status = 200;
    assertThat(says(it -> it)).isPresent();
  }

  @Test
  void twenty_who_ask_at_once_are_one_question() throws Exception {
    var closed = new CountDownLatch(1);
    issuer.slow = closed;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 20)
              .mapToObj(
                  _ -> threads.submit(() -> providerMetadataCache.of(issuer.provider(), true)))
              .toList();
      closed.countDown();
      for (var one : all) assertThat(one.get()).isNotNull();
    }
    assertThat(issuer.asked).hasValue(1);
  }

  @Test
  void a_clients_provider_is_not_asked_inside_our_network() {
    var outside = new ProviderHttpClient(TrustedServers.with(null, "x"), false);
    for (var inside : List.of("https://127.0.0.1/", "https://10.0.0.1/", "https://[::1]/")) {
      var providerMetadataCache = new ProviderMetadataCache(outside, now::get);
      assertThatThrownBy(() ->
              providerMetadataCache.of(
                  new Provider(inside, "x", null, List.of(), List.of()), false))
          .isInstanceOfSatisfying(ProviderTrouble.class, it -> assertThat(it.inside()).isTrue());
    }
    assertThatThrownBy(
            () -> new ProviderMetadataCache(outside, now::get).of(issuer.provider(), false))
        .as("plain HTTP")
        .isInstanceOf(ProviderTrouble.class);
  }

  @Test
  void a_long_token_is_not_read() {
    assertThat(IdToken.parse("x".repeat(16_385))).isEmpty();
    var word = issuer.word(NOW, NONCE);
    var bare = issuer.signed(word.claim("pad", "").build()).length();
    var most = issuer.signed(word.claim("pad", "x".repeat((16_384 - bare) * 3 / 4 - 3)).build());
    assertThat(most.length()).isLessThanOrEqualTo(16_384);
    assertThat(IdToken.parse(most)).isPresent();
  }

  @Test
  void the_providers_word_that_somebody_signed_out_is_believed() {
    assertThat(out(it -> it))
        .as("a clock that is behind ours leaves no session open")
        .contains(new SignedOut(issuer.address(), "sub-1", NOW.plus(Duration.ofSeconds(60))));
  }

  @Test
  void a_word_about_a_sign_out_that_is_not_whole_or_not_to_us_is_not() {
    assertThat(out(it -> it.claim("nonce", NONCE))).isEmpty();
    assertThat(out(it -> it.claim("events", null))).isEmpty();
    assertThat(out(it -> it.claim("events", Map.of("urn:other", Map.of())))).isEmpty();
    assertThat(out(it -> it.claim("events", Map.of(Claims.SIGNED_OUT, "yes")))).isEmpty();
    assertThat(out(it -> it.claim("events", "none"))).isEmpty();
    assertThat(out(it -> it.audience("another"))).isEmpty();
    assertThat(out(it -> it.issuer("https://another.example"))).isEmpty();
    assertThat(out(it -> it.subject(null).claim("sid", "s1"))).as("sid alone").isEmpty();
    assertThat(out(it -> it.issueTime(at(NOW.minus(Duration.ofMinutes(10)).minusSeconds(1)))))
        .isEmpty();
    assertThat(out(it -> it.issueTime(at(NOW.plus(Duration.ofSeconds(60)).plusSeconds(1)))))
        .isEmpty();
    assertThat(out(it -> it.expirationTime(at(NOW.minus(Duration.ofSeconds(60)))))).isEmpty();
    assertThat(providers(null).signedOut(null, "no token")).isEmpty();
    var stranger = TestIssuer.signed(signOut(NOW).build(), STRANGER);
    assertThat(providers(null).signedOut(null, stranger)).isEmpty();
    assertThat(providers(null).signedOut(null, new PlainJWT(signOut(NOW).build()).serialize()))
        .isEmpty();
  }

  @Test
  void a_word_about_a_sign_in_is_none_about_a_sign_out_nor_the_other_way_round() {
    var signIn = issuer.signed(issuer.word(NOW, NONCE).build());
    assertThat(providers(null).signedOut(null, signIn)).isEmpty();
    assertThat(redeem(issuer.signed(signOut(NOW).build()))).isEmpty();
  }

  @Test
  void nobody_signs_out_where_there_is_no_provider() {
    var none =
        new OidcProviders(
            _ -> Optional.empty(), providerMetadataCache, providerHttpClient, now::get);
    assertThat(none.signedOut(null, issuer.signed(signOut(NOW).build()))).isEmpty();
  }

  private Optional<SignedOut> out(UnaryOperator<JWTClaimsSet.Builder> but) {
    return providers(null).signedOut(null, issuer.signed(but.apply(signOut(NOW)).build()));
  }

  private JWTClaimsSet.Builder signOut(Instant at) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.address())
        .audience(TestIssuer.US)
        .subject("sub-1")
        .jwtID("j1")
        .claim("events", Map.of(Claims.SIGNED_OUT, Map.of()))
        .issueTime(Date.from(at))
        .expirationTime(Date.from(at.plusSeconds(120)));
  }

  @Test
  void settings_and_tokens_print_no_secret(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("secret"), "hidden-word\n");
    var settings =
        new OidcSettings("https://idp.example", "us", file, List.of(), List.of(), false, null);
    assertThat(settings.provider()).asString().doesNotContain("hidden-word");
    assertThat(settings.toString()).doesNotContain("hidden-word");
    assertThat(new Answer("b", "the-code", null, "n", "the-verifier").toString())
        .doesNotContain("the-code", "the-verifier");
  }

  private void assertAway() {
    assertThatThrownBy(() -> says(it -> it))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.status()).isEqualTo(503));
  }

  private boolean strong(UnaryOperator<JWTClaimsSet.Builder> but) {
    return says(but).orElseThrow().strong();
  }

  private Optional<Identity> says(UnaryOperator<JWTClaimsSet.Builder> but) {
    return says(but, null);
  }

  private Optional<Identity> says(UnaryOperator<JWTClaimsSet.Builder> but, @Nullable String from) {
    issuer.token = issuer.signed(but.apply(issuer.word(now.get(), NONCE)).build());
    return providers(null).redeem(null, answer(from));
  }

  private Optional<Identity> redeem(String token) {
    issuer.token = token;
    return providers(null).redeem(null, answer(null));
  }

  private void redeemAs(@Nullable String secret) {
    issuer.token = issuer.signed(issuer.word(now.get(), NONCE).build());
    assertThat(providers(secret).redeem(null, answer(null))).isPresent();
  }

  private static Answer answer(@Nullable String from) {
    return new Answer("https://us/back", "the-code", from, NONCE, "the-verifier");
  }

  private final ProviderHttpClient providerHttpClient =
      new ProviderHttpClient(TrustedServers.with(null, "x"), false);
  private final ProviderMetadataCache providerMetadataCache =
      new ProviderMetadataCache(providerHttpClient, now::get);

  private OidcProviders providers(@Nullable String secret) {
    var mine =
        new Provider(issuer.address(), TestIssuer.US, secret, List.of("gold"), List.of("hwk"));
    return new OidcProviders(
        _ -> Optional.of(mine), providerMetadataCache, providerHttpClient, now::get);
  }

  private static Date at(Instant instant) {
    return Date.from(instant);
  }
}
