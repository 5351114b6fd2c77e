import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useUnsaved } from "../../shell/leaving/unsaved.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import shared from "../Inbox.module.css";
import { useChanges, type Contact, type Roster } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { current, draftOf, tiersOf, type TierDraft } from "./weekly.ts";
import { WeekRow } from "./WeekRow.tsx";

/// Tiers of a roster.
const TIERS = 3;

interface Props {
  line: string;
  roster: Roster;
  contacts: readonly Contact[];
  /// The roster is the saved one by then.
  saved: () => void;
}

const weekOf = (roster: Roster) => JSON.stringify(draftOf(roster.tiers));

/// Who is on call each week, tier by tier. What is edited stays when someone enters a change for a time meanwhile; a week
/// that a colleague saved meanwhile is not overwritten unseen.
export function Week({ line, roster, contacts, saved }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const { setRoster } = useChanges();
  const [begun, setBegun] = useState(roster);
  const [draft, setDraft] = useState<TierDraft[]>(() => draftOf(roster.tiers));
  const here = contacts.filter(({ left }) => !left);
  const changed = JSON.stringify(draft) !== weekOf(begun);
  useUnsaved(changed ? "changes" : null);
  const anew = () => {
    setBegun(roster);
    setDraft(draftOf(roster.tiers));
  };
  if (roster.version !== begun.version) {
    if (!changed) anew();
    else if (weekOf(roster) === weekOf(begun)) setBegun(roster);
  }
  const put = (n: number, tier: TierDraft) => setDraft(draft.map((one, i) => (i === n ? tier : one)));
  return (
    <Paper
      withBorder
      radius="lg"
      p="lg"
      component="form"
      data-testid="oncall-week"
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(async () => {
          await setRoster(line, begun.version, tiersOf(draft, current(begun.tiers, new Date())));
          saved();
        });
      }}
    >
      <Stack gap="md">
        <Title order={2} size="h4">
          {t("week")}
        </Title>
        <Text c="var(--quiet)">{t("week.text")}</Text>
        {here.length === 0 && <Text fw={600}>{t("week.noPeople")}</Text>}
        {draft.map((tier, n) => (
          <Stack key={n} gap="sm" component="fieldset" className={shared.plain ?? ""}>
            <Text component="legend" fw={600}>
              {t("week.tier", { n: n + 1 })}
            </Text>
            {tier.rows.map((row, i) => (
              <WeekRow
                key={i}
                row={row}
                contacts={here}
                set={(next) => put(n, { ...tier, rows: tier.rows.map((one, x) => (x === i ? next : one)) })}
                remove={() => put(n, { ...tier, rows: tier.rows.filter((_, x) => x !== i) })}
              />
            ))}
            <Group align="flex-end" gap="sm">
              <NativeSelect
                label={t("week.fallback")}
                value={tier.fallback ?? ""}
                data-testid={`week-fallback-${n + 1}`}
                onChange={(event) => put(n, { ...tier, fallback: event.currentTarget.value || null })}
                data={[
                  { value: "", label: t("week.none") },
                  ...here.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <Button
                variant="default"
                disabled={here.length === 0}
                onClick={() =>
                  put(n, {
                    ...tier,
                    rows: [
                      ...tier.rows,
                      { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00", contact: here[0]?.id ?? "" },
                    ],
                  })
                }
              >
                {t("week.add")}
              </Button>
              {n > 0 && n === draft.length - 1 && (
                <Button variant="default" onClick={() => setDraft(draft.slice(0, -1))}>
                  {t("week.removeTier", { n: n + 1 })}
                </Button>
              )}
            </Group>
          </Stack>
        ))}
        <Group gap="sm">
          {draft.length < TIERS && (
            <Button
              variant="default"
              data-testid="week-add-tier"
              onClick={() => setDraft([...draft, { rows: [], fallback: null }])}
            >
              {t("week.addTier", { n: draft.length + 1 })}
            </Button>
          )}
          <Button type="submit" disabled={!changed} loading={deed.busy} data-testid="week-save">
            {t("week.save")}
          </Button>
          {changed && (
            <Button variant="default" onClick={anew}>
              {t("week.undo")}
            </Button>
          )}
        </Group>
        <Trouble error={deed.error} />
      </Stack>
    </Paper>
  );
}
