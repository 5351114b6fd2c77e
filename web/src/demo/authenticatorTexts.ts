import { texts } from "../i18n/language.ts";

export const useAuthenticatorTexts = texts("demo.authenticator", {
  name: ["デモ用ソフトウェア認証器", "Software authenticator for the demo"],
  demoOnly: ["デモ専用", "Demo only"],
  enrol: ["{{name}} のパスキーをこのブラウザーに作りますか。", "Make a passkey for {{name}} in this browser?"],
  choose: ["どのパスキーを使いますか。", "Which passkey do you want to use?"],
  whatItIs: [
    "本物の端末なら、ここで指紋・顔・PIN を確かめます。この認証器は手順は本物ですが、鍵はこのブラウザーの中にあり、確認はクリックだけです。",
    "A real device would check a fingerprint, a face or a PIN now. This one follows the real procedure, but its keys lie in this browser and a click is all it checks.",
  ],
  confirm: ["作る", "Make it"],
  use: ["{{name}} として使う", "Use {{name}}"],
  decline: ["やめる", "Cancel"],
});
