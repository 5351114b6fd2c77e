package denwaban.contract;

import denwaban.kernel.Bytes;
import java.time.Duration;

/// That recordings may be sealed to quality reviewers too, while they are made.
///
/// @param terms SHA-256 of the terms: what a member must have approved
/// @param time for which such a header may be given out
public record SealingForReview(Clause by, Bytes terms, Duration time) {}
