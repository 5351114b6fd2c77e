package denwaban.vault;

import denwaban.kernel.Bytes;

/// A header as it is put into the table.
///
/// @param n of its segment
/// @param startMs where the segment begins, in milliseconds
/// @param sha256 of the header
/// @param kek name of the key that it is wrapped under
public record HeaderRow(int n, long startMs, Bytes sha256, String kek, Bytes wrapped) {}
