import { Button, Group, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useState } from "react";
import type { Client } from "../../api/types.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { AFTER, useAssign, type Answering, type OperatorGroup } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  /// Null while closed.
  client: Client | null;
  had: Answering;
  /// Of what it had; null if nothing was set.
  version: string | null;
  groups: readonly OperatorGroup[];
  close: () => void;
}

/// Which group answers for a client, and which one after it.
export function AssignDialog({ client, ...rest }: Props) {
  return (
    <Dialog opened={client !== null} onClose={close} title={client?.name ?? ""}>
      {client && <Form key={client.id} client={client} {...rest} />}
    </Dialog>
  );
}

function Form({ client, had, version, groups, close }: Props & { client: Client }) {
  const t = useTexts();
  const [wanted, set] = useState(had);
  const [base] = useState(version);
  const assign = useAssign();
  const choices = (without: string | null) => [
    { value: "", label: t("everybody") },
    ...groups.filter(({ id }) => id !== without).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        assign.mutate({ client: client.id, groups: wanted, base }, { onSuccess: close });
      }}
    >
      <Stack>
        <NativeSelect
          label={t("own")}
          data={choices(null)}
          value={wanted.own ?? ""}
          data-testid="assign-own"
          onChange={(event) => {
            const own = event.currentTarget.value || null;
            const overflow = own === null || own === wanted.overflow ? null : wanted.overflow;
            set({ ...wanted, own, overflow });
          }}
        />
        {wanted.own !== null && (
          <>
            <NativeSelect
              label={t("overflow")}
              data={choices(wanted.own)}
              value={wanted.overflow ?? ""}
              data-testid="assign-overflow"
              onChange={(event) => set({ ...wanted, overflow: event.currentTarget.value || null })}
            />
            <NumberInput
              label={t("after")}
              description={t("afterText", { least: AFTER.least, most: AFTER.most })}
              min={AFTER.least}
              max={AFTER.most}
              allowDecimal={false}
              value={wanted.after}
              onChange={(value) => set({ ...wanted, after: Number(value) })}
            />
          </>
        )}
        <Trouble error={assign.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={assign.isPending} data-testid="assign-save">
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
