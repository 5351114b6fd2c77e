package denwaban.people;

import denwaban.kernel.Bytes;
import java.util.Set;

/// What a browser sends to add a passkey.
record Attestation(
    Bytes credentialId, Bytes clientDataJson, Bytes object, Set<String> transports) {}
