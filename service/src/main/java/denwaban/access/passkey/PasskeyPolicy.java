package denwaban.access.passkey;

import denwaban.access.ClientNames;
import denwaban.access.PasskeyRequirement;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.CannotStart;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Which passkey is enough for whom: what the office's settings say of the role, and of members
/// what their company's contract says; the stricter holds.
@Component
public final class PasskeyPolicy {

  private static final Logger LOG = LoggerFactory.getLogger(PasskeyPolicy.class);

  private final Set<Role> bound;
  private final Set<Role> attested;
  private final AuthenticatorMetadata models;
  private final ClientNames clientNames;
  private final boolean list;

  /// @throws CannotStart if the list of models cannot be trusted, or no one could sign in to a demo
  public PasskeyPolicy(
      PasskeySettings settings, HostSettings site, ClientNames clientNames, InstantSource clock) {
    this.clientNames = clientNames;
    this.bound = settings.boundRoles();
    this.attested = settings.attestedRoles();
    var list = settings.metadata();
    var root = settings.metadataRoot();
    this.list = list != null && root != null;
    if (list == null || root == null) {
      this.models = AuthenticatorMetadata.NONE;
      return;
    }
    if (site.demo()) {
      throw new CannotStart(
          "A demo's passkeys are made by its pages, and no maker vouches for them.",
          "Leave denwaban.passkeys.attested away in a demo.");
    }
    this.models = AuthenticatorMetadata.read(list, root, clock.instant());
    if (clock.instant().isAfter(models.next())) {
      LOG.atWarn()
          .addKeyValue("number", models.number())
          .addKeyValue("due", models.next())
          .log("the list of security keys is old: what was revoked since then is not known");
    }
  }

  /// What a passkey lacks.
  public enum Lack {
    /// It may lie on other devices.
    SYNCED,
    /// Its model was not attested, or is no longer in the list.
    NOT_ATTESTED;

    /// The word in the log.
    public String why() {
      return this == SYNCED ? "passkey-synced" : "passkey-not-attested";
    }

    /// For a user who adds a passkey, with the result of its attestation.
    public Problem problem(AttestationResult attestationResult) {
      return this == NOT_ATTESTED
              && attestationResult instanceof AttestationFailure attestationFailure
          ? attestationFailure.problem()
          : problem(false);
    }

    /// For a user who signs in with one that was enough before.
    public Problem problem() {
      return problem(true);
    }

    private Problem problem(boolean known) {
      return new Problem(403, why() + (known ? ".known" : ".new"));
    }
  }

  public PasskeyRequirement of(Person person) {
    var role = of(person.role());
    var client = person.client();
    return client == null ? role : role.and(clientNames.passkeys(client));
  }

  private PasskeyRequirement of(Role role) {
    if (attested.contains(role)) {
      return PasskeyRequirement.ATTESTED;
    }
    return bound.contains(role) ? PasskeyRequirement.DEVICE_BOUND : PasskeyRequirement.ANY;
  }

  /// What a passkey is, independent of any demand.
  PasskeyRequirement level(Passkey passkey) {
    if (passkey.backupEligible() || passkey.backedUp()) {
      return PasskeyRequirement.ANY;
    }
    return knownModel(passkey) ? PasskeyRequirement.ATTESTED : PasskeyRequirement.DEVICE_BOUND;
  }

  /// What a passkey lacks for this person; empty if it is enough.
  public Optional<Lack> lack(Person person, Passkey passkey) {
    var level = level(passkey);
    if (level.suffices(of(person))) {
      return Optional.empty();
    }
    return Optional.of(level == PasskeyRequirement.ANY ? Lack.SYNCED : Lack.NOT_ATTESTED);
  }

  /// Today's list must still include what was checked when the passkey was added.
  private boolean knownModel(Passkey passkey) {
    var model = models.find(passkey.aaguid());
    return passkey.knownModel() != null && model != null && !model.broken();
  }

  /// Whether there is a list of models at all.
  boolean hasList() {
    return list;
  }

  AuthenticatorMetadata models() {
    return models;
  }
}
