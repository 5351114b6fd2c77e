package denwaban.call;

import denwaban.access.PasskeyRequirement;
import denwaban.kernel.ClientId;
import denwaban.people.group.CallGroups;
import denwaban.script.Handling;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The client that a call is for, with everything the desk shows about it.
///
/// @param homes whether the contract lets the call be answered at homes too
/// @param passkeys what the contract asks of those who take the call
/// @param groups the operators whom the call is offered to
/// @param handling of callers whom no operator takes
/// @param seal null while the client has no company key: the operator cannot send
/// @param mailboxes that are open, besides the general box
/// @param mailbox that the dialled number belongs to, one of `mailboxes`; null for the general box
record ServiceTerms(
    ClientId id,
    boolean homes,
    PasskeyRequirement passkeys,
    CallGroups groups,
    DeskView.Client client,
    DeskView.Script script,
    Handling handling,
    DeskView.Form form,
    DeskView.@Nullable Seal seal,
    List<DeskView.Mailbox> mailboxes,
    @Nullable UUID mailbox) {}
