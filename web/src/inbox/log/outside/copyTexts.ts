import { texts } from "../../../i18n/language.ts";

/// The words for copies of the log.
export const useCopyTexts = texts("inbox.copies", {
  title: ["記録の写し", "Copies of the log"],
  intro: [
    "写しが電話代行会社の手の届かない所にあれば、記録が書き換えられたり失われたりしても、照らし合わせて分かります。写しは denwaban-proof で確かめられます。",
    "With a copy outside the answering service, you can tell if the log is rewritten or lost. Check a copy with denwaban-proof.",
  ],
  none: ["自動の写しはまだありません。", "No copies are made automatically yet."],
  folder: ["電話代行会社の保管先", "The answering service's folder"],
  never: ["{{name}}：まだ一度も届いていません", "{{name}}: nothing has arrived there yet"],
  at: [
    "{{name}}：{{size}} 件目まで、{{at}}（いま {{entries}} 件）",
    "{{name}}: the first {{size}} of {{entries}} entries, {{at}}",
  ],
  old: [
    "写しが {{hours}} 時間より古くなっています。電話代行会社に理由を尋ねてください。",
    "The copy is older than {{hours}} hours. Ask the answering service why.",
  ],
  take: ["いま写しを取る（tar）", "Take a copy now (tar)"],
  set: ["自社への自動の写しを始める", "Start automatic copies to a place of your own"],
  change: ["送り先を変える", "Change the place"],
  remove: ["送り先をやめる", "Stop these copies"],
  kind: ["送り先の種類", "Kind of place"],
  https: ["自社のサーバー（HTTPS）", "Own server (HTTPS)"],
  bucketKind: ["S3 のバケット", "S3 bucket"],
  httpsHint: [
    "一時間ごとに、新しいファイルを PUT で送ります。トークンは Authorization: Bearer として送られます。",
    "Each hour new files are sent by PUT, with the token as Authorization: Bearer.",
  ],
  bucketHint: [
    "書き込みだけができる鍵を作って入れてください。Object Lock のあるバケットなら、電話代行会社にも消せません。",
    "Make a key that can only write. In a bucket with Object Lock we cannot delete anything either.",
  ],
  address: ["アドレス（https://…）", "Address (https://…)"],
  bucket: ["バケットの名前", "Name of the bucket"],
  region: ["リージョン", "Region"],
  pathStyle: ["バケットの名前をアドレスのパスに書く", "The bucket's name goes into the path"],
  lockDays: ["ロックする日数", "Days to lock each file"],
  lockHint: ["0 なら、バケットの決まりに従います", "0 leaves it to the bucket's own rule"],
  keyId: ["アクセスキー ID", "Access key id"],
  secretKey: ["シークレットキー", "Secret key"],
  token: ["トークン", "Token"],
  save: ["この送り先にする", "Use this place"],
  cancel: ["やめる", "Cancel"],
  mediums: ["月ごとの写し（会社の鍵で封緘）：", "Each month's copy, sealed to the company key:"],
  AWAY: ["いま送り先に届きません。また試します。", "The place cannot be reached now. It will be tried again."],
  NOT_TRUSTED: [
    "送り先の証明書を確かめられません。何も送っていません。",
    "The server's certificate cannot be verified. Nothing was sent.",
  ],
  REFUSED: [
    "送り先が受け取りを断りました。トークンや鍵、書き込みの許可を確かめてください。",
    "The place refused. Check the token or key, and that it may write.",
  ],
  PRIVATE_ADDRESS: [
    "送り先の名前が、内部のネットワークを指しています。送っていません。",
    "The address leads into a private network. Nothing was sent.",
  ],
  OTHER_LOG: [
    "写しの方に、いまのアクセス記録にない記録があります。失われたか、書き換えられた疑いがあります。電話代行会社に説明を求めてください。",
    "The copy has entries that this log does not have. They may be lost or rewritten. Ask the answering service to explain.",
  ],
});
