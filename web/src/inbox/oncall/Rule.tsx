import { Button, Checkbox, Group, NumberInput, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import shared from "../Inbox.module.css";
import { Digest } from "./Digest.tsx";
import { fault } from "./digests.ts";
import { useChanges, usePolicy, type Policy } from "./queries.ts";
import { useTexts } from "./texts.ts";

const MINUTE = 60;
const HOUR = 3600;

/// Two days, in minutes: the server's limit.
const MOST = 2880;

/// How fast people are told, and when they are not disturbed.
export function Rule({ sets }: { sets: boolean }) {
  const t = useTexts();
  const policy = usePolicy();
  const [edition, setEdition] = useState(0);
  if (!loaded(policy)) return <PartState of={policy} title={t("rule")} />;
  return <Form key={edition} kept={policy.data} sets={sets} saved={() => setEdition(edition + 1)} />;
}

interface Props {
  kept: Policy;
  sets: boolean;
  /// The rule is the saved one by then.
  saved: () => void;
}

/// What is edited stays when a colleague saves another rule meanwhile; the server refuses it then, as it names the version
/// with which it began.
function Form({ kept, sets, saved }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const { setPolicy } = useChanges();
  const [begun, setBegun] = useState(kept);
  const [policy, set] = useState(kept);
  const changed = JSON.stringify(policy) !== JSON.stringify(begun);
  const anew = () => {
    setBegun(kept);
    set(kept);
  };
  if (!changed && kept.version !== begun.version) anew();
  const ordinary = (part: "nextWay" | "nextTier" | "doneWithin", seconds: number) =>
    set({ ...policy, ordinary: { ...policy.ordinary, [part]: seconds } });
  const quiet = policy.quietFrom !== null;
  return (
    <Paper
      withBorder
      radius="lg"
      p="lg"
      component="form"
      data-testid="oncall-rule"
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(async () => {
          await setPolicy(policy);
          notifications.show({ message: t("saved"), autoClose: 3_000 });
          saved();
        });
      }}
    >
      <fieldset disabled={!sets} className={shared.plain ?? ""}>
        <Stack gap="md">
          <Title order={2} size="h4">
            {t("rule")}
          </Title>
          <Text c="var(--quiet)">{t("rule.text")}</Text>
          {!sets && <Text fw={600}>{t("rule.readOnly")}</Text>}
          <Title order={3} size="h5">
            {t("rule.ordinary")}
          </Title>
          <Group align="flex-end" gap="md">
            <NumberInput
              label={t("rule.nextWay")}
              min={1}
              max={MOST}
              allowDecimal={false}
              value={Math.round(policy.ordinary.nextWay / MINUTE)}
              onChange={(value) => ordinary("nextWay", Number(value) * MINUTE)}
            />
            <NumberInput
              label={t("rule.nextTier")}
              min={1}
              max={MOST}
              allowDecimal={false}
              value={Math.round(policy.ordinary.nextTier / MINUTE)}
              onChange={(value) => ordinary("nextTier", Number(value) * MINUTE)}
            />
          </Group>
          <NumberInput
            label={t("rule.doneWithin")}
            min={0}
            max={48}
            maw={420}
            allowDecimal={false}
            value={Math.round(policy.ordinary.doneWithin / HOUR)}
            onChange={(value) => ordinary("doneWithin", Number(value) * HOUR)}
          />
          <Checkbox
            label={t("rule.quiet")}
            description={t("rule.quietText")}
            checked={quiet}
            onChange={(event) =>
              set(
                event.currentTarget.checked
                  ? { ...policy, quietFrom: "20:00", quietTo: "08:00" }
                  : { ...policy, quietFrom: null, quietTo: null },
              )
            }
          />
          {quiet && (
            <Group gap="md">
              <TextInput
                type="time"
                label={t("rule.quietFrom")}
                required
                value={policy.quietFrom ?? ""}
                onChange={(event) => set({ ...policy, quietFrom: event.currentTarget.value })}
              />
              <TextInput
                type="time"
                label={t("rule.quietTo")}
                required
                value={policy.quietTo ?? ""}
                onChange={(event) => set({ ...policy, quietTo: event.currentTarget.value })}
              />
            </Group>
          )}
          <Digest policy={policy} set={set} />
          <Checkbox
            label={t("rule.missed")}
            checked={policy.missed}
            onChange={(event) => set({ ...policy, missed: event.currentTarget.checked })}
          />
          <Trouble error={deed.error} />
          {sets && (
            <Group gap="sm">
              <Button type="submit" disabled={!changed || fault(policy) !== null} loading={deed.busy}>
                {t("save")}
              </Button>
              {changed && (
                <Button variant="default" onClick={anew}>
                  {t("week.undo")}
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </fieldset>
    </Paper>
  );
}
