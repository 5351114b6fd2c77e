package denwaban.assurance.control;

import java.util.Locale;

/// The six things a company checks before and after it hands its telephone to an answering service.
public enum Item {
  /// 認証取得
  CERTIFICATION,
  /// 契約内容
  CONTRACT,
  /// データ管理
  DATA,
  /// オペレーター教育
  TRAINING,
  /// 障害対応
  INCIDENT,
  /// クラウドセキュリティ
  CLOUD;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException if there is none of this code
  public static Item of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
