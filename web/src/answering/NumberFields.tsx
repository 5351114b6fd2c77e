import { Badge, Checkbox, Group, Stack, Text } from "@mantine/core";
import { spoken } from "../i18n/kana.ts";
import { Disclosure } from "../shell/Disclosure.tsx";
import type { Draft, OwnDraft } from "./settings/draft.ts";
import { GreetingFields, PhraseList, type Shown } from "./Fields.tsx";
import { HandlingFields } from "./HandlingFields.tsx";
import { HoursFields } from "./HoursFields.tsx";
import { useTexts } from "./texts.ts";
import type { NumberState, Sheet } from "./settings/types.ts";

interface Props {
  sheet: Sheet;
  draft: Draft;
  put: (numbers: OwnDraft[]) => void;
  shown: Shown;
}

/// What single numbers have of their own; which one wins stands beside each.
export function NumberFields({ sheet, draft, put, shown }: Props) {
  const t = useTexts();
  if (sheet.won.length === 0) return <Text>{t("numbers.none")}</Text>;
  const set = (own: OwnDraft) => put([...draft.numbers.filter((one) => one.number !== own.number), own]);
  return (
    <Stack gap="sm">
      {sheet.won.map((state) => (
        <Disclosure key={state.number} head={<Head state={state} />} testId={`own-${state.number}`}>
          <Own
            own={
              draft.numbers.find((one) => one.number === state.number) ?? {
                number: state.number,
                greeting: null,
                notes: null,
                hours: null,
                handling: null,
              }
            }
            draft={draft}
            sheet={sheet}
            set={set}
            shown={shown}
          />
        </Disclosure>
      ))}
    </Stack>
  );
}

function Head({ state }: { state: NumberState }) {
  const t = useTexts();
  const own = (yes: boolean) => t(yes ? "won.own" : "won.client");
  return (
    <span>
      <Group gap="xs" component="span">
        <b>{spoken(state.number)}</b>
        <Badge variant="outline" color={state.open ? "ai" : "gray.7"}>
          {t(state.open ? "open" : "shut")}
        </Badge>
      </Group>
      <Text component="span" size="sm" c="var(--quiet)">
        {t("won.says", {
          greeting: own(state.ownGreeting),
          notes: own(state.ownNotes),
          hours: own(state.ownHours),
          handling: own(state.ownHandling),
        })}
      </Text>
    </span>
  );
}

function Own({
  own,
  draft,
  sheet,
  set,
  shown,
}: {
  own: OwnDraft;
  draft: Draft;
  sheet: Sheet;
  set: (own: OwnDraft) => void;
  shown: Shown;
}) {
  const t = useTexts();
  const { greeting, notes, hours, handling } = own;
  return (
    <Stack gap="md">
      <Checkbox
        label={t("own.greeting")}
        checked={greeting !== null}
        onChange={(event) => set({ ...own, greeting: event.currentTarget.checked ? draft.greeting : null })}
      />
      {greeting && (
        <GreetingFields
          name={`${own.number}.greeting`}
          greeting={greeting}
          put={(changed) => set({ ...own, greeting: changed })}
          shown={shown}
        />
      )}
      <Checkbox
        label={t("own.notes")}
        checked={notes !== null}
        onChange={(event) => set({ ...own, notes: event.currentTarget.checked ? draft.notes : null })}
      />
      {notes && (
        <PhraseList
          name={`${own.number}.notes`}
          title={t("notes")}
          phrases={notes}
          put={(changed) => set({ ...own, notes: changed })}
          shown={shown}
        />
      )}
      <Checkbox
        label={t("own.hours")}
        checked={hours !== null}
        onChange={(event) => set({ ...own, hours: event.currentTarget.checked ? draft.hours : null })}
      />
      {hours && (
        <HoursFields
          name={`${own.number}.hours`}
          hours={hours}
          put={(changed) => set({ ...own, hours: changed })}
          shown={shown}
          known={sheet}
        />
      )}
      <Checkbox
        label={t("own.handling")}
        checked={handling !== null}
        onChange={(event) => set({ ...own, handling: event.currentTarget.checked ? draft.handling : null })}
      />
      {handling && (
        <HandlingFields
          name={`${own.number}.handling`}
          handling={handling}
          put={(changed) => set({ ...own, handling: changed })}
          shown={shown}
        />
      )}
    </Stack>
  );
}
