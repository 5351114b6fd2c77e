package denwaban.contract;

/// Port: for how long the office's backup holds what was erased.
@FunctionalInterface
public interface BackupWindow {

  /// In days; 0 if the program makes none.
  int days();
}
