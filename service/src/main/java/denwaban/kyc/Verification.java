package denwaban.kyc;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// One record of a verification (確認記録). It is never changed; the newest of a client counts.
///
/// @param on the day of the verification, in Japan
/// @param company the code of the method by which the company was verified
/// @param person the code of the method by which the acting person was
/// @param by who of the office verified and wrote it
/// @param sealed its [Parties], encrypted
record Verification(
    UUID id,
    ClientId client,
    LocalDate on,
    String company,
    String person,
    Instant at,
    PersonId by,
    Bytes sealed) {}
