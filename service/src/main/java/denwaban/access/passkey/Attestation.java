package denwaban.access.passkey;

import denwaban.kernel.Bytes;
import java.util.Set;

/// What a browser sends to add a passkey.
public record Attestation(
    Bytes credentialId, Bytes clientDataJson, Bytes object, Set<String> transports) {}
