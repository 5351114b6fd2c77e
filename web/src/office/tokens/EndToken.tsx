import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useEndToken, type Token } from "./tokens.ts";
import { useTokenTexts } from "./texts.ts";

export function EndToken({ token, close }: { token: Token | null; close: () => void }) {
  const t = useTokenTexts();
  const end = useEndToken();
  return (
    <Modal
      opened={token !== null}
      onClose={close}
      title={token && t("endTitle", { name: token.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {token && (
        <Stack>
          <Text>{t("endText")}</Text>
          <Trouble error={end.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t("cancel")}
            </Button>
            <Button
              color="shu"
              loading={end.isPending}
              data-testid="token-ended"
              onClick={() =>
                end.mutate(token, {
                  onSuccess: () => {
                    notifications.show({ message: t("ended", { name: token.name }) });
                    close();
                  },
                })
              }
            >
              {t("end")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
