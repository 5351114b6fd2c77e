package denwaban.contract;

import java.time.Duration;

/// What is owed of a log's confirmation by witnesses.
///
/// @param within the oldest that the last one may be
public record WitnessDuty(Clause by, Duration within) {}
