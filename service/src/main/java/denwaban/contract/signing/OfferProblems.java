package denwaban.contract.signing;

import denwaban.http.Problem;

/// Why an offer cannot go on, with what to do next.
final class OfferProblems {

  private OfferProblems() {}

  static Problem overtaken() {
    return new Problem(
        409,
        "contract-changed",
        "ほかの人が先に新しい版を作りました。最新の契約を読み直してから、もう一度決めてください。",
        "Someone else made a new version first. Read the newest terms, then decide again.");
  }

  static Problem notThen() {
    return new Problem(
        422,
        "contract-time",
        "発効日時は、今から1年先までにしてください。過ぎた日時の契約には署名できません。電話代行会社が新しい案を作り直してください。",
        "Terms take effect between now and a year from now. If the moment has passed, the answering"
            + " service must make a new draft.");
  }

  /// @param unfit its message names the term
  static Problem unfit(IllegalArgumentException unfit) {
    return new Problem(
        422,
        "contract-unfit",
        "契約条件に誤りがあります。項目「%s」を確かめてください。".formatted(unfit.getMessage()),
        "Something does not fit. Check the term “%s”.".formatted(unfit.getMessage()));
  }

  /// @param unprintable its message names the term
  static Problem unprintable(IllegalArgumentException unprintable) {
    return new Problem(
        422,
        "contract-unprintable",
        "PDFの書体にない文字があります（%s）。文書（HTML）を保存してください。".formatted(unprintable.getMessage()),
        "The PDF's fonts lack a character (%s). Save the document (HTML) instead."
            .formatted(unprintable.getMessage()));
  }

  static Problem open() {
    return new Problem(
        409,
        "offer-open",
        "委託元の署名を待っている案があります。先に取り下げてください。",
        "An offer waits for the client's signature. Withdraw it first.");
  }

  static Problem again() {
    return new Problem(
        409,
        "offer-again",
        "同じ内容の案が、すでにあります。内容か発効日時を変えてください。",
        "Exactly this was drafted before. Change a term or the moment.");
  }

  static Problem over() {
    return new Problem(
        409,
        "offer-over",
        "この案は、もう署名を待っていません。画面を読み直してください。",
        "This offer no longer waits for that. Reload the page.");
  }

  static Problem incomplete() {
    return new Problem(
        422,
        "offer-incomplete",
        "個人情報を扱う契約に必要な項目が足りません。当事者の名称、裁判所、漏えい時の連絡先（2名以上）を入れてください。",
        "Terms are missing that a contract over personal data needs: the parties' names, the court,"
            + " and at least two contacts for incidents.");
  }

  static Problem scanTooLarge() {
    return new Problem(
        413,
        "scan-too-large",
        "スキャンは16 MiBまでです。解像度を200dpi程度に下げるか、白黒で読み取り直してください。",
        "A scan has 16 MiB at most. Scan it again at about 200 dpi, or in black and white.");
  }

  static Problem notPdf() {
    return new Problem(
        422,
        "not-a-pdf",
        "PDFファイルではありません。紙の契約書をPDFとして読み取り、そのファイルを選んでください。",
        "This is not a PDF. Scan the paper as a PDF and choose that file.");
  }

  static Problem signedAlready() {
    return new Problem(
        409,
        "scan-signed",
        "この案には、すでに署名があるか、署名を待っていないため、スキャンを変えられません。別の方法で締結するときは、取り下げて、発効日時か条項を変えた新しい案を作ってください。",
        "This offer has been signed, or no longer waits for it, so its scan cannot change. To settle"
            + " in another way, withdraw it and make a new draft with another moment or term.");
  }

  static Problem scanDamaged() {
    return new Problem(
        500,
        "scan-damaged",
        "保管しているスキャンを開けません。変わっているか、壊れています。署名せずに、電話代行会社の管理者に知らせてください。",
        "The scan that is kept does not open: it was changed or damaged. Do not sign, and tell the"
            + " answering service's administrator.");
  }

  static Problem scanChanged() {
    return new Problem(
        409,
        "scan-changed",
        "署名を始めた後に、紙の契約書のスキャンが替わりました。署名していません。画面を読み直し、今のスキャンを確かめてから、もう一度署名してください。",
        "The scan of the paper changed after you began to sign. Nothing was signed. Reload the page,"
            + " look at the scan that is there now, and sign again.");
  }
}
