import { Stack } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { PageHeader } from "../shell/PageHeader.tsx";
import { loaded, PartState } from "../shell/QueryState.tsx";
import type { Draft } from "./settings/draft.ts";
import { Editor } from "./Editor.tsx";
import { InstructionsSection } from "./InstructionsSection.tsx";
import { useSheet } from "./settings/queries.ts";
import { Sounds } from "./Sounds.tsx";
import { useTexts } from "./texts.ts";
import { Versions } from "./Versions.tsx";

interface Props {
  /// Where it is read and written.
  base: string;
  above?: ReactNode;
  below?: ReactNode;
  copy?: (fill: (draft: Draft) => void) => ReactNode;
}

/// What is said for a client: shown to the office and to the client's own administrator alike.
export function AnsweringPage({ base, above, below, copy }: Props) {
  const t = useTexts();
  const sheet = useSheet(base);
  const [edition, setEdition] = useState(0);
  const [dirty, setDirty] = useState(false);
  const again = () => setEdition((n) => n + 1);
  return (
    <Stack gap="lg">
      {above}
      <PageHeader title={t("title")} what={t("what")} />
      {loaded(sheet) ? (
        <>
          <InstructionsSection base={base} sheet={sheet.data} />
          <Editor
            key={`${edition}`}
            base={base}
            sheet={sheet.data}
            saved={again}
            edited={setDirty}
            {...(copy ? { copy } : {})}
          />
          <Sounds base={base} own={sheet.data.ownSounds} voice={sheet.data.voice} />
        </>
      ) : (
        <PartState of={sheet} />
      )}
      {below}
      {loaded(sheet) && <Versions base={base} sheet={sheet.data} dirty={dirty} restored={again} />}
    </Stack>
  );
}
