import { Button, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { Access, MemberKey } from "../../api/types.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { texts, useLanguage } from "../../i18n/language.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import styles from "../Inbox.module.css";

const useTexts = texts("inbox.access", {
  title: ["利用の確認", "Who still needs access"],
  why: [
    "メンバーの利用は、120 日ごとに、この会社の管理者が確認します。確認しないと、期限に使えなくなります。電話代行会社は代わりに確認できません。最後の管理者だけは、期限が過ぎても使えます。",
    "Every 120 days an administrator of your company confirms that a member still needs access. Without that it ends. The answering service cannot confirm for you. The last remaining administrator keeps access after that date.",
  ],
  until: ["{{at}} まで", "Until {{at}}"],
  over: ["{{at}} に期限が過ぎました", "Was to be confirmed by {{at}}"],
  confirmed: ["{{at}} に {{name}} が確認", "Confirmed by {{name}}, {{at}}"],
  never: ["まだ確認されていません", "Not confirmed yet"],
  confirm: ["確認する", "Confirm"],
  confirmOf: ["確認する：{{name}}", "Confirm {{name}}"],
  "client-admin": ["管理者", "Administrator"],
  "client-member": ["メンバー", "Member"],
  "client-auditor": ["監査担当", "Auditor"],
});

/// Until when each member may act, who of the company confirmed it, and the next confirmation.
export function MemberAccess({ members }: { members: MemberKey[] }) {
  const t = useTexts();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: (person: string) => api.post(`/api/members/${person}/confirm`),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["members"] }),
        queries.invalidateQueries({ queryKey: ["me"] }),
      ]),
  });
  return (
    <section>
      <Title order={2} size="h3" mb="xs">
        {t("title")}
      </Title>
      <Text mb="sm">{t("why")}</Text>
      <Trouble error={confirm.error} />
      <ul className={styles.cards} data-testid="access">
        {members.map((member) =>
          member.access ? (
            <Row
              key={member.person}
              member={member}
              access={member.access}
              busy={confirm.isPending}
              confirm={() => confirm.mutate(member.person)}
            />
          ) : null,
        )}
      </ul>
    </section>
  );
}

interface RowProps {
  member: MemberKey;
  access: Access;
  busy: boolean;
  confirm: () => void;
}

function Row({ member: { person, name, role }, access, busy, confirm }: RowProps) {
  const t = useTexts();
  const [lang] = useLanguage();
  const by = access.confirmedBy;
  return (
    <li className={styles.card} data-testid={`access-${person}`}>
      <div className={styles.grow}>
        <Text fw={650}>{name}</Text>
        <Text size="sm">{role in ROLES ? t(ROLES[role as keyof typeof ROLES]) : role}</Text>
      </div>
      <div>
        <Text size="sm" c={access.due ? "shu" : "var(--quiet)"}>
          {t(access.over ? "over" : "until", { at: tokyoMoment(access.until, lang) })}
        </Text>
        <Text size="sm">
          {by && access.confirmedAt
            ? t("confirmed", { name: by, at: tokyoMoment(access.confirmedAt, lang) })
            : t("never")}
        </Text>
      </div>
      <Button
        variant={access.due ? "filled" : "default"}
        disabled={busy}
        aria-label={t("confirmOf", { name })}
        data-testid={`confirm-${person}`}
        onClick={confirm}
      >
        {t("confirm")}
      </Button>
    </li>
  );
}

const ROLES = {
  "client-admin": "client-admin",
  "client-member": "client-member",
  "client-auditor": "client-auditor",
} as const;
