import { texts } from "../../i18n/language.ts";

/// The words of the office's backup.
export const useTexts = texts("office.backup", {
  title: ["バックアップ", "Backup"],
  what: [
    "データベース・鍵・封緘データの写しを、別のディスクか別の機械、またはバケット（S3）に取り、実際に復元できるかを定期的に試します。写しは復元鍵で封緘してから書き込むので、置き場所に平文は残りません。",
    "Copies database, keys and sealed payloads to another disk or machine or to a bucket (S3), and regularly tries whether they come back. The copies are sealed to a recovery key; nothing lies in clear at the place.",
  ],
  unset: ["バックアップの保存先が設定されていません", "No place for a backup is set"],
  unsetText: [
    "この機械が壊れると、事務所のデータは戻りません。次の順に設定し、事務所を起動し直してください。",
    "If this machine breaks, the office's data does not come back. Set this, in this order, and start the office again.",
  ],
  unset1: [
    "復元鍵を作り、三枚の分割鍵を三人が一枚ずつ保管する：",
    "Make the recovery key; three people keep a sheet each:",
  ],
  unset2: ["表示された二行を設定する：", "Set the two lines that it prints:"],
  unset3: ["別のディスクか共有フォルダーを指定する：", "Name another disk or a share:"],
  unset3Bucket: [
    "バケット（S3）に置くときは、代わりに denwaban.backup.s3 を設定します。",
    "For a bucket (S3), set denwaban.backup.s3 instead.",
  ],
  unsetMore: [
    "手順は docs/runbooks/backup.md にあります。データベースをこのプログラムの外に置いている場合は、そのデータベースの方法でバックアップしてください。",
    "docs/runbooks/backup.md has the steps. If the database is not the program's own, back it up with tools of its own.",
  ],
  "verdict.good": ["復元できることを確かめています", "It is known to come back"],
  "verdictText.good": [
    "最新のバックアップがあり、直近の復元訓練に合格しています。",
    "There is a fresh backup, and the last restore drill passed.",
  ],
  "verdict.none": ["完全なバックアップはまだありません", "There is no whole backup yet"],
  "verdictText.none": [
    "起動から数分以内に自動で始まります。待てないときは「いまバックアップする」を押してください。",
    "The first begins by itself within minutes of a start. Press “Back up now” to begin at once.",
  ],
  "verdict.undrilled": ["復元できるかは、まだ試していません", "Whether it comes back was not tried yet"],
  "verdictText.undrilled": [
    "復元訓練はバックアップのあとに自動で始まります。",
    "The first drill begins by itself after a backup.",
  ],
  "verdict.failed": ["直近の復元訓練が不合格です", "The last restore drill failed"],
  "verdictText.failed": [
    "下の表で合わなかった項目を確かめ、docs/runbooks/backup.md の「訓練が不合格のとき」に従ってください。一時間後に自動で再び試します。",
    "See below what did not fit, and follow “A drill failed” in docs/runbooks/backup.md. It is tried again in an hour by itself.",
  ],
  "verdict.late": ["バックアップか復元訓練が遅れています", "A backup or a drill is overdue"],
  "verdictText.late": [
    "バックアップは毎日、訓練は下の日程で自動で行います。機械が止まっていたのでなければ、「いま」のボタンで試し、結果を確かめてください。",
    "Backups come daily and drills as said below, by themselves. Unless the machine was off, press the buttons and see what comes of it.",
  ],
  "verdict.trouble": ["バックアップに異常があります", "Something is wrong with the backup"],
  "verdictText.trouble": ["", ""],
  "trouble.away": [
    "保存先に書けません。ディスクや共有がつながっているか、空きがあるかを確かめてください。直ると自動で続けます。",
    "The place cannot be written to. See that the disk or share is mounted and has room. It goes on by itself then.",
  ],
  "trouble.empty-place": [
    "保存先のフォルダーが空です。マウントが外れていないか確かめてください。新しいディスクに替えたのなら、そこに new-backup という空のファイルを置いてください。",
    "The folder is empty. See whether its mount is missing. If it is a new disk, put an empty file named new-backup into it.",
  ],
  "trouble.other-office": [
    "保存先に別の事務所のバックアップがあります。何も書いていません。別のフォルダーを指定してください。",
    "Another office's backup lies at the place. Nothing was written. Name another folder.",
  ],
  "trouble.keys-missing": [
    "前回の写しにある鍵のファイルが、この機械にありません。写しは上書きせずに残しています。誰が消したかを調べ、写しから戻してください。",
    "Key files that the last copy has are not on this machine any more. The copy was not replaced. Find out who removed them, and bring them back from it.",
  ],
  "trouble.payloads-missing": [
    "封緘データのフォルダーがありません。消えたとは見なさず、写しも消していません。ディスクを確かめてください。",
    "The folder of the payloads is not there. Nothing was taken for erased. See to the disk.",
  ],
  "trouble.unsafe-place": [
    "保存先のバケットの設定が安全ではありません。消した鍵の写しが残るか、求めたロックがかかりません。何も書いていません。理由は技術ログにあります。docs/runbooks/backup.md の「バケットに置く」に従って直してください。",
    "The bucket's configuration is not safe: copies of destroyed keys would stay, or locks that were asked for are not there. Nothing was written. The technical log says why; mend it as “In a bucket” in docs/runbooks/backup.md says.",
  ],
  "trouble.keys-stay": [
    "鍵の古い写しを保存先から消せません。消えるまで、破棄した鍵を「消えた」とは扱わず、消去証明書にも載せません。誰がロックしたかを調べてください。",
    "An older copy of the keys cannot be removed from the place. Until it is, no destroyed key counts as gone, and no certificate names it. Find out who locked it.",
  ],
  "trouble.held": [
    "残す期間を過ぎたファイルが、ロックのために消えません。消去証明書の日付が事実と合わなくなります。ロックを延ばした人を調べ、外してください。",
    "A lock holds a file for longer than the window, so the dates in certificates of erasure are not true. Find out who prolonged it, and lift it.",
  ],
  "trouble.changed": [
    "保存先のファイルに、こちらが書いたものと違う・なくなった・書いた覚えのないものがあります。新しいバックアップをすぐに取りました。保存先に書ける人を調べてください。問題のファイルが残す期間を過ぎて消えるまで、この表示は続きます。",
    "At the place there are files that are not as they were written, are missing, or are not ours. A new backup was made at once. Find out who can write there. This is said until the bad files have left with the window.",
  ],
  "trouble.log-stuck": [
    "データベースが更新の記録（WAL）を渡しません。ディスクの空きと、データフォルダー内の postgres の記録を確かめてください。",
    "The database does not hand over its log. See to the disk's room and to PostgreSQL's own log in the data folder.",
  ],
  "trouble.broke-off": [
    "途中で止まりました。一時間後に自動で再び試します。続くときは、プログラムの技術ログを確かめてください。",
    "It broke off, and is tried again in an hour. If it goes on, see the program's technical log.",
  ],
  last: ["最新のバックアップ", "Newest backup"],
  lastText: ["封緘後 {{size}}", "{{size}} sealed"],
  never: ["まだありません", "none yet"],
  log: ["更新の記録が届いてから", "Since the newest of the log came"],
  logText: ["書き込みがあれば、一分ごとに送ります。", "Sent each minute in which anything was written."],
  seconds: ["{{n}} 秒", "{{n}} s"],
  days: ["{{n}} 日", "{{n}} days"],
  count: ["{{n}} 件", "{{n}}"],
  window: ["残す期間", "Window"],
  windowText: [
    "これより古い写しは消します。最新の一つは必ず残します。",
    "What is older is removed. The newest always stays.",
  ],
  payloads: ["封緘データ", "Sealed payloads"],
  payloadsText: ["{{size}}（委託元の鍵で封緘済み）", "{{size}}, sealed to clients"],
  drill: ["直近の復元訓練", "Last restore drill"],
  "drill.passed": ["合格", "passed"],
  "drill.failed": ["不合格", "failed"],
  rpo: ["失われ得る時間（RPO）", "Loss at most (RPO)"],
  rpoText: [
    "訓練を始めた時点で、最新の更新の記録が届いてから経っていた時間。",
    "How old the newest of the log was when the drill began.",
  ],
  rto: ["復元にかかる時間（RTO）", "Time to come back (RTO)"],
  rtoText: [
    "データベースが使えるまでの実測。封緘データの写しにかかる時間は含みません。",
    "Measured until the database could be used; without copying payloads back.",
  ],
  next: ["次の復元訓練", "Next restore drill"],
  nextText: ["{{n}} 日ごとに自動で行います。", "By itself, every {{n}} days."],
  unmeasured: ["未測定", "not measured"],
  "run.backup": ["いまバックアップする", "Back up now"],
  "run.drill": ["いま復元訓練をする", "Drill now"],
  "doing.backup": ["バックアップ中です。", "A backup is being made."],
  "doing.drill": ["復元訓練中です。電話の応対には影響しません。", "A drill goes on."],
  drills: ["復元訓練", "Restore drills"],
  drillsText: [
    "最新のバックアップを別のフォルダーに復元し、別のデータベースとして起動して確かめ、すべて消します。",
    "The newest backup is brought back into a folder of its own, started as a database of its own, looked at, and removed.",
  ],
  at: ["日時", "At"],
  result: ["結果", "Result"],
  size: ["大きさ", "Size"],
  check: ["確かめたこと", "What was looked at"],
  looked: ["調べた数", "Looked at"],
  bad: ["合わない数", "Not as it should be"],
  "check.restored": ["展開し、起動できた（ファイル）", "Unpacked and started (files)"],
  "check.amcheck": ["表と索引が壊れていない", "Tables and indexes are sound"],
  "check.counts": ["件数が元のデータベースと一致（表）", "As many rows as the live database (tables)"],
  "check.log": ["アクセス記録の署名・木・項目が一致", "The logs' signatures, trees and entries fit"],
  "check.payloads": ["封緘データのハッシュが一致（抜き取り）", "Payloads have their digests (a sample)"],
  "check.erased": ["消去したものが開けない", "What was erased stays closed"],
  "check.keys": ["鍵のファイルが戻った", "Key files came back"],
  runs: ["バックアップの履歴", "Backups"],
  runsText: ["毎日一回、自動で取ります。", "Once a day, by themselves."],
  whole: ["完全", "whole"],
  unended: ["実行中、または途中で止まりました", "goes on, or was cut off"],
  limits: ["この画面が保証しないこと", "What this page does not promise"],
  "place.folder": [
    "保存先はフォルダーです。そこに書ける人は、写しを消したり書き換えたりできます。書き換えや紛失には、一日以内か、遅くとも残す期間のうちに気づきます。",
    "The place is a folder. Who can write there can remove or change the copies; that is noticed within a day, or at the latest within the window.",
  ],
  "place.bucket.none": [
    "保存先はバケットで、ロックはかけていません。事務所の認証情報を手に入れた人は、写しをすべて消せます。消えたことには一日以内に気づきます。",
    "The place is a bucket, without locks. Who gets the office's credentials can remove all copies; that is noticed within a day.",
  ],
  "place.bucket.governance": [
    "保存先はバケットで、残す期間のあいだロックしています（ガバナンス）。事務所の認証情報だけでは消せませんが、ロックを外す権限のある人は消せます。",
    "The place is a bucket, and files are locked for the window (governance). The office's credentials cannot remove them; whoever may bypass the lock can.",
  ],
  "place.bucket.compliance": [
    "保存先はバケットで、残す期間のあいだロックしています（コンプライアンス）。期限までは、事務所も提供元のアカウントも消せません。",
    "The place is a bucket, and files are locked for the window (compliance). Until then neither the office nor the provider's account can remove them.",
  ],
  "limits.keys": [
    "鍵の写しは、破棄した鍵が残らないように、ロックせず最新の一つだけを置きます。保存先の鍵の写しと事務所の機械が同時に失われると、その鍵で包んだものは開けなくなります。",
    "Of the keys only the newest copy lies there, never locked, so that no destroyed key stays. If that copy and the office's machine are lost at once, what the keys wrapped does not open again.",
  ],
  "limits.old": [
    "偽のファイルは見分けますが、保存先全体が以前の本物の状態に戻されたことは、空の機械での復元では分かりません。復元の画面に出る日時を確かめてください。",
    "Forged files are told from ours. That the whole place was set back to an older, genuine state is not seen on an empty machine: look at the moment that a restore names.",
  ],
  "limits.bucket": [
    "封緘データはバケット（S3）にあり、そこから写します。まだバケットに送られていないものは、送られてから写します。",
    "The payloads lie in a bucket (S3) and are copied from there. What has not reached it yet is copied when it has.",
  ],
  "limits.drillKey": [
    "訓練のため、プログラムも写しを開く鍵をデータフォルダーに持っています。データフォルダーを見られる人は、元のデータも見られます。",
    "For its drills the program has a key to the copies in its data folder. Whoever can read that folder has the data itself.",
  ],
  "limits.key": [
    "分割鍵を二枚なくすと、機械が壊れたときに誰も復元できません。年に一度、三人の手元にあるか確かめてください。",
    "If two sheets are lost, nobody can restore after the machine is gone. Ask the three people once a year.",
  ],
  "limits.runbook": ["復元の手順：docs/runbooks/backup.md", "How to restore: docs/runbooks/backup.md"],
});
