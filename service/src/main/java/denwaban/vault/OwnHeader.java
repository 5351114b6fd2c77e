package denwaban.vault;

import denwaban.kernel.Bytes;

/// A second header of a message, for the page that sealed it.
///
/// @param header an age header for one reader
/// @param recipient fingerprint of the page's own recipient; the key to it never left the page
public record OwnHeader(Bytes header, String recipient) {}
