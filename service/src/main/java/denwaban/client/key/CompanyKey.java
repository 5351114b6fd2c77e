package denwaban.client.key;

import denwaban.client.KeyKind;
import denwaban.kernel.Bytes;

/// The public company key of one epoch: what messages and recordings are sealed to.
///
/// @param epoch from 1
/// @param recipient `age1…`
/// @param fingerprint of the statement, as the page of keys shows it
/// @param statement the exact signed JSON
/// @param signature Ed25519 by the administrator who made the key
public record CompanyKey(
    int epoch,
    KeyKind kind,
    String recipient,
    String fingerprint,
    String statement,
    Bytes signature) {}
