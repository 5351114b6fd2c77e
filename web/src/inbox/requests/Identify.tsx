import { Button, Group, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { IDENTITIES, useStep } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Records by which means it was made sure who asks.
export function Identify({ id }: { id: string }) {
  const t = useTexts();
  const [how, setHow] = useState<string>(IDENTITIES[0]);
  const step = useStep(id);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        step.mutate({ path: "identified", body: { how } });
      }}
    >
      <Group align="flex-end">
        <NativeSelect
          label={t("identity")}
          value={how}
          data={IDENTITIES.map((value) => ({ value, label: t(`identity.${value}`) }))}
          onChange={(event) => setHow(event.currentTarget.value)}
        />
        <Button type="submit" loading={step.isPending} data-testid="request-identify">
          {t("identify")}
        </Button>
      </Group>
      <Trouble error={step.error} />
    </form>
  );
}
