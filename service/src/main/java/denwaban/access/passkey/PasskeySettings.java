package denwaban.access.passkey;

import denwaban.access.Role;
import denwaban.database.CannotStart;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which passkeys are enough for which role (docs/decisions/0181). Where nothing is said, any with
/// user verification is.
///
/// @param deviceBound codes of roles whose passkeys may not be synced
/// @param attested codes of roles whose passkeys are of a model that FIDO lists; these are not
///   synced either
/// @param metadata FIDO's list of models (MDS3 BLOB), a file; also without such a role, for
///   contracts that ask for attested passkeys
/// @param metadataRoot the certificate that it is signed under, a file in PEM
@ConfigurationProperties("denwaban.passkeys")
public record PasskeySettings(
    @DefaultValue List<String> deviceBound,
    @DefaultValue List<String> attested,
    @Nullable Path metadata,
    @Nullable Path metadataRoot) {

  public static final PasskeySettings NONE = new PasskeySettings(List.of(), List.of(), null, null);

  /// @throws CannotStart if what is said contradicts itself, or could not be kept
  public PasskeySettings {
    deviceBound = List.copyOf(deviceBound);
    attested = List.copyOf(attested);
    roles(deviceBound);
    var strict = roles(attested);
    if (!strict.isEmpty() && (metadata == null || metadataRoot == null)) {
      throw new CannotStart(
          "Roles are named in denwaban.passkeys.attested, but no list of models to check their passkeys against.",
          "Give --denwaban.passkeys.metadata=FILE and --denwaban.passkeys.metadata-root=FILE"
              + " (docs/runbooks/security-keys.md).");
    }
    if ((metadata == null) != (metadataRoot == null)) {
      throw new CannotStart(
          "Of the list of models of security keys and the root it is signed under, one is missing.",
          "Give both --denwaban.passkeys.metadata=FILE and --denwaban.passkeys.metadata-root=FILE,"
              + " or neither (docs/runbooks/security-keys.md).");
    }
  }

  Set<Role> boundRoles() {
    return roles(deviceBound);
  }

  Set<Role> attestedRoles() {
    return roles(attested);
  }

  private static Set<Role> roles(List<String> codes) {
    var roles = EnumSet.noneOf(Role.class);
    for (var code : codes) {
      try {
        roles.add(Role.of(code));
      } catch (IllegalArgumentException unknown) {
        throw new CannotStart(
            "A role in denwaban.passkeys.device-bound or .attested does not exist.",
            "Write the roles of docs/roles.md with commas, such as admin,security-officer.");
      }
    }
    return roles;
  }
}
