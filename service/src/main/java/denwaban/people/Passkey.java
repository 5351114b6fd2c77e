package denwaban.people;

import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;

/// A person's public key at one host.
///
/// @param id WebAuthn's credential id
/// @param attested WebAuthn attested credential data: AAGUID, id, COSE public key
/// @param counter last seen; 0 if the authenticator does not count
/// @param transports comma-separated, for hints only
record Passkey(
    Bytes id,
    PersonId person,
    String host,
    Bytes attested,
    long counter,
    boolean backupEligible,
    boolean backedUp,
    String transports) {}
