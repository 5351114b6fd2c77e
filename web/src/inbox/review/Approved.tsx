import { Alert, Button, Checkbox, Code, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Problem } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import type { Approvals, Reviewer } from "../../api/types.ts";
import { useLanguage } from "../../i18n/language.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { approve, endApproval, useApprovals, useApprovalsAgain } from "./approving.ts";
import { useKeys } from "../../opening/fetching.ts";
import { knownReviewer, useReviewers } from "./giving.ts";
import { useFreshRing, useRing } from "../../opening/keys/keyring.ts";
import { Unlock } from "../../opening/keys/Lock.tsx";
import { Refused } from "../../opening/Refused.tsx";
import { useReviewTexts } from "./texts.ts";
import { dayAndHour } from "../../i18n/time.ts";

/// For which reviewers recordings are sealed too, by the terms in force; an administrator approves them here.
///
/// @param terms their text; null if none are in force
export function Approved({ terms }: { terms: string | null }) {
  const t = useReviewTexts();
  const admin = useMe().data?.role === "client-admin";
  const [given, known] = [useApprovals(), useReviewers()];
  if (given.isLoadingError || known.isLoadingError) return <PartState of={[given, known]} title={t("approvals")} />;
  const approvals = given.data;
  const reviewers = known.data?.reviewers;
  if (!approvals || !reviewers || (approvals.agreed === null && approvals.approvals.length === 0)) return null;
  const open = approvals.approvals.filter(({ standing }) => standing === "open");
  const others = reviewers.filter(({ fingerprint }) => !open.some(({ to }) => to === fingerprint));
  return (
    <Stack component="section" gap="md" mt="xl" data-testid="approvals">
      <Title order={2} size="h4">
        {t("approvals")}
      </Title>
      {approvals.agreed && <Text size="sm">{t("approvalsWhat", { n: approvals.agreed.days })}</Text>}
      {open.length === 0 && <Text role="status">{t("noApprovals")}</Text>}
      {approvals.approvals.map((one) => (
        <Line key={one.id} approval={one} admin={admin} />
      ))}
      {approvals.agreed && terms !== null && (admin ? <Choose terms={terms} reviewers={others} /> : null)}
      {!admin && (
        <Text size="sm" c="var(--quiet)">
          {t("approvalAdmin")}
        </Text>
      )}
    </Stack>
  );
}

function Line({ approval, admin }: { approval: Approvals["approvals"][number]; admin: boolean }) {
  const t = useReviewTexts();
  const [lang] = useLanguage();
  const again = useApprovalsAgain();
  const deed = useDeed();
  return (
    <Group gap="sm" data-testid="approval" data-standing={approval.standing}>
      <div>
        <Text size="sm">
          {approval.reviewer} · {t(`approval.${approval.standing}`)}
        </Text>
        <Text size="xs" c="var(--quiet)">
          {approval.to} · {t("approvedBy", { name: approval.by, at: dayAndHour(approval.at, lang) })}
        </Text>
        {approval.standing === "open" && <Text size="xs">{t("approvalHonest")}</Text>}
      </div>
      {admin && approval.standing === "open" && (
        <Button
          size="compact-sm"
          variant="default"
          loading={deed.busy}
          data-testid="approval-end"
          onClick={() =>
            void deed.run(async () => {
              await endApproval(approval.id);
              await again();
            })
          }
        >
          {t("approvalEnd")}
        </Button>
      )}
      <Trouble error={deed.error} />
    </Group>
  );
}

function Choose({ terms, reviewers }: { terms: string; reviewers: readonly Reviewer[] }) {
  const t = useReviewTexts();
  const ring = useRing();
  const keys = useKeys().data;
  useFreshRing(keys);
  if (reviewers.length === 0) return <Text role="status">{t("none")}</Text>;
  if (ring.kind === "locked" || ring.company === null) {
    return (
      <Alert variant="light" color="ai">
        <Stack gap="sm">
          <Text>{t("approvalLocked")}</Text>
          {keys && <Unlock keys={keys} />}
        </Stack>
      </Alert>
    );
  }
  return reviewers.map((one) => <Candidate key={one.fingerprint} terms={terms} reviewer={one} />);
}

/// A key whose fingerprint no one compared is not approved.
function Candidate({ terms, reviewer }: { terms: string; reviewer: Reviewer }) {
  const t = useReviewTexts();
  const ring = useRing();
  const again = useApprovalsAgain();
  const deed = useDeed();
  const [same, setSame] = useState(false);
  const known = knownReviewer(reviewer);

  async function sign() {
    if (ring.kind !== "open" || ring.company === null) return;
    await approve(ring.member, ring.company, terms, reviewer);
    await again();
  }

  return (
    <Paper withBorder p="md" data-testid="approval-candidate">
      <Stack gap="sm">
        <Text fw={600}>{reviewer.name}</Text>
        <div>
          <Text size="sm">{t("fingerprint")}</Text>
          <Code block fz="md">
            {reviewer.fingerprint}
          </Code>
        </div>
        {known.kind === "changed" && (
          <Alert color="shu" variant="light" role="alert">
            {t("changed")}
          </Alert>
        )}
        {known.kind === "same" ? (
          <Text size="sm">✓ {t("known")}</Text>
        ) : (
          <Checkbox
            label={t("compare")}
            checked={same}
            onChange={(event) => setSame(event.currentTarget.checked)}
            data-testid="approval-compared"
          />
        )}
        {deed.error instanceof Problem ? (
          <Trouble error={deed.error} />
        ) : (
          deed.error !== null && <Refused trouble={deed.error} again={() => void deed.run(sign)} />
        )}
        <Button
          w="fit-content"
          loading={deed.busy}
          disabled={known.kind !== "same" && !same}
          aria-label={t("approveOf", { name: reviewer.name })}
          data-testid="approval-sign"
          onClick={() => void deed.run(sign)}
        >
          {t("approve")}
        </Button>
      </Stack>
    </Paper>
  );
}
