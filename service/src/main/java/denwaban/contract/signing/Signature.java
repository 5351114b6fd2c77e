package denwaban.contract.signing;

import denwaban.access.passkey.Assertion;
import denwaban.audit.anchor.TextStamps;
import denwaban.kernel.Bytes;
import denwaban.terms.SigningStatement;
import org.jspecify.annotations.Nullable;

/// One side's signature, with all that a third party needs to check it (WebAuthn level 3, section
/// 7.2).
///
/// @param publicKey the passkey's attested credential data: model, id, COSE key
/// @param stamp when a time-stamping authority says that it was there; null if none was asked, or
///   has not answered yet
public record Signature(
    SigningStatement statement,
    Assertion assertion,
    Bytes publicKey,
    TextStamps.@Nullable Stamped stamp) {}
