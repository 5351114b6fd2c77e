package denwaban.contract.signing;

import denwaban.access.passkey.Assertion;
import denwaban.kernel.Bytes;
import denwaban.terms.SigningStatement;

/// One side's signature, with all that somebody else needs to check it (WebAuthn level 3, section
/// 7.2).
///
/// @param publicKey the passkey's attested credential data: model, id, COSE key
public record Signature(SigningStatement statement, Assertion assertion, Bytes publicKey) {}
