package denwaban.call;

import denwaban.kernel.ClientId;
import org.jspecify.annotations.Nullable;

/// The client that a call is for, with everything the desk shows about it.
///
/// @param seal null while the client has no company key: the operator cannot send
record Served(
    ClientId id,
    DeskView.Client client,
    DeskView.Script script,
    DeskView.Form form,
    DeskView.@Nullable Seal seal) {}
