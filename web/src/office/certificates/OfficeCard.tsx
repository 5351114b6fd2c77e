import { Button, Checkbox, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import { useMay } from "../../api/queries.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { SERVICES, useOffer, type Office, type Service } from "./certificates.ts";
import { Confirm } from "./Confirm.tsx";
import { useTexts } from "./texts.ts";

/// Whose certificates count as the office's own, and what its scopes are held against.
export function OfficeCard({ office }: { office: Office }) {
  const t = useTexts();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const names = (services: readonly Service[]) => services.map((one) => t(`service.${one}`)).join(t("comma"));
  const { waiting } = office;
  const waits = waiting && {
    number: waiting.number ?? t("officeNone"),
    services: names(waiting.services),
  };
  return (
    <Paper withBorder p="lg" data-testid="certificate-office">
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h4">
          {t("office")}
        </Title>
        <Text c="var(--quiet)">{t("officeText")}</Text>
        <Text>{t("labelled", { name: t("officeNumber"), value: office.number ?? t("officeNone") })}</Text>
        <Text>{t("labelled", { name: t("officeServices"), value: names(office.services) })}</Text>
        {waiting && waits && (
          <>
            <Text fw={600}>{t("officeWaits", waits)}</Text>
            <Confirm
              entry={waiting.entry}
              by={waiting.by}
              label={t("confirm")}
              of={t("officeConfirm")}
              title={t("officeConfirm")}
              go={t("confirmDo")}
            >
              <Text>{t("officeWaits", waits)}</Text>
            </Confirm>
          </>
        )}
        {may("WATCH") && (
          <Button size="compact-sm" variant="default" onClick={() => setChanging(true)} data-testid="office-change">
            {t("officeChange")}
          </Button>
        )}
      </Stack>
      <Dialog opened={changing} onClose={() => setChanging(false)} title={t("officeTitle")}>
        <OfferForm office={office} done={() => setChanging(false)} />
      </Dialog>
    </Paper>
  );
}

function OfferForm({ office, done }: { office: Office; done: () => void }) {
  const t = useTexts();
  const offer = useOffer();
  const [number, setNumber] = useState(office.number ?? "");
  const [services, setServices] = useState<string[]>(office.services);
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    offer.mutate(
      {
        number: number.trim() === "" ? null : number.trim(),
        services: SERVICES.filter((one) => services.includes(one)),
      },
      {
        onSuccess: () => {
          notifications.show({ message: t("entered") });
          done();
        },
      },
    );
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <TextInput
          label={t("officeNumber")}
          description={t("holder")}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          maxLength={13}
          inputMode="numeric"
          data-autofocus
        />
        <Checkbox.Group label={t("officeServices")} value={services} onChange={setServices}>
          <Stack gap="xs" mt="xs">
            {SERVICES.map((one) => (
              <Checkbox key={one} value={one} label={t(`service.${one}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Trouble error={offer.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={offer.isPending} disabled={services.length === 0} data-testid="office-enter">
            {t("officeSubmit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
