package denwaban.backup;

/// The parts of a configured backup.
record BackupWork(
    BaseBackup base,
    LogMover mover,
    PayloadCopies payloads,
    Pruning pruning,
    Drill drill,
    Inspection inspection) {}
