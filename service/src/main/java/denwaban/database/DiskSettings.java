package denwaban.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much room the disk of the data folder shall have. A minute of a recorded call takes about 1
/// MiB.
///
/// @param warnMib with less than this free, MiB, the office is told
/// @param stopMib with less than this free, MiB, readings stop and calls go on
/// @param reserveMib what is held back for the end, MiB; 0 for nothing
@ConfigurationProperties("denwaban.disk")
record DiskSettings(
    @DefaultValue("5120") long warnMib,
    @DefaultValue("1024") long stopMib,
    @DefaultValue("64") long reserveMib) {

  /// Below, the database could not even end its work.
  static final long LEAST_STOP_MIB = 256;

  /// 1 PiB; what is above is a slip.
  static final long MOST_MIB = 1L << 30;

  /// @throws CannotStart if readings would stop too late, or before anybody was told
  DiskSettings checked() {
    if (stopMib < LEAST_STOP_MIB || warnMib <= stopMib || warnMib > MOST_MIB) {
      throw new CannotStart(
          "The disk's limits do not fit.",
          "Set denwaban.disk.stop-mib to at least "
              + LEAST_STOP_MIB
              + " and denwaban.disk.warn-mib above it.");
    }
    if (reserveMib < 0 || reserveMib >= stopMib) {
      throw new CannotStart(
          "The disk's reserve does not fit.",
          "Set denwaban.disk.reserve-mib to at least 0 and below denwaban.disk.stop-mib.");
    }
    return this;
  }
}
