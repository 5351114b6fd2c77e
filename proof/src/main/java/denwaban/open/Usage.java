package denwaban.open;

/// What the tool can do, in a few lines.
final class Usage {

  private static final String JA =
      """
      使い方：
        list PACK                             パックの中の品目を並べる
        verify PACK [--pin 指紋] [--log-key 鍵]  署名・鍵・記録を確かめる（鍵ファイルは不要）
        open PACK 品目 -i 鍵ファイル [-o フォルダー]  一つの品目を開く
        export PACK -i 鍵ファイル [-o フォルダー]    すべて開く
        convert PACK -i 鍵ファイル -o フォルダー     すべて開き、CSVと、録音ごとに1つのWAVにする
                [--opus]                      録音はWAVの代わりにOpusにする（opus-tools の opusenc が必要）
        reheader PACK -i 古い鍵 --member 会員鍵 -o 出力.zip  新しい鍵のための見出しを作る
        combine PACK 分割鍵1 分割鍵2 -o 鍵ファイル   二つの分割鍵から鍵を作る
        共通： --pin 指紋（「自分の鍵」の照合コード）  --lang ja|en\
      """;

  private static final String EN =
      """
      Usage:
        list PACK                                     what is in the pack
        verify PACK [--pin FINGERPRINT] [--log-key K] check signatures, keys and log; needs no key
        open PACK OBJECT -i KEYFILE [-o FOLDER]       open one object
        export PACK -i KEYFILE [-o FOLDER]            open all
        convert PACK -i KEYFILE -o FOLDER             open all, as CSV and one WAV for each recording
                [--opus]                              recordings as Opus instead; needs opusenc (opus-tools)
        reheader PACK -i OLDKEY --member MEMBER -o OUT.zip  make headers for the newest key
        combine PACK SHARE1 SHARE2 -o KEYFILE         make the key from two of its shares
        all: --pin FINGERPRINT (the code under “My keys”)  --lang ja|en\
      """;

  private Usage() {}

  static String of(Lang lang) {
    return lang.of(JA, EN);
  }
}
