import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMe } from "../../../api/queries.ts";
import type { NoticeApprovals } from "../../../api/types.ts";
import { listed, moment, useLanguage } from "../../../i18n/language.ts";
import { dayAndHour } from "../../../i18n/time.ts";
import { useKeys } from "../../../opening/fetching.ts";
import { useFreshRing, useRing } from "../../../opening/keys/keyring.ts";
import { Unlock } from "../../../opening/keys/Lock.tsx";
import { loaded, PartState } from "../../../shell/QueryState.tsx";
import { Trouble } from "../../../signin/passkey/trouble.tsx";
import { useDeed } from "../../../signin/passkey/useDeed.ts";
import { takeBack, useNoticeApprovals, useNoticeApprovalsAgain } from "./approving.ts";
import { Choose } from "./Choose.tsx";
import { useTexts } from "./texts.ts";

type Approval = NoticeApprovals["approvals"][number];

/// What an administrator lets stand in mails, by the company's own signature.
export function MailWords() {
  const t = useTexts();
  const admin = useMe().data?.role === "client-admin";
  const approvals = useNoticeApprovals();
  if (!loaded(approvals)) return <PartState of={approvals} title={t("title")} />;
  const { agreed, approvals: all } = approvals.data;
  const open = all.some(({ standing }) => standing === "open");
  return (
    <Paper withBorder radius="lg" p="lg" component="section" data-testid="mail-words">
      <Stack gap="md">
        <Title order={2} size="h4">
          {t("title")}
        </Title>
        <Text c="var(--quiet)">{t("what")}</Text>
        {agreed.length === 0 && <Text role="status">{t("none")}</Text>}
        {agreed.length > 0 && !open && <Text role="status">{t("nothing")}</Text>}
        {all.map((one) => (
          <Line key={one.id} approval={one} admin={admin} />
        ))}
        {agreed.length > 0 && admin && <Approving agreed={agreed} replaces={open} />}
        {agreed.length > 0 && !admin && (
          <Text size="sm" c="var(--quiet)">
            {t("admin")}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Line({ approval, admin }: { approval: Approval; admin: boolean }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const again = useNoticeApprovalsAgain();
  const deed = useDeed();
  const { id, content, by, at, until, standing } = approval;
  return (
    <Group gap="sm" data-testid="mail-words-approval" data-standing={standing}>
      <div>
        <Text size="sm" fw={standing === "open" ? 600 : 400}>
          {t(`standing.${standing}`)}: {listed(content.map((one) => t(one)))}
        </Text>
        <Text size="xs" c="var(--quiet)">
          {t("given", { name: by, at: dayAndHour(at, lang), until: moment(until, lang) })}
        </Text>
      </div>
      {admin && standing === "open" && (
        <Button
          size="compact-sm"
          variant="default"
          loading={deed.busy}
          data-testid="mail-words-end"
          onClick={() =>
            void deed.run(async () => {
              await takeBack(id);
              await again();
              notifications.show({ message: t("ended"), autoClose: 5_000 });
            })
          }
        >
          {t("end")}
        </Button>
      )}
      <Trouble error={deed.error} />
    </Group>
  );
}

function Approving({ agreed, replaces }: { agreed: NoticeApprovals["agreed"]; replaces: boolean }) {
  const t = useTexts();
  const ring = useRing();
  const keys = useKeys().data;
  useFreshRing(keys);
  if (ring.kind === "locked" || ring.company === null) {
    return (
      <Alert variant="light" color="ai">
        <Stack gap="sm">
          <Text>{t("locked")}</Text>
          {keys && <Unlock keys={keys} />}
        </Stack>
      </Alert>
    );
  }
  return <Choose agreed={agreed} replaces={replaces} member={ring.member} company={ring.company} />;
}
