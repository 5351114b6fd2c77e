import { texts } from "../../i18n/language.ts";

export const useTexts = texts("signin.passkey", {
  device: ["使う認証器", "Authenticator"],
  deviceBrowser: ["この端末のパスキー", "This device's passkey"],
  deviceSoftware: ["デモ用ソフトウェア認証器", "Software authenticator (demo)"],
  deviceSoftwareWhy: [
    "指紋センサーなどが無くても試せます。鍵はこのブラウザーに置かれるため、デモにしか使えません。",
    "Lets you try without a fingerprint reader. Its keys lie in this browser, so it exists in the demo only.",
  ],
  noPasskeysTitle: ["このブラウザーではサインインできません", "This browser cannot sign in"],
  noPasskeys: [
    "パスキーに対応していません。Chrome・Edge・Safari・Firefox の最新版で、この端末の画面ロック（指紋・顔・PIN）を有効にして開いてください。",
    "It does not support passkeys. Use a current Chrome, Edge, Safari or Firefox, with this device's screen lock (fingerprint, face or PIN) turned on.",
  ],

  "trouble.cancelled": [
    "確認が取り消されたか、時間切れになりました。もう一度押すとやり直せます。",
    "The check was cancelled or timed out. Press the button to try again.",
  ],
  "trouble.known-here": [
    "この端末のパスキーはすでに登録されています。サインインしてください。",
    "This device's passkey is already enrolled. Please sign in.",
  ],
  "trouble.none-here": [
    "このブラウザーには、ここで使えるパスキーがありません。登録用リンクを先に開いてください。",
    "This browser holds no passkey for this site. Open your enrolment link first.",
  ],
  "trouble.unsupported": [
    "この認証器は必要な機能（端末内の鍵と本人確認）に対応していません。別の端末をお使いください。",
    "This authenticator lacks what is needed (a resident key with user verification). Use another device.",
  ],
  "trouble.insecure": [
    "このアドレスではパスキーを使えません。正しいアドレス（https または localhost）で開き直してください。",
    "Passkeys do not work at this address. Open the right one (https or localhost).",
  ],
  "trouble.failed": [
    "パスキーの確認に失敗しました。ブラウザーを開き直しても直らないときは管理者へ連絡してください。",
    "The passkey check failed. If restarting the browser does not help, contact your administrator.",
  ],
  troubleTitle: ["確認できませんでした", "Could not be verified"],
  "trouble.notAllowed": ["この操作はできません", "Not allowed"],
  "trouble.title": ["できませんでした", "That did not work"],
});
