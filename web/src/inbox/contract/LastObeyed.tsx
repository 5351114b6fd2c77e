import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";
import { useTexts } from "../../contract/texts.ts";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { useActTexts } from "../log/entry/actTexts.ts";
import { readLeaf } from "../log/entry/leaf.ts";

export type Last = components["schemas"]["contract.EnforcementEndpoint.Last"];

/// When each term was last obeyed, by its key.
export function useLastObeyed() {
  return useQuery({
    queryKey: ["contract", "enforcement"],
    queryFn: () => api.get<Last[]>("/api/contract/enforcement"),
  });
}

/// The newest entry that a term decided.
export function LastObeyed({ last }: { last: Last | undefined }) {
  const read = last && readLeaf(last.entry.leaf);
  if (!read) return null;
  return <Moment at={read.at} act={read.act} entry={last.entry.index} />;
}

/// @param entry from 0
export function Moment({ at, act, entry }: { at: string; act: string; entry: number }) {
  const t = useTexts();
  const acts = useActTexts();
  const [lang] = useLanguage();
  return (
    <Text span size="xs" display="block" data-testid="last-obeyed">
      {t("last", {
        at: dayAndHour(at, lang),
        act: acts(`act.${act}` as Parameters<typeof acts>[0]),
        number: entry + 1,
      })}
    </Text>
  );
}
