package denwaban.check;

import denwaban.open.Lang;

/// What the tool can do, in a few lines.
final class Usage {

  private static final String JA =
      """
      使い方： java -jar denwaban-proof.jar 写し --trust ファイル [--last ファイル --keep] [そのほか]
        写し                 記録の写しのフォルダー、または持ち出しパック（.zip）
        --trust ファイル      信頼する鍵の一覧： log 鍵 / witness 鍵 / authority 証明書ファイル
        --log-key 鍵         記録の鍵（契約書や鍵のページから。写しからは取らない）
        --witness 鍵         署名しているはずの証人
        --authority ファイル   時刻認証局の証明書（PEM）
        --last ファイル       前回の検査点と比べる
        --keep              すべて確かめられたら、新しい検査点をそこに書く
        --first             最初の確認：--last のファイルを新しく作る
        --certificate ファイル 手元の消去証明書（JSON、または .tlog-proof）が、この記録のものか確かめる（いくつでも）
        --erasure ファイル     消去証明書のハッシュ値が記録にあるか、消去が早すぎず遅すぎないか確かめる（いくつでも）
        --contract ファイル    双方が署名した契約を、記録が守っているか確かめる（契約のページで保存）
        --silence 24h       これより長く記録がなければ拒否する（s m h d）
        --back 60s          時刻がこれより戻れば拒否する
        --json              スクリプト用の一行  --lang ja|en
      終了コード： 0 すべて確認  1 拒否  2 求められたのに確かめられない  3 契約違反  64 使い方が違う\
      """;

  private static final String EN =
      """
      Usage: java -jar denwaban-proof.jar COPY --trust FILE [--last FILE --keep] [more]
        COPY                a folder with a log copy, or an exit pack (.zip)
        --trust FILE        whom you believe: lines log VKEY / witness VKEY / authority FILE
        --log-key VKEY      the log's key (from the contract or the page of keys, not from the copy)
        --witness VKEY      a witness who must have signed
        --authority FILE    certificate of a time-stamping authority (PEM)
        --last FILE         compare with the checkpoint of the last check
        --keep              write the new one there when all was checked
        --first             the first check: make the file of --last
        --certificate FILE  a certificate of erasure that you hold (JSON, or .tlog-proof) must be in this log (any number)
        --erasure FILE      a list of what was erased: named by the log, not early, not late? (any number)
        --contract FILE     a contract (saved on its page): does the log keep what both sides signed?
        --silence 24h       refuse if there is no entry for longer (s m h d)
        --back 60s          refuse if times run back by more
        --json              one line for scripts  --lang ja|en
      Exit codes: 0 all checked  1 refused  2 asked for but not checkable  3 breach of contract  64 not understood\
      """;

  private Usage() {}

  static String of(Lang lang) {
    return lang.of(JA, EN);
  }
}
