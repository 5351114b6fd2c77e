package denwaban.access.passkey;

import denwaban.kernel.Bytes;
import org.jspecify.annotations.Nullable;

/// What a browser sends to sign in; every part is bounded before it is decoded.
///
/// @param userHandle the person's id as the authenticator keeps it; may be absent
public record Assertion(
    Bytes credentialId,
    Bytes clientDataJson,
    Bytes authenticatorData,
    Bytes signature,
    @Nullable Bytes userHandle) {}
