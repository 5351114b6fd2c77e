package denwaban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import denwaban.delivery.chain.Outcome;
import denwaban.delivery.channel.Address;
import denwaban.delivery.channel.Channel;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Notice;
import denwaban.delivery.channel.NoticeTexts;
import denwaban.http.outbound.Outbound.Answer;
import denwaban.kernel.ClientId;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// LINE WORKS, by a service account and a bot (developers.worksmobile.com): a signed statement is
/// changed for a token of a day, the bot posts with it.
@Component
final class LineWorksChannel implements Channel {

  /// The two addresses of the vendor.
  record Vendor(URI token, URI bots) {}

  private static final Vendor WORKS =
      new Vendor(
          URI.create("https://auth.worksmobile.com/oauth2/v2.0/token"),
          URI.create("https://www.worksapis.com/v1.0/bots/"));

  /// Of a token's day, what is used.
  private static final Duration KEPT = Duration.ofHours(23);

  /// Names within what is entered. With the bot's secret a notice has a button, and LINE WORKS says
  /// who pressed it; without, it has none.
  static final String BOT = "botId";

  static final String BOT_SECRET = "botSecret";

  private static final int CREATED = 201;
  private static final int UNAUTHORIZED = 401;
  private static final int TOKENS = 1_000;

  private final Posting posting;
  private final InstantSource clock;
  private final Vendor vendor;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  private record Token(String text, Instant until) {}

  @Autowired
  LineWorksChannel(Posting posting, InstantSource clock) {
    this(posting, clock, WORKS);
  }

  LineWorksChannel(Posting posting, InstantSource clock, Vendor vendor) {
    this.posting = posting;
    this.clock = clock;
    this.vendor = vendor;
  }

  @Override
  public DeliveryWayKind kind() {
    return DeliveryWayKind.LINEWORKS;
  }

  @Override
  public String check(Address address) {
    var account = posting.parsed(address.account());
    for (var part : new String[] {"clientId", "clientSecret", "serviceAccount", BOT}) {
      if (!account.path(part).asString("").matches("[A-Za-z0-9._@-]{1,120}")) {
        throw new IllegalArgumentException("not an account of LINE WORKS");
      }
    }
    if (!account.path(BOT_SECRET).asString("").matches("[!-~]{0,200}")) {
      throw new IllegalArgumentException("not a secret of a bot");
    }
    key(account);
    if (!address.own().matches("(channel:)?[A-Za-z0-9._@-]{0,120}")) {
      throw new IllegalArgumentException("not a user or channel of LINE WORKS");
    }
    return address.own().isEmpty()
        ? "LINE WORKS bot " + account.path(BOT).asString("")
        : "LINE WORKS " + address.own();
  }

  @Override
  public Kept kept(String account) {
    return new Kept(account, null, reports(posting.parsed(account)));
  }

  private static boolean reports(JsonNode account) {
    return !account.path(BOT_SECRET).asString("").isEmpty();
  }

  @Override
  public Outcome send(Notice notice, Address address) {
    var account = posting.parsed(address.account());
    var token = tokens.get(address.account());
    if (token == null || !token.until().isAfter(clock.instant())) {
      var fresh = new AtomicReference<Token>();
      var asked = ask(notice.client(), account, fresh);
      token = fresh.get();
      if (token == null) return asked;
      if (tokens.size() >= TOKENS) tokens.clear();
      tokens.put(address.account(), token);
    }
    var to =
        address.own().startsWith("channel:")
            ? "/channels/" + encoded(address.own().substring("channel:".length()))
            : "/users/" + encoded(address.own());
    var outcome =
        posting.post(
            "lineworks",
            notice.client(),
            vendor.bots().resolve(encoded(account.path(BOT).asString("")) + to + "/messages"),
            Map.of("authorization", "Bearer " + token.text()),
            Posting.JSON,
            posting.json(Map.of("content", content(notice, reports(account)))),
            LineWorksChannel::posted);
    if (outcome instanceof Outcome.Refused(var why) && why.equals("refused-" + UNAUTHORIZED)) {
      // taken back before its time: the next try asks for another
      tokens.remove(address.account());
      return new Outcome.Later("token-ended", null);
    }
    return outcome;
  }

  /// A button template, if a press of the button is reported to us. The button names the try, not
  /// the notice: the person who pressed it has got this very try.
  private static Map<String, Object> content(Notice notice, boolean button) {
    if (!button) return Map.of("type", "text", "text", notice.text());
    return Map.of(
        "type",
        "button_template",
        "contentText",
        notice.text(),
        "actions",
        List.of(
            Map.of("type", "uri", "label", both("button.open"), "uri", notice.link().toString()),
            Map.of(
                "type",
                "message",
                "label",
                both("button.seen"),
                "postback",
                WorksCallback.OPENED + notice.attempt())));
  }

  private static String both(String key) {
    return NoticeTexts.ja(key) + " " + NoticeTexts.en(key);
  }

  /// A fresh token says whether the service account lives; not whether the bot may post.
  @Override
  public Optional<Outcome> look(ClientId client, Address account) {
    return Optional.of(ask(client, posting.parsed(account.account()), new AtomicReference<>()));
  }

  private static Outcome posted(Answer answer) {
    return answer.status() == CREATED ? new Outcome.Accepted() : new Outcome.Refused("not-created");
  }

  /// @return what to answer if there is no token
  private Outcome ask(ClientId client, JsonNode account, AtomicReference<Token> fresh) {
    var body =
        "grant_type="
            + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer")
            + "&scope=bot&assertion="
            + encoded(statement(account))
            + "&client_id="
            + encoded(account.path("clientId").asString(""))
            + "&client_secret="
            + encoded(account.path("clientSecret").asString(""));
    return posting.post(
        "lineworks",
        client,
        vendor.token(),
        Map.of(),
        Posting.FORM,
        body,
        answer -> {
          var token = posting.parsed(answer.body()).path("access_token").asString("");
          if (token.isEmpty()) return new Outcome.Refused("no-token");
          fresh.set(new Token(token, clock.instant().plus(KEPT)));
          return new Outcome.Accepted();
        });
  }

  /// RFC 7523 section 3.
  private String statement(JsonNode account) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(account.path("clientId").asString(""))
            .subject(account.path("serviceAccount").asString(""))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(30))))
            .build();
    var signed = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      signed.sign(new RSASSASigner(key(account).toRSAKey().toPrivateKey()));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("not a key of a service account", e);
    }
    return signed.serialize();
  }

  private static JWK key(JsonNode account) {
    try {
      var key = JWK.parseFromPEMEncodedObjects(account.path("privateKey").asString(""));
      if (!key.isPrivate()) throw new IllegalArgumentException("not a private key");
      return key.toRSAKey();
    } catch (JOSEException | ClassCastException e) {
      throw new IllegalArgumentException("not a key of a service account", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
