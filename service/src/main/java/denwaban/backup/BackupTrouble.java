package denwaban.backup;

import java.util.Locale;

/// Why a backup is not what it should be, as pages and entries name it.
enum BackupTrouble {
  /// The place does not answer, or is full.
  AWAY,
  /// There is a folder, but not the backup that was there: a mount that is missing.
  EMPTY_PLACE,
  OTHER_OFFICE,
  /// Key files that were there are not there any more; their copy is not replaced.
  KEYS_MISSING,
  /// The folder of the payloads is not there; nothing is taken for erased.
  PAYLOADS_MISSING,
  /// The place would keep what must go, or does not lock what it should.
  UNSAFE_PLACE,
  /// A copy of key files that is not the newest cannot be removed: no key counts as gone.
  KEYS_STAY,
  /// A file is locked for longer than the window: what certificates say of it is not so.
  HELD,
  /// What lies at the place is not what was written there.
  CHANGED,
  /// The daily look at the place has not come to its end for two days.
  NOT_LOOKED,
  /// PostgreSQL does not hand its log over.
  LOG_STUCK,
  /// The database, or a file of ours, did not do what it should.
  BROKE_OFF;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
