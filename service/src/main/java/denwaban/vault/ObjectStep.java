package denwaban.vault;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something about an object that goes into the tables: that it began, a header, what was signed
/// about it, or all of these.
///
/// @param process the run of the program that seals it
/// @param at when
/// @param begins whether the object is new
public record ObjectStep(
    BegunObject opened,
    UUID process,
    Instant at,
    boolean begins,
    @Nullable HeaderRow header,
    @Nullable SignedManifest kept) {}
