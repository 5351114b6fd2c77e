import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { Scope, useFoundWords } from "../../search/Scope.tsx";
import { useSearching, type Found } from "../../search/searching.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useStep, type Link } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  id: string;
  links: readonly Link[];
  company: Holding;
  /// What stands in the field first.
  first: string;
}

/// Searches by number, with blind tokens, and by words, in what this member has opened; a call that was found is added.
export function Finding({ id, links, first }: Props) {
  const t = useTexts();
  const { search, go, further } = useSearching();
  const words = useFoundWords();
  const [typed, setTyped] = useState(first);
  const step = useStep(id);
  const found = search.kind === "found" ? callsOf(search.found) : [];
  return (
    <Stack gap="sm" mt="sm">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void go(typed);
        }}
      >
        <Group align="flex-end">
          <TextInput
            style={{ flex: "1 1 240px" }}
            label={t("search")}
            autoComplete="off"
            maxLength={200}
            value={typed}
            data-testid="request-search"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={search.kind === "working"} data-testid="request-find">
            {t("find")}
          </Button>
        </Group>
      </form>
      {search.kind === "locked" && <Text role="status">{t("links.locked")}</Text>}
      {search.kind === "found" && (
        <>
          <Text role="status" size="sm" data-testid="request-found" data-count={found.length}>
            {found.length === 0 ? t("find.none") : words(found.length, search.found)}
          </Text>
          {found.map((one) => (
            <Hit
              key={one.call}
              of={one}
              there={links.some(({ call }) => call === one.call)}
              busy={step.isPending}
              add={() => step.mutate({ path: "links", body: { call: one.call } })}
            />
          ))}
          <Scope found={search.found} further={further} />
        </>
      )}
      <Trouble error={step.error} />
    </Stack>
  );
}

interface FoundCall {
  call: string;
  at: string;
  title: string;
}

function Hit({ of, there, busy, add }: { of: FoundCall; there: boolean; busy: boolean; add: () => void }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const at = dayAndHour(of.at, lang);
  return (
    <Group justify="space-between" data-testid="request-hit">
      <Text size="sm" style={{ flex: "1 1 200px", minWidth: 0, overflowWrap: "anywhere" }}>
        {at} {of.title}
      </Text>
      {there ? (
        <Text size="sm" fw={600}>
          ✓ {t("find.there")}
        </Text>
      ) : (
        <Button
          size="compact-sm"
          loading={busy}
          aria-label={t("find.addOf", { at })}
          data-testid="request-add"
          onClick={add}
        >
          {t("find.add")}
        </Button>
      )}
    </Group>
  );
}

/// Each call once, the newest first; what was opened before has a name.
export function callsOf({ numbers, hits }: Found): FoundCall[] {
  const calls = new Map<string, FoundCall>();
  for (const { call, arrivedAt } of numbers?.items ?? []) calls.set(call, { call, at: arrivedAt, title: "" });
  for (const { doc } of hits) {
    const name = doc.fields.find(({ key }) => key === "callerName")?.value ?? "";
    const known = calls.get(doc.call);
    calls.set(doc.call, { call: doc.call, at: known?.at ?? doc.at, title: name || (known?.title ?? "") });
  }
  return [...calls.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}
