package denwaban.assurance.deviation;

import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An item that was not met for longer than the contract lets it.
///
/// @param version of the terms
/// @param item code of one of the six items
/// @param firstDay, lastDay of the window, by Japan's clock
/// @param minutes that it was not met
/// @param allowed minutes by the contract
/// @param consequence as both agreed it
/// @param settledAt null until the office says what became of it
/// @param note what became of it
public record Deviation(
    UUID id,
    ClientId client,
    int version,
    String item,
    LocalDate firstDay,
    LocalDate lastDay,
    int minutes,
    int allowed,
    String consequence,
    Instant foundAt,
    @Nullable Instant settledAt,
    @Nullable String note) {

  /// Of a note, in characters.
  public static final int NOTE = 1_000;
}
