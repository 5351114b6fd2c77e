import { texts } from "../i18n/language.ts";

export const useTrustTexts = texts("trust", {
  title: ["この画面を確かめる", "Check this page"],
  intro: [
    "伝言と録音は、このブラウザーの中で封をされ、開かれます。ですから、ここに届くプログラムも約束の一部です。",
    "Messages and recordings are sealed and opened in your browser. So the program that arrives here is part of the promise.",
  ],
  here: ["このブラウザーの画面の版", "The version in this browser"],
  "here.since": ["{{at}} から使っています。", "In use here since {{at}}."],
  "here.before": ["その前は {{digest}}…", "Before it: {{digest}}…"],
  "here.logged": [
    "貴社のアクセス記録の {{n}} 番（{{at}}）にあることを、証明で確かめました。",
    "It is entry {{n}} of your company's log ({{at}}); the proof was checked here.",
  ],
  "here.notLogged": [
    "この版は、貴社のアクセス記録に証明つきで見つかりません。始動の直後なら少し待って、続くときは電話代行会社に尋ねてください。",
    "Your company's log does not prove this version. Right after a start, wait a moment; if it stays so, ask the answering service.",
  ],
  "here.noLog": ["記録を読めませんでした。", "The log could not be read."],
  "here.unknown": [
    "この画面は、いま配られている版のものではないか、版が分かりません。読み込み直してください。",
    "This page is not of the version that is served now, or its version is not known. Load it again.",
  ],
  sealing: ["録音プログラムの版", "Recorder versions"],
  "sealing.what": [
    "録音や控えを開くと、どのプログラムが封緘したか、頭の8文字が出ます。値はそのプログラムのファイル一覧の SHA-256 で、プログラム自身が署名の中で名乗ったものです。",
    "When you open a recording or a slip, the first 8 characters say which program sealed it. It is the SHA-256 of the list of its files, as the program itself says in what it signs.",
  ],
  "sealing.unknown": [
    "貴社のアクセス記録に、封緘するプログラムの記載はまだありません。",
    "Your company's log names no program that seals yet.",
  ],
  which: ["いま配られているもの", "What is served now"],
  version: ["版 {{version}}", "Version {{version}}"],
  loading: ["読み込んでいます", "Loading"],
  noList: [
    "ファイルの一覧を受け取れませんでした。この画面だけでは、何が配られているか言えません。",
    "The list of files did not arrive. This page alone cannot say what is served.",
  ],
  digest: ["まとめの照合コード（ファイル一覧の SHA-256）", "Digest of the bundle (SHA-256 of the list of files)"],
  files: ["ファイル {{count}} 個とその SHA-256", "{{count}} files, each with its SHA-256"],
  check: ["自分で確かめる", "Check it yourself"],
  checkText: [
    "公開されたソースから同じものを組み立て、一覧を比べます。何も出なければ同じです。",
    "Build the same from the published sources and compare the lists. If nothing is printed, they are the same.",
  ],
  checkMore: [
    "ファイルの一つひとつを比べる行は、ソースの docs/formats/bundle.md にあります。",
    "The lines that compare every single file are in docs/formats/bundle.md of the sources.",
  ],
  log: ["記録との関係", "In the log"],
  logText: [
    "まとめが替わると、始動時に「release.served」が各社の記録に載ります。録音と控えを封緘するプログラムが替わると「release.seals」が載ります。メンバーの方は「自分の鍵」の画面で、このブラウザーのものが記録にあるかを証明つきで確かめられます。",
    "When the bundle changes, “release.served” is written into each company's log at the start. When the program that seals recordings and slips changes, it is “release.seals”. Members see under “My keys” whether the log has the one in this browser, with proof.",
  ],
  not: ["これでは証明できないこと", "What this does not prove"],
  "not.other": [
    "不正な運営者は、ある人にだけ別の画面を送れます。あなたが curl で受け取るものと、ほかの人のブラウザーが受け取るものが同じとは限りません。",
    "A dishonest host can send another page to one person alone. What curl gets for you need not be what someone else's browser gets.",
  ],
  "not.browser": [
    "この画面自身も、その運営者から届きます。画面をブラウザーの側で照合する仕組み（WEBCAT など）は、まだ使っていません。",
    "This page comes from that host too. Checks by the browser itself, such as WEBCAT, are not in use yet.",
  ],
  "not.server": [
    "サーバーで動くプログラムについては、何も言いません。",
    "It says nothing about the program that runs on the server.",
  ],
  "not.sources": [
    "ソースに悪いところがないとも言いません。読める、ということだけです。",
    "Nor does it say that the sources are good; only that they can be read.",
  ],
  instead: [
    "この画面をまったく使わない道もあります。書き出した鍵と「age」または denwaban-open で、手元で開けます。",
    "There is a way without this page: the exported key, with “age” or denwaban-open, on a machine of your own.",
  ],
});
