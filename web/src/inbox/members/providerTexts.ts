import { texts } from "../../i18n/language.ts";

export const useProviderTexts = texts("inbox.provider", {
  title: ["会社のアカウントでのサインイン", "Signing in with the company account"],
  intro: [
    "会社の ID プロバイダー（OpenID Connect）を登録すると、メンバーは自分のアカウントを「サインイン中の端末」の画面で結び付け、それでサインインできます。鍵の解錠と重要な操作には、いつもパスキーが要ります。",
    "Connect your identity provider (OpenID Connect), and members can link their accounts on the page that shows where they are signed in, and sign in with them. Unlocking keys and sensitive actions always need the passkey.",
  ],
  trust: [
    "このプロバイダーを管理する人は、強い確認として認めた値を付けて、結び付けたメンバーとしてサインインできます。伝言と録音は、パスキーがないため開けません。",
    "The people who run this provider can sign in as any member who linked an account, by stating a value that you accept as strong. Messages and recordings stay closed to them: they have no passkey.",
  ],
  back: ["プロバイダーに登録するリダイレクト URI", "Redirect URI to register with the provider"],
  address: ["メンバーに知らせるサインイン用アドレス", "Address for members to sign in"],
  issuer: ["発行者（issuer）", "Issuer"],
  clientId: ["クライアント ID", "Client ID"],
  secret: ["クライアントシークレット（なければ空のまま）", "Client secret (leave empty if there is none)"],
  acr: ["強い確認と認める acr の値", "Values of acr that count as strong"],
  amr: ["強い確認と認める amr の値", "Values of amr that count as strong"],
  listHint: [
    "空白で区切ります。どちらも空なら、いつもパスキーが続きます。",
    "Separated by blanks. If both are empty, the passkey always follows.",
  ],
  none: ["接続されていません。", "Not connected."],
  set: ["接続する", "Connect"],
  change: ["変更する", "Change"],
  remove: ["やめる", "Remove"],
  save: ["保存する", "Save"],
  cancel: ["取り消す", "Cancel"],
});
