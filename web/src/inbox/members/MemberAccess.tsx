import { Button, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { Access, MemberKey } from "../../api/types.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { texts, useLanguage } from "../../i18n/language.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import styles from "../Inbox.module.css";
import en from "./locales/en/memberAccess.json";
import ja from "./locales/ja/memberAccess.json";

const useTexts = texts("inbox.access", ja, en);

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
