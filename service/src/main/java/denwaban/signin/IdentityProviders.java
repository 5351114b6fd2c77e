package denwaban.signin;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Port: identity providers, which are known above this module. Each is the office's own (`client`
/// is null) or one client's.
public interface IdentityProviders {

  /// The page of ours that a provider sends browsers back to.
  String BACK = "/signin/back";

  /// Whether there is one.
  boolean offered(@Nullable ClientId client);

  /// Where the browser goes; empty if there is no provider.
  ///
  /// @throws Problem 503 if the provider does not answer
  Optional<String> address(@Nullable ClientId client, Question question);

  /// What it answered, to us, on that question; empty if this cannot be believed.
  ///
  /// @throws Problem 503 if the provider does not answer
  Optional<Identity> redeem(@Nullable ClientId client, Answer answer);

  /// Who signed out there, by the provider's signed word to us; empty if this cannot be believed,
  /// or there is no provider.
  ///
  /// @param token a logout token (OpenID Connect Back-Channel Logout 1.0)
  /// @throws Problem 503 if the provider does not answer
  Optional<SignedOut> signedOut(@Nullable ClientId client, String token);

  /// @param back the address that the provider sends the browser to, known to it letter by letter
  /// @param state comes back with the browser
  /// @param nonce is in the token
  /// @param challenge of PKCE (RFC 7636), S256
  record Question(String back, String state, String nonce, String challenge) {}

  /// @param back, nonce as in the question
  /// @param code the authorization code that came with the browser
  /// @param issuer who the browser says that it came from (RFC 9207)
  /// @param verifier what the challenge was made of
  record Answer(String back, String code, @Nullable String issuer, String nonce, String verifier) {

    /// Neither code nor verifier.
    @Override
    public String toString() {
      return "an answer of an identity provider";
    }
  }

  /// Who signed out at the provider, or was signed out there.
  ///
  /// @param at when it said so, and what clocks may differ by; what begins later is not meant
  record SignedOut(String issuer, String subject, Instant at) {

    /// Without the name.
    @Override
    public String toString() {
      return "a person signed out at " + at;
    }
  }

  /// Whom the provider knows.
  ///
  /// @param subject the provider's own name for the person; never logged
  /// @param strong whether it authenticated the person as strongly as the office or the client
  ///   wants, just now
  record Identity(String issuer, String subject, boolean strong) {

    /// Without the name.
    @Override
    public String toString() {
      return strong ? "a strong identity" : "an identity";
    }
  }
}
