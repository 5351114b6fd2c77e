import { texts } from "../../i18n/language.ts";

/// The words of the office's register of sub-processors.
export const useTexts = texts("office.subprocessors", {
  title: ["再委託先", "Sub-processors"],
  what: [
    "委託元のデータに触れる会社・サービスの台帳です。サーバー、メール、チャット、電話回線、時刻認証、保守も含めて登録します。登録すると、すべての委託元に知らせます。委託元が認めるまで、その接続先には送信しません（更新前からの委託元は、契約の署名までの猶予中を除く）。",
    "The register of companies and services that come near clients' data: hosting, mail, chat, carriers, time stamps and support too. Every client is told of a new one. Nothing is sent to its hosts before the client agrees, except while clients from before an upgrade have time to sign.",
  ],
  unlisted: ["一覧にない送信先があります", "Hosts on no list"],
  "unlisted.refused": [
    "{{host}}：{{n}} 社のために送信しようとして、止めました。登録して、承諾を受けてください。",
    "{{host}}: stopped for {{n}} clients. Enter it, and ask them to approve.",
  ],
  "unlisted.grace": [
    "{{host}}：{{n}} 社は契約の署名までの猶予中です。猶予が終わるまでに、登録して承諾を受けてください。",
    "{{host}}: {{n}} clients still have time to sign. Enter it and have it approved before that is over.",
  ],
  none: ["再委託先はまだ登録されていません", "No sub-processors yet"],
  noneText: [
    "メールの中継やチャットなど、外の会社に任せているものを登録してください。登録のない接続先には、お知らせを送信しません。",
    "Enter what is entrusted to others, such as a mail relay or a chat. Notices are not sent to hosts that are not here.",
  ],
  add: ["再委託先を登録する", "Enter a sub-processor"],
  name: ["名称", "Name"],
  corporateNumber: ["法人番号（13桁、任意）", "Corporate number (13 digits, optional)"],
  country: ["データを扱う国", "Country where data is handled"],
  service: ["任せること", "What for"],
  data: ["扱うもの（例：お知らせの件数と時刻）", "What it sees (for example: number and time of notices)"],
  via: ["どの再委託先の再委託先か（直接なら空欄）", "Whose sub-processor (empty if ours)"],
  hosts: ["接続先のホスト名", "Hosts"],
  "hosts.what": [
    "空白か読点で区切って 10 件まで。例：smtp.example.jp *.push.example.com。このプログラムから接続しない先なら空欄。",
    "Up to 10 with spaces between them, for example smtp.example.jp *.push.example.com. Empty if the program does not connect to it.",
  ],
  from: ["開始日", "First day"],
  save: ["登録して、委託元に知らせる", "Enter and tell clients"],
  cancel: ["やめる", "Cancel"],
  end: ["終了する", "End"],
  endOf: ["{{name}} を終了する", "End {{name}}"],
  endText: [
    "この先には、契約書に書かれている委託元を除き、直ちに送信しなくなります。取り消せません。また使うときは、登録し直します。",
    "Nothing is sent there from now on, except for clients whose contract names it. This cannot be undone; to use it again, enter it again.",
  ],
  answers: [
    "承諾 {{approved}}、異議 {{objected}}、未回答 {{asked}}",
    "{{approved}} approved, {{objected}} objected, {{asked}} not answered",
  ],
  objections: ["異議のあった委託元", "Clients that objected"],
});
