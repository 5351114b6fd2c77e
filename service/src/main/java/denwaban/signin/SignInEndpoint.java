package denwaban.signin;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.PasskeyRequirement;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.passkey.Assertion;
import denwaban.access.passkey.Attestation;
import denwaban.access.passkey.Challenges;
import denwaban.access.passkey.WebAuthn;
import denwaban.access.passkey.WebAuthnLimits;
import denwaban.access.session.Cookies;
import denwaban.access.session.RequestOrigin;
import denwaban.http.Base64Text;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.people.MemberNotices;
import denwaban.people.Memberships;
import denwaban.people.People;
import denwaban.people.place.SiteNetworkFilter;
import denwaban.seal.crypto.Secret;
import denwaban.signin.guard.EffectivePermissions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, adding a passkey, and who am I. Binary fields are base64url without padding.
@RestController
final class SignInEndpoint {

  /// What every authenticator's PRF is asked about; public, the same for all.
  private static final String PRF_SALT = Secret.digestOf("denwaban prf v1").base64url();

  private static final String RP_NAME = "Denwaban 電話番";

  private final PasskeySignIn passkeySignIn;
  private final PasskeyEnrolment enrolment;
  private final OwnSessions sessions;
  private final OwnPasskeys passkeys;
  private final People people;
  private final Memberships memberships;
  private final ClientNames clientNames;
  private final HostSettings settings;
  private final InstantSource clock;
  private final SignInQueue pace;
  private final SiteNetworkFilter siteNetworkFilter;
  private final MemberNotices notices;
  private final EffectivePermissions permissions;

  SignInEndpoint(
      PasskeySignIn passkeySignIn,
      PasskeyEnrolment enrolment,
      OwnSessions sessions,
      OwnPasskeys passkeys,
      People people,
      Memberships memberships,
      ClientNames clientNames,
      HostSettings settings,
      InstantSource clock,
      SignInQueue pace,
      SiteNetworkFilter siteNetworkFilter,
      MemberNotices notices,
      EffectivePermissions permissions) {
    this.passkeySignIn = passkeySignIn;
    this.enrolment = enrolment;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.people = people;
    this.memberships = memberships;
    this.clientNames = clientNames;
    this.settings = settings;
    this.clock = clock;
    this.pace = pace;
    this.siteNetworkFilter = siteNetworkFilter;
    this.notices = notices;
    this.permissions = permissions;
  }

  record SignInOptions(String ceremony, ToGet publicKey, String prfSalt) {

    /// @param allowCredentials empty: the authenticator shows which passkeys it has for this host
    record ToGet(
        String challenge,
        String rpId,
        long timeout,
        String userVerification,
        List<Descriptor> allowCredentials) {}
  }

  record Descriptor(String type, String id) {}

  record SignIn(
      @Nullable String ceremony,
      @Nullable String credentialId,
      @Nullable String clientDataJSON,
      @Nullable String authenticatorData,
      @Nullable String signature,
      @Nullable String userHandle) {}

  record EnrolmentToken(@Nullable String token) {}

  /// @param needs what the passkey must be: `any`, `device-bound` or `attested`
  record EnrolmentOptions(
      String ceremony, ToCreate publicKey, String prfSalt, String needs, Invited person) {

    record ToCreate(
        Rp rp,
        User user,
        String challenge,
        List<Parameter> pubKeyCredParams,
        long timeout,
        String attestation,
        Selection authenticatorSelection,
        List<Descriptor> excludeCredentials) {}

    record Rp(String id, String name) {}

    record User(String id, String name, String displayName) {}

    record Parameter(String type, long alg) {}

    record Selection(String residentKey, String userVerification) {}

    /// @param first whether this is the first administrator, who says how they are called
    record Invited(
        String name, String kind, String role, @Nullable ClientName client, boolean first) {}

    record ClientName(String name) {}
  }

  record Enrolment(
      @Nullable String token,
      @Nullable String ceremony,
      @Nullable String credentialId,
      @Nullable String clientDataJSON,
      @Nullable String attestationObject,
      @Nullable List<String> transports,
      @Nullable String name,
      @Nullable String kana) {

    /// Without the name.
    @Override
    public String toString() {
      return "an enrolment";
    }
  }

  record SignOut(boolean everywhere) {}

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/sign-in/options")
  SignInOptions signInOptions(Site site, HttpServletRequest request) {
    var requestOrigin = visitor(request);
    var begun = turn(request, () -> passkeySignIn.begin(site, requestOrigin));
    return new SignInOptions(
        begun.id(),
        new SignInOptions.ToGet(
            begun.challenge().base64url(),
            site.host(),
            Challenges.LIFE.toMillis(),
            "required",
            List.of()),
        PRF_SALT);
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/sign-in")
  ResponseEntity<CurrentUserView> signIn(
      @RequestBody SignIn body, Site site, HttpServletRequest request) {
    var ceremony = WebAuthnLimits.token(body.ceremony());
    var sent = sent(body);
    var requestOrigin = visitor(request);
    var before = Cookies.secret(request).orElse(null);
    return admitted(
        turn(request, () -> passkeySignIn.signIn(ceremony, sent, site, requestOrigin, before)));
  }

  /// The same passkey once more, before an action that [Reauthentication] guards; the options are a
  /// sign-in's.
  @RequiresPermission(Permission.SIGNED_IN)
  @PostMapping("/api/presence")
  ResponseEntity<Void> presence(
      @RequestBody SignIn body, CurrentUser who, Site site, HttpServletRequest request) {
    passkeySignIn.again(
        who, WebAuthnLimits.token(body.ceremony()), sent(body), site, visitor(request));
    return ResponseEntity.noContent().build();
  }

  static Assertion sent(SignIn body) {
    return new Assertion(
        Base64Text.required(body.credentialId(), WebAuthnLimits.CREDENTIAL_ID),
        Base64Text.required(body.clientDataJSON(), WebAuthnLimits.CLIENT_DATA),
        Base64Text.required(body.authenticatorData(), WebAuthnLimits.AUTHENTICATOR_DATA),
        Base64Text.required(body.signature(), WebAuthnLimits.SIGNATURE),
        body.userHandle() == null || body.userHandle().isEmpty()
            ? null
            : Base64Text.required(body.userHandle(), WebAuthnLimits.USER_HANDLE));
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/enrolment/options")
  EnrolmentOptions enrolmentOptions(
      @RequestBody EnrolmentToken body, Site site, HttpServletRequest request) {
    var token = WebAuthnLimits.token(body.token());
    var requestOrigin = visitor(request);
    var enrolling = turn(request, () -> enrolment.begin(token, site, requestOrigin));
    var person = enrolling.person();
    var company = company(person);
    return new EnrolmentOptions(
        enrolling.ceremony().id(),
        new EnrolmentOptions.ToCreate(
            new EnrolmentOptions.Rp(site.host(), RP_NAME),
            new EnrolmentOptions.User(
                PasskeySignIn.handle(person.id()).base64url(), person.name(), person.name()),
            enrolling.ceremony().challenge().base64url(),
            WebAuthn.ALGORITHMS.stream()
                .map(alg -> new EnrolmentOptions.Parameter("public-key", alg))
                .toList(),
            Challenges.LIFE.toMillis(),
            enrolling.needs() == PasskeyRequirement.ATTESTED ? "direct" : "none",
            new EnrolmentOptions.Selection("required", "required"),
            enrolling.known().stream()
                .map(it -> new Descriptor("public-key", it.id().base64url()))
                .toList()),
        PRF_SALT,
        enrolling.needs().code(),
        new EnrolmentOptions.Invited(
            person.name(),
            kind(person),
            person.role().code(),
            company == null ? null : new EnrolmentOptions.ClientName(company.name()),
            enrolling.first()));
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/enrolment")
  ResponseEntity<CurrentUserView> enrol(
      @RequestBody Enrolment body, Site site, HttpServletRequest request) {
    var sent =
        new Attestation(
            Base64Text.required(body.credentialId(), WebAuthnLimits.CREDENTIAL_ID),
            Base64Text.required(body.clientDataJSON(), WebAuthnLimits.CLIENT_DATA),
            Base64Text.required(body.attestationObject(), WebAuthnLimits.ATTESTATION),
            WebAuthnLimits.transports(body.transports()));
    var token = WebAuthnLimits.token(body.token());
    var ceremony = WebAuthnLimits.token(body.ceremony());
    var requestOrigin = visitor(request);
    var before = Cookies.secret(request).orElse(null);
    var name =
        body.name() == null
            ? null
            : new PasskeyEnrolment.OwnName(
                body.name().strip(), body.kana() == null ? "" : body.kana().strip());
    return admitted(
        turn(
            request,
            () -> enrolment.enrol(token, ceremony, sent, name, site, requestOrigin, before)));
  }

  @RequiresPermission(Permission.SIGNED_IN)
  @PostMapping("/api/sign-out")
  ResponseEntity<Void> signOut(@RequestBody SignOut body, CurrentUser who) {
    sessions.signOut(who, body.everywhere());
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, Cookies.gone().toString())
        .build();
  }

  @RequiresPermission(Permission.SIGNED_IN)
  @GetMapping("/api/me")
  CurrentUserView me(CurrentUser who) {
    var person = people.find(who.person()).orElseThrow(Problem::notFound);
    return me(who.support() ? looking(person, who) : person, who.session());
  }

  /// Support sees what an auditor of the client sees.
  private static Person looking(Person it, CurrentUser as) {
    return new Person(
        it.id(), it.name(), it.kana(), as.role(), as.client(), it.enrolled(), it.disabled());
  }

  ResponseEntity<CurrentUserView> admitted(SessionStart.SignedIn signedIn) {
    var cookie = Cookies.holding(signedIn.session().secret().text());
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .header(HttpHeaders.SET_COOKIE, Cookies.ofBrowser(signedIn.browser()).toString())
        .body(me(signedIn.person(), signedIn.session().id()));
  }

  private CurrentUserView me(Person person, String session) {
    var company = company(person);
    var manner = sessions.manner(session);
    return new CurrentUserView(
        person.id().toString(),
        person.name(),
        person.kana(),
        kind(person),
        person.role().code(),
        permissions.of(person.role(), person.client()),
        company == null
            ? null
            : new CurrentUserView.Company(company.id().toString(), company.name(), company.slug()),
        settings.demo(),
        null,
        clock.instant(),
        sessions.unfamiliar(person.id(), session),
        passkeys.changes(person.id(), session),
        notices.told(person.client()),
        permissions.ended(person.client()) ? null : memberships.next(person),
        manner.bound(),
        manner.minutes(),
        manner.ends(),
        manner.left().toSeconds());
  }

  private ClientNames.@Nullable Company company(Person person) {
    return person.client() == null ? null : clientNames.find(person.client()).orElse(null);
  }

  private static String kind(Person person) {
    return person.role().staff() ? "staff" : "member";
  }

  private <T> T turn(HttpServletRequest request, Supplier<T> action) {
    return pace.take(siteNetworkFilter.inside(request), action);
  }

  private RequestOrigin visitor(HttpServletRequest request) {
    return RequestOrigin.of(request, settings);
  }
}
