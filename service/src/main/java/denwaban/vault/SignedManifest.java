package denwaban.vault;

import denwaban.kernel.Bytes;

/// What was signed about an object.
///
/// @param manifest the exact signed text
/// @param complete false if it broke off
/// @param durationMs of a recording; 0 for others
public record SignedManifest(String manifest, Bytes signature, boolean complete, long durationMs) {}
