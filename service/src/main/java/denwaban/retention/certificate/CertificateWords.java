package denwaban.retention.certificate;

import denwaban.erasure.ErasureCertificate;
import java.util.ArrayList;
import java.util.List;

/// The sentences of a certificate of erasure on paper. Each says what the code does, in the words
/// of NIST SP 800-88r2 and of docs/formats/erasure-certificate.md.
enum CertificateWords {
  WHAT("消去したもの", "What was erased"),
  NOTHING("この証明書では、新たに消去したものはない。", "This certificate speaks of nothing newly erased."),
  KEYS("破棄した鍵", "Keys destroyed"),
  NO_KEYS(
      "なし。鍵は週ごとに作り、その週のものすべての期限が過ぎたときに破棄して、別の証明書に記載する。",
      "None. Keys are made by the week, and are destroyed when all of a week is due; another"
          + " certificate names them."),
  KEYS_GONE(
      "次の週に始まったものの見出し（ファイルの鍵を納めたもの）は、すべてこの鍵で包んでいた。鍵を破棄したため、"
          + "どこに写しがあっても、見出しも本体も開けない。本プログラムのバックアップに、この鍵の写しは残っていない。",
      "The headers, which alone hold the keys of the files, of all that began in these weeks were"
          + " wrapped under these keys. With the key gone neither header nor file opens, wherever a"
          + " copy of it lies. No backup of this program holds a copy of the key."),
  METHOD("消去の方法（NIST SP 800-88r2の用語による）", "Method (in the words of NIST SP 800-88r2)"),
  CLEAR(
      "論理的手法による消去（clear）：ファイルの鍵を納めた見出し、封緘したファイル（保管先の全版を含む）、" + "データベースの行を、この順に削除した。",
      "Clear, by logical techniques: the headers with the files' keys, the sealed files with every"
          + " version in the store, and the rows of the database were deleted, in this order."),
  CRYPTOGRAPHIC(
      "暗号学的消去（cryptographic erase）：上記の鍵（AES-256）を破棄した。",
      "Cryptographic erase: the keys above (AES-256) were destroyed."),
  VERIFICATION(
      "検証（verification）：消去とは別の、何も変更できない権限で、IDを持つすべての列と保管先を調べ、残っていないことを確かめた。",
      "Verification: a role that can change nothing looked in every column of ids and in the store,"
          + " and found nothing left."),
  VALIDATION(
      "妥当性確認（validation）：IDを知る人は誰でも、/api/erased/ID で消去の有無を問い合わせることができる。",
      "Validation: anyone who has an id can ask at /api/erased/ID whether the thing is gone."),
  LOG(
      "本書は控えである。証明は、添付のcertificate.jsonと、委託元のログにある「erasure.certified」の記録（添付ファイルのSHA-256）による。"
          + "denwaban-proof --erasureで、オフラインで確かめることができる。",
      "This paper is a copy. What proves is the attached certificate.json together with the entry"
          + " erasure.certified in the client's log, which has its SHA-256; denwaban-proof --erasure"
          + " checks both offline."),
  LEFT("残すもの", "What stays"),
  LEFT_NOTHING(
      "この証明書の対象のうち、法令により残すものはない。", "Of what this certificate speaks of, the law keeps nothing."),
  NOT_OURS(
      "委託元が保存した写し、通知先に届いた内容、委託元の端末にあるものには、本プログラムの消去は及ばない。",
      "Copies that the client saved, what reached those who were notified, and what lies on the"
          + " client's own devices are outside this program's reach."),
  LIST("対象の一覧", "List"),
  LIST_HOW(
      "IDは公開せず、SHA-256「denwaban-erased-v1|ID」で示す。IDを知る人だけが、該当の行を見つけることができる。",
      "Ids are not shown: a line has the SHA-256 of denwaban-erased-v1|ID, and who has an id finds"
          + " its line."),
  LIST_CUT(
      "先頭の300件を示す。全件は添付のcertificate.jsonにある。",
      "The first 300; the attached certificate.json has all.");

  private final String ja;
  private final String en;

  CertificateWords(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  String in(boolean japanese) {
    return japanese ? ja : en;
  }

  static String title(ErasureCertificate of, boolean ja) {
    if (of.whole()) return ja ? "消去証明書（契約全体）" : "Certificate of erasure (the whole contract)";
    return ja ? "消去証明書" : "Certificate of erasure";
  }

  static List<CertificateWords> method(ErasureCertificate of) {
    var words = new ArrayList<CertificateWords>();
    if (!of.batches().isEmpty()) words.addAll(List.of(CLEAR, VERIFICATION, VALIDATION));
    if (!of.keys().isEmpty()) words.add(CRYPTOGRAPHIC);
    words.add(LOG);
    return List.copyOf(words);
  }

  static String kind(String code, boolean ja) {
    return switch (code) {
      case "recording" -> ja ? "録音" : "recordings";
      case "message" -> ja ? "伝言" : "messages";
      case "draft" -> ja ? "途中までの聞き取り" : "unfinished messages";
      case "slip" -> ja ? "着信の控え" : "slips";
      case "call" -> ja ? "通話の記録" : "records of calls";
      case "client" -> ja ? "連絡先・台本などの設定" : "contacts, scripts and settings";
      case "accounts" -> ja ? "委託元のメンバーのアカウント" : "accounts of the client's people";
      case "kyc" -> ja ? "取引時確認などの記録" : "verification records";
      case "contract" -> ja ? "契約と署名" : "the contract and its signatures";
      case "any" -> ja ? "すべての種類" : "all kinds";
      default -> code;
    };
  }

  static String kept(String code, boolean ja) {
    return switch (code) {
      case "kyc" -> ja ? "取引時確認の記録" : "verification records";
      case "accounts" -> ja ? "委託元のメンバーのアカウント" : "accounts of the client's people";
      case "contract" -> ja ? "契約" : "the contract";
      case "drafts" ->
          ja ? "契約の案・鍵・消去証明書" : "drafts of a contract, keys and certificates of erasure";
      case "log" -> ja ? "アクセス記録（本文を含まない）" : "the access log, which holds no content";
      default -> code;
    };
  }
}
