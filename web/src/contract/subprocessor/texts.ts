import { texts } from "../../i18n/language.ts";

/// Words of sub-processors that office and client share.
export const useTexts = texts("contract.subprocessor", {
  "service.hosting": ["サーバー", "hosting"],
  "service.storage": ["保管", "storage"],
  "service.mail": ["メール配送", "mail"],
  "service.chat": ["チャット", "chat"],
  "service.push": ["端末への通知", "push notifications"],
  "service.carrier": ["電話回線", "telephone carrier"],
  "service.timestamp": ["時刻認証", "time stamps"],
  "service.witness": ["記録の証人", "log witness"],
  "service.support": ["保守", "support"],
  "service.other": ["その他", "other"],
  via: ["{{name}} の再委託先", "sub-processor of {{name}}"],
  from: ["{{day}} から", "from {{day}}"],
  data: ["扱うもの：{{data}}", "sees: {{data}}"],
  hosts: ["接続先：{{hosts}}", "hosts: {{hosts}}"],
  "hosts.none": ["このプログラムからは接続しません", "the program does not connect to it"],
  ended: ["{{at}} に終了", "ended {{at}}"],
  number: ["法人番号 {{number}}", "corporate number {{number}}"],
});
