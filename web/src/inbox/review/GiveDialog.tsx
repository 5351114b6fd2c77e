import { Alert, Button, Checkbox, Code, Group, Radio, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Problem } from "../../api/api.ts";
import type { InboxItem, Reviewer } from "../../api/types.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { compared, DAYS, DEFAULT_DAYS, give, knownReviewer, useGivenAgain } from "./giving.ts";
import { useRing, type Holding } from "../../opening/keys/keyring.ts";
import { Refused } from "../../opening/Refused.tsx";
import { useReviewTexts } from "./texts.ts";

interface Props {
  item: InboxItem;
  company: Holding;
  reviewers: readonly Reviewer[];
  close: () => void;
}

/// Chooses what, to whom and for how long. A key whose fingerprint no one compared is not sealed
/// to.
export function GiveDialog({ item, company, reviewers, close }: Props) {
  const t = useReviewTexts();
  const ring = useRing();
  const again = useGivenAgain();
  const deed = useDeed();
  const [kind, setKind] = useState<"message" | "recording">(item.recording ? "recording" : "message");
  const [person, setPerson] = useState(reviewers[0]?.person ?? null);
  const [same, setSame] = useState(false);
  const [days, setDays] = useState(DEFAULT_DAYS);
  const reviewer = reviewers.find((one) => one.person === person);
  const known = reviewer && knownReviewer(reviewer);
  const trusted = known?.kind === "same" || same;
  const object = item[kind]?.object;

  async function send() {
    if (!reviewer || object === undefined || ring.kind !== "open") return;
    await give(ring.member, company, { call: item.call, object, kind }, reviewer, days);
    compared(reviewer);
    await again();
    close();
  }

  return (
    <Dialog opened onClose={close} title={t("give")} size="lg" centered>
      <Stack>
        <Text size="sm">{t("what")}</Text>
        {item.message && item.recording && (
          <Radio.Group
            label={t("item")}
            value={kind}
            onChange={(value) => setKind(value === "message" ? "message" : "recording")}
          >
            <Group mt="xs">
              <Radio value="message" label={t("message")} />
              <Radio value="recording" label={t("recording")} />
            </Group>
          </Radio.Group>
        )}
        {reviewer && known ? (
          <>
            <Select
              label={t("reviewer")}
              data={reviewers.map((one) => ({ value: one.person, label: one.name }))}
              value={person}
              onChange={(value) => {
                setPerson(value);
                setSame(false);
              }}
              allowDeselect={false}
              data-testid="review-reviewer"
            />
            <div>
              <Text size="sm" fw={600}>
                {t("fingerprint")}
              </Text>
              <Code block fz="md" data-testid="review-fingerprint">
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
                data-testid="review-compared"
              />
            )}
            <Select
              label={t("days")}
              data={DAYS.map((n) => ({ value: String(n), label: n === 1 ? t("days.1") : t("days.n", { count: n }) }))}
              value={String(days)}
              onChange={(value) => setDays(Number(value ?? DEFAULT_DAYS))}
              allowDeselect={false}
              maw={220}
            />
            <Text size="sm">{t("honest")}</Text>
          </>
        ) : (
          <Text role="status">{t("none")}</Text>
        )}
        {deed.error instanceof Problem && deed.error.status !== 404 ? (
          <Trouble error={deed.error} />
        ) : (
          deed.error !== null && <Refused trouble={deed.error} again={() => void deed.run(send)} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button
            loading={deed.busy}
            disabled={!reviewer || !trusted}
            data-testid="review-send"
            onClick={() => void deed.run(send)}
          >
            {t("send")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
