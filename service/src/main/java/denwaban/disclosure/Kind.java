package denwaban.disclosure;

/// What is asked.
enum Kind implements Code {
  /// 開示 (個人情報保護法 33条).
  DISCLOSE,
  /// 訂正・追加・削除 (34条).
  CORRECT,
  /// 利用停止・消去・第三者提供の停止 (35条).
  STOP,
  /// 苦情 (40条): no request of data, but to be dealt with properly and promptly.
  COMPLAINT;

  /// Whether what belongs to it may be erased before its time.
  boolean erases() {
    return this == STOP || this == CORRECT;
  }
}
