package denwaban.access.passkey;

/// What a new passkey's attestation came to: the model that its maker vouches for, or a doubt
/// (docs/decisions/0189).
public sealed interface AttestationResult permits Passkey.KnownModel, AttestationFailure {}
