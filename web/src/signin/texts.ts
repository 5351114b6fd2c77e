import { texts } from "../i18n/language.ts";

export const useTexts = texts("signin", {
  title: ["サインイン", "Sign in"],
  intro: [
    "登録した端末のパスキー（指紋・顔・PIN）でサインインします。パスワードはありません。",
    "Sign in with the passkey of a device you enrolled (fingerprint, face or PIN). There are no passwords.",
  ],
  button: ["パスキーでサインイン", "Sign in with a passkey"],
  company: ["会社のアカウントでサインイン", "Sign in with the company account"],
  back: ["会社のアカウントでサインイン", "Signing in with the company account"],
  backLink: ["会社のアカウントの結び付け", "Linking the company account"],
  backElsewhere: [
    "このブラウザ（このタブ）で始めたものではないため、何も送っていません。サインインの画面からやり直してください。",
    "This did not begin in this tab of this browser, so nothing was sent. Start again from the sign-in page.",
  ],
  backDenied: [
    "会社のアカウントの側で取り消されたか、断られました。パスキーでサインインできます。",
    "The company account’s provider cancelled or refused this. You can sign in with your passkey.",
  ],
  backOnTop: ["続けてパスキーを使ってください", "Now your passkey"],
  backOnTopWhat: [
    "会社のアカウントの確認だけでは足りないため、登録済みのパスキーで本人を確かめます。5 分以内にお願いします。",
    "The company account alone is not enough here. Use the passkey you enrolled, within 5 minutes.",
  ],
  backToSessions: ["サインイン中の端末へ", "Go to where you are signed in"],
  firstTime: ["はじめての方へ", "First time here?"],
  firstTimeStaff: [
    "管理者から受け取った登録用リンクを、ふだん使う端末で開いてください。リンクは 24 時間、1 回だけ使えます。",
    "Open the enrolment link from your administrator on the device you use every day. It works once, within 24 hours.",
  ],
  firstTimeDemo: [
    "デモでは、案内ページから登場人物を選んで登録します。",
    "In the demo, choose a person on the tour page and enrol there.",
  ],
  toTour: ["デモの案内を開く", "Open the demo tour"],
  lost: ["端末をなくしたとき", "Lost your device?"],
  lostWhat: [
    "すぐに管理者へ連絡してください。アカウントを止め、新しい登録用リンクを発行します。",
    "Tell your administrator at once: they can block your account and issue a new enrolment link.",
  ],
  trust: ["この会社と、この画面を確かめる", "Check this office and this page"],

  enrolTitle: ["端末の登録", "Enrol this device"],
  enrolHello: ["{{name}} さん、ようこそ。", "Welcome, {{name}}."],
  enrolAs: ["{{role}}として登録します。", "You are being enrolled as: {{role}}."],
  enrolAsClient: ["{{client}}の{{role}}として登録します。", "You are being enrolled for {{client}} as: {{role}}."],
  enrolNotYou: [
    "ご本人のお名前でないときは、進まずに、このリンクを渡した人へ知らせてください。",
    "If this is not meant for you, stop here and tell the person who gave you the link.",
  ],
  ownName: ["あなたのお名前", "Your name"],
  ownNameWhy: [
    "最初の管理者として登録します。事務所のほかの人の画面に表示されます。",
    "You are the first administrator. The other people of the office see it on their screens.",
  ],
  ownKana: ["ふりがな", "Reading (kana)"],
  enrolPasskey: [
    "この端末の指紋・顔・PIN で本人を確かめ、サインイン用のパスキーを作ります。指紋や顔の情報が送られることはありません。",
    "Your fingerprint, face or PIN is checked on this device and a passkey for signing in is made. Nothing of your fingerprint or face is sent.",
  ],
  "enrolNeeds.device-bound": [
    "この役割には、一つの端末だけにあるパスキーが必要です。セキュリティキーを使うか、同期しない端末のパスキーを選んでください。",
    "This account needs a passkey that is bound to one device. Use a security key, or a passkey of a device that does not sync it.",
  ],
  "enrolNeeds.attested": [
    "この役割には、会社が認めた機種の FIDO2 セキュリティキーか、TPM のあるパソコンの Windows Hello が必要です。ブラウザが「キーの製造元と型番を知らせてよいか」と尋ねたら、許可してください。",
    "This account needs a FIDO2 security key of a model that the office accepts, or Windows Hello on a computer with a TPM. If the browser asks whether it may tell us the make and model of your key, allow it.",
  ],
  enrolButton: ["この端末でパスキーを作る", "Make a passkey on this device"],
  enrolExpiredTitle: ["このリンクは使えません", "This link no longer works"],
  enrolExpired: [
    "登録用リンクは 1 回だけ、24 時間以内に使えます。すでに登録した方はサインインへ、そうでない方は管理者に新しいリンクを依頼してください。",
    "An enrolment link works once, within 24 hours. If you are enrolled already, sign in; otherwise ask your administrator for a new one.",
  ],
  enrolNoToken: [
    "リンクの後ろ半分が欠けています。受け取ったリンクを最後まで、そのまま開いてください。",
    "The end of the link is missing. Open the link exactly as you received it.",
  ],
  toSignIn: ["サインインへ", "Go to sign-in"],
});
