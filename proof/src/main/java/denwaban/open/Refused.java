package denwaban.open;

/// Something in a pack that is not as it must be, in a sentence for the person at the keyboard.
public final class Refused extends Exception {

  /// What is wrong.
  public enum Why {
    NOT_A_PACK("これは持ち出しパックではありません。", "This is not an exit pack."),
    TOO_LARGE("パックの中身が許される大きさを超えています。", "Something in the pack is larger than allowed."),
    COMPRESSED("パックに圧縮されたファイルがあります。", "The pack holds a compressed file; none may be."),
    BAD_NAME("パックに許されない名前のファイルがあります。", "A file in the pack has a name it may not have."),
    FILE_MISSING("パックの目録にあるファイルがありません。", "A file that the pack's list names is missing."),
    FILE_EXTRA("パックの目録にないファイルがあります。", "The pack holds a file that its list does not name."),
    FILE_CHANGED(
        "ファイルが目録と一致しません。壊れたか、変えられています。",
        "A file is not the one in the pack's list: damaged or changed."),
    BAD_KEYS("鍵の連鎖を信じられません。", "The chain of keys cannot be believed."),
    WRONG_PIN("会社の鍵の指紋が、ご指定のものと違います。", "The company's key is not the one with this fingerprint."),
    BAD_MANIFEST(
        "目録（マニフェスト）の署名が合いません。変えられています。", "The manifest is not what was signed: it was changed."),
    WRONG_CLIENT("別の会社のものです。", "It belongs to another company."),
    WRONG_OBJECT("別の品目の目録が置かれています。", "The manifest of another object was put in its place."),
    OLD_VERSION(
        "版のつながりが切れています。古い版が新しい版の代わりに置かれたか、版が欠けています。",
        "The versions do not follow each other: an old one was put in place of a newer one, or one is missing."),
    NEWER_KEPT(
        "記録によると、この伝言にはもっと新しい版か、ここにない伝言があります。",
        "The log tells of a newer version, or of a message, that is not here."),
    BAD_SEGMENT(
        "封緘された中身が、署名されたものと違います。",
        "The sealed content is not what was signed: swapped, cut or changed."),
    BAD_HEADER(
        "封の見出し（ヘッダー）を信じられません。", "The header cannot be believed: no one who may sign it did."),
    BAD_NOTE(
        "申し送りを信じられません。書いたとされる人の署名がないか、別の場所に置かれています。",
        "The note cannot be believed: it is not signed by who is said to have written it, or lies in another place."),
    NO_KEY("この品目の鍵がありません。", "The key for this object is not among those given."),
    NOT_OPENED(
        "封が開きません。見出しか中身が変えられています。", "The seal does not open: header or content was changed."),
    NOT_SOUND("録音の形式を読めません。", "The recording is no WAV of ours."),
    NOT_TEXT("伝言の形式を読めません。", "The message has a form that this tool does not read."),
    BAD_LOG("記録が、署名された状態と一致しません。", "The log is not the one that was signed."),
    NO_SUCH_OBJECT("その品目はパックにありません。", "There is no such object in the pack."),
    BAD_KEY_FILE("鍵ファイルを読めません。", "The key file cannot be read."),
    BAD_SHARES("二つの分割鍵から鍵が得られません。", "The two shares do not give the key."),
    NOT_A_MEMBER("この会員は、今の鍵で署名できません。", "This member may not answer for the newest key."),
    UNCONFIRMED("復旧された鍵が、まだ確認されていません。", "The key was recovered, and no one has confirmed it yet."),
    NO_OPUSENC(
        "Opusにするには opusenc が必要です。「apt install opus-tools」か「brew install opus-tools」で入れてください。Windows では opus-codec.org のものを PATH に置きます。",
        "Opus needs opusenc. Install it by “apt install opus-tools” or “brew install opus-tools”; on Windows put the one from opus-codec.org on the PATH."),
    NO_OPUS(
        "opusenc が録音をOpusにできませんでした。--opus なしなら WAV になります。",
        "opusenc did not make Opus of the recording. Without --opus it becomes a WAV."),
    EXISTS("書き出し先のファイルがすでにあります。", "The file to be written is there already.");

    private final String ja;
    private final String en;

    Why(String ja, String en) {
      this.ja = ja;
      this.en = en;
    }

    String in(Lang lang) {
      return lang == Lang.JA ? ja : en;
    }
  }

  private final Why why;
  private final String about;

  Refused(Why why, String about) {
    super(why + " " + about);
    this.why = why;
    this.about = about;
  }

  public Why why() {
    return why;
  }

  /// The sentence, and what it is about: a path, an id, a reason; never what a file holds.
  public String sentence(Lang lang) {
    return about.isEmpty() ? why.in(lang) : why.in(lang) + " (" + about + ")";
  }
}
