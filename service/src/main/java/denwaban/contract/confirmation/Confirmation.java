package denwaban.contract.confirmation;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;

/// 委託先確認記録: what a client's administrator verified of this office, item by item.
///
/// @param by the administrator, who signed with the passkey
/// @param entrusts false if the client declined: then nothing is answered for it
/// @param text canonical JSON, as it was signed
/// @param signature of this office over `text`, by its assurance key
public record Confirmation(
    UUID id,
    ClientId client,
    Instant at,
    PersonId by,
    boolean entrusts,
    String text,
    Bytes signature) {}
